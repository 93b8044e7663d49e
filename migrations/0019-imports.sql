-- Imports: files kept as they came, read into staging, judged as a set, reported row by row, then merged or undone.

-- Ids made where the database makes many rows at once: UUIDv7 like those of the program.
CREATE FUNCTION platform.new_id(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid $$;

-- Where files come from: what a system is called, and how its columns are read, per kind of import.
CREATE TABLE platform.import_source (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX import_source_name ON platform.import_source (lower(name));
CREATE TABLE platform.import_mapping (
  source_id uuid NOT NULL REFERENCES platform.import_source,
  kind text NOT NULL,
  mapping jsonb NOT NULL,
  headers text[] NOT NULL,             -- of the file it was made for: another form of file is guessed anew
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, kind)
);

CREATE TABLE platform.import (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  source_id uuid REFERENCES platform.import_source,
  file_name text NOT NULL,
  bytes bigint NOT NULL DEFAULT 0,
  sha256 text,                          -- null while the file still arrives
  headers text[] NOT NULL DEFAULT '{}',
  mapping jsonb,
  state text NOT NULL CHECK (state IN ('arriving', 'uploaded', 'checked', 'done', 'undone')),
  -- What has been asked for and is not finished.
  task text CHECK (task IN ('check', 'merge', 'undo')),
  leaves_out_bad_rows boolean NOT NULL DEFAULT false,
  rows integer NOT NULL DEFAULT 0,
  staged_rows integer NOT NULL DEFAULT 0,
  new_rows integer NOT NULL DEFAULT 0,
  changed_rows integer NOT NULL DEFAULT 0,
  unchanged_rows integer NOT NULL DEFAULT 0,
  repeated_rows integer NOT NULL DEFAULT 0,
  bad_rows integer NOT NULL DEFAULT 0,
  failure jsonb,                        -- why the last task was refused: { code, facts, errors }
  created_at timestamptz NOT NULL,
  created_by uuid,
  finished_at timestamptz,
  row_version integer NOT NULL DEFAULT 1
);
CREATE INDEX import_newest ON platform.import (created_at DESC, id DESC);
-- A task that is asked for, how far it is, and until when a worker holds it. Apart from the import, whose row the task's
-- own transaction changes.
CREATE TABLE platform.import_work (
  import_id uuid PRIMARY KEY REFERENCES platform.import ON DELETE CASCADE,
  since timestamptz NOT NULL,
  lease_until timestamptz,
  stop_requested boolean NOT NULL DEFAULT false,
  phase text CHECK (phase IN ('reading', 'judging', 'writing')),
  bytes bigint NOT NULL DEFAULT 0
);
-- The same content is imported once: until it is undone.
CREATE UNIQUE INDEX import_content ON platform.import (kind, sha256) WHERE state = 'done';

-- The file as it came, in pieces; let go once it is merged or given up.
CREATE TABLE platform.import_piece (
  import_id uuid NOT NULL REFERENCES platform.import ON DELETE CASCADE,
  number integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (import_id, number)
);
ALTER TABLE platform.import_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What becomes of each row of the file.
CREATE TABLE platform.import_outcome (
  import_id uuid NOT NULL REFERENCES platform.import ON DELETE CASCADE,
  row integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'repeated', 'bad')),
  key text,
  part text,
  record_id uuid,
  before jsonb,                         -- what a changed record was, to be put back
  version integer,                      -- the record's version after the change
  PRIMARY KEY (import_id, row)
);
CREATE INDEX import_outcome_by_kind ON platform.import_outcome (import_id, outcome, row) WHERE outcome IN ('changed', 'bad');
CREATE INDEX import_outcome_changed ON platform.import_outcome (record_id) WHERE outcome = 'changed';

-- What is wrong with a row: found while reading, or only by looking at all rows together.
CREATE TABLE platform.import_problem (
  import_id uuid NOT NULL REFERENCES platform.import ON DELETE CASCADE,
  row integer NOT NULL,
  field text NOT NULL,
  value text NOT NULL,
  expected text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  of_set boolean NOT NULL DEFAULT false,
  PRIMARY KEY (import_id, row, field, expected)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON platform.import_source, platform.import_mapping, platform.import,
  platform.import_work, platform.import_piece, platform.import_outcome, platform.import_problem TO keyline_app;

-- accounts ------------------------------------------------------------------------------------------------------------

-- What an account is called where files come from. The key is unique per source; local to the database.
CREATE TABLE accounts.source_key (
  account_id uuid NOT NULL REFERENCES accounts.account,
  source_id uuid NOT NULL,
  key text NOT NULL,
  import_id uuid NOT NULL,
  PRIMARY KEY (account_id, source_id, key)
);
CREATE UNIQUE INDEX source_key_once ON accounts.source_key (source_id, key);
CREATE INDEX source_key_import ON accounts.source_key (import_id);

-- People a company is reached by who have no sign-in here.
CREATE TABLE accounts.contact_person (
  account_id uuid NOT NULL REFERENCES accounts.account,
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  title text,
  import_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX contact_person_once ON accounts.contact_person (account_id, lower(name), coalesce(lower(email), ''));
CREATE INDEX contact_person_import ON accounts.contact_person (import_id);

ALTER TABLE accounts.account ADD COLUMN opened_by_import uuid;
CREATE INDEX account_opened_by_import ON accounts.account (opened_by_import) WHERE opened_by_import IS NOT NULL;
ALTER TABLE accounts.account_parent ADD COLUMN import_id uuid, ADD COLUMN ended_by_import uuid;
CREATE INDEX account_parent_import ON accounts.account_parent (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX account_parent_ended ON accounts.account_parent (ended_by_import) WHERE ended_by_import IS NOT NULL;

-- Rows of a file as accounts reads them; gone with a crash, then the file is read again.
CREATE UNLOGGED TABLE accounts.import_row (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  new_id uuid NOT NULL,
  key text NOT NULL,
  number text,
  name text NOT NULL,
  legal_name text,
  country char(2) NOT NULL,
  industry text,
  segment text,
  vat_id text,
  domain text,
  phone text,
  website text,
  employees integer,
  language text,
  currency char(3),
  parent_number text,
  parent_key text,
  parent_name text,
  owner_email text,
  contact_name text,
  contact_email text,
  contact_phone text,
  contact_title text,
  source_key text,
  parent_id uuid,
  PRIMARY KEY (import_id, row)
);

DROP VIEW accounts.published_import;
DROP TABLE accounts.import_account, accounts.import;
-- Companies that an import opened or changed.
CREATE VIEW accounts.published_import WITH (security_invoker = true) AS
  SELECT opened_by_import AS import_id, id AS account_id FROM accounts.account WHERE opened_by_import IS NOT NULL
  UNION ALL
  SELECT import_id, record_id FROM platform.import_outcome WHERE outcome = 'changed';
CREATE VIEW accounts.published_opened WITH (security_invoker = true) AS
  SELECT opened_by_import AS import_id, id AS account_id FROM accounts.account WHERE opened_by_import IS NOT NULL;
CREATE VIEW accounts.published_source_key WITH (security_invoker = true) AS
  SELECT account_id, source_id, key FROM accounts.source_key;
CREATE VIEW accounts.published_contact_person WITH (security_invoker = true) AS
  SELECT account_id, id, name, email, phone, title FROM accounts.contact_person;

-- Takes away what an import brought, and nothing else: the serving role itself deletes no account.
CREATE FUNCTION accounts.undo_import(of_import uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = accounts, pg_temp AS $$
DECLARE gone bigint;
BEGIN
  DELETE FROM accounts.contact_person WHERE import_id = of_import;
  DELETE FROM accounts.source_key WHERE import_id = of_import;
  DELETE FROM accounts.account_parent e USING accounts.account a
    WHERE a.id = e.account_id AND a.opened_by_import = of_import;
  DELETE FROM accounts.account_parent WHERE import_id = of_import;
  UPDATE accounts.account_parent SET to_day = NULL, ended_by_import = NULL WHERE ended_by_import = of_import;
  DELETE FROM accounts.relationship r USING accounts.account a
    WHERE a.id = r.account_id AND a.opened_by_import = of_import;
  DELETE FROM accounts.account WHERE opened_by_import = of_import;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION accounts.undo_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.undo_import(uuid) TO keyline_app;

SELECT platform.guard_account_table('accounts.source_key');
SELECT platform.guard_account_table('accounts.contact_person');
GRANT SELECT, INSERT ON accounts.source_key, accounts.contact_person TO keyline_app;
GRANT SELECT ON accounts.source_key, accounts.contact_person, accounts.published_contact_person TO keyline_staff;
GRANT SELECT ON accounts.published_source_key, accounts.published_contact_person, accounts.published_import,
  accounts.published_opened TO keyline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.import_row TO keyline_app;

-- territories ---------------------------------------------------------------------------------------------------------

-- Who looks after accounts that go with their import.
CREATE FUNCTION territories.undo_import(of_import uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = territories, pg_temp AS $$
  DELETE FROM territories.assignment t USING accounts.account a
    WHERE a.id = t.account_id AND a.opened_by_import = of_import;
$$;
REVOKE ALL ON FUNCTION territories.undo_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION territories.undo_import(uuid) TO keyline_app;

-- ordering ------------------------------------------------------------------------------------------------------------

-- Orders of the time before, as another system had them. They lie apart from our own: figures keep the decimals they
-- came with, nothing refers to them, and they go with their import. A line is never changed.
CREATE TABLE ordering.imported_line (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  source_id uuid NOT NULL,
  order_number text NOT NULL,
  line_key text NOT NULL,
  ordered_on date NOT NULL,
  product text,
  licence text,
  segment text,
  contact_id uuid,
  currency char(3) NOT NULL,
  quantity numeric,
  discount numeric,                     -- share of one
  revenue numeric NOT NULL,             -- net, after discount
  gross_profit numeric,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, source_id, order_number, line_key)
);
CREATE INDEX imported_line_import ON ordering.imported_line (import_id);
CREATE INDEX imported_line_newest ON ordering.imported_line (account_id, ordered_on DESC, id DESC);

CREATE UNLOGGED TABLE ordering.import_row (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  new_id uuid NOT NULL,
  account_number text,
  account_key text,
  order_number text NOT NULL,
  line_key text,
  ordered_on date NOT NULL,
  product text,
  licence text,
  segment text,
  contact_name text,
  currency char(3) NOT NULL,
  quantity numeric,
  discount numeric,
  revenue numeric NOT NULL,
  gross_profit numeric,
  PRIMARY KEY (import_id, row)
);

SELECT platform.guard_account_table('ordering.imported_line');
GRANT SELECT, INSERT, DELETE ON ordering.imported_line TO keyline_app;
GRANT SELECT ON ordering.imported_line TO keyline_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON ordering.import_row TO keyline_app;

CREATE VIEW ordering.published_imported_lines WITH (security_invoker = true) AS
  SELECT account_id, id, import_id, order_number, line_key, ordered_on, product, licence, segment, contact_id, currency,
    quantity, discount, revenue, gross_profit
  FROM ordering.imported_line;
GRANT SELECT ON ordering.published_imported_lines TO keyline_app, keyline_staff;

-- What the planner knows of rows that have just arrived; the serving role may not ask for it itself.
CREATE FUNCTION platform.know_import_rows(of_table regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF of_table NOT IN ('accounts.import_row'::regclass, 'ordering.import_row'::regclass, 'platform.import_outcome'::regclass)
    THEN RAISE EXCEPTION 'not a table of imports: %', of_table; END IF;
  EXECUTE format('ANALYZE %s', of_table);
END $$;
REVOKE ALL ON FUNCTION platform.know_import_rows(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.know_import_rows(regclass) TO keyline_app;
