-- Machinery without business words: outbox, idempotency, mail, files, audit, versions, numbers.
-- The walls between customers are functions here, so that every room's tables stand behind the same ones.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO keyline_app, keyline_portal, keyline_staff;

-- What the request's role may see. Without the setting the answer is the empty set, never an error and never everything.
CREATE FUNCTION platform.my_accounts() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.accounts', true), '')::uuid[], '{}'::uuid[]) $$;

CREATE FUNCTION platform.my_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;

CREATE FUNCTION platform.my_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.scope', true), ''), 'none') $$;

-- The people whose accounts the request's person may see: himself (own), or everyone of his teams (team).
CREATE FUNCTION platform.my_people() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.people', true), '')::uuid[], '{}'::uuid[]) $$;

-- Which accounts a member of the vendor's staff sees under a scope narrower than all. Replaced by the territories
-- room, the only owner of "who looks after whom"; until an assignment exists nobody sees anything.
CREATE FUNCTION platform.staff_sees(account uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT platform.my_scope() = 'all' $$;

-- Puts a table that belongs to accounts behind the walls. column_name is the column that names the account.
CREATE FUNCTION platform.guard_account_table(table_name regclass, column_name text DEFAULT 'account_id') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('CREATE POLICY portal ON %s TO keyline_portal USING (%I = ANY (platform.my_accounts()))', table_name, column_name);
  EXECUTE format('CREATE POLICY staff ON %s TO keyline_staff USING (platform.staff_sees(%I))', table_name, column_name);
  EXECUTE format('CREATE POLICY server ON %s TO keyline_app USING (current_user = ''keyline_app'')', table_name);
END $$;

-- Versions of what processes keep in memory (catalogue, prices, permissions). Raised in the transaction that changes it.
CREATE TABLE platform.version (
  name text PRIMARY KEY,
  value bigint NOT NULL DEFAULT 1
);
CREATE FUNCTION platform.raise_version(version_name text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = platform AS $$
  INSERT INTO platform.version (name, value) VALUES (version_name, 2)
  ON CONFLICT (name) DO UPDATE SET value = version.value + 1;
  SELECT pg_notify('keyline_version', version_name);
$$;

-- Events leave in the transaction that made them true; one relay hands them on.
CREATE TABLE platform.outbox (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  version smallint NOT NULL,
  at timestamptz NOT NULL,
  seller_id uuid,
  account_id uuid,
  actor uuid,
  on_behalf_of uuid,
  data jsonb NOT NULL,
  relayed_at timestamptz
);
CREATE INDEX outbox_waiting ON platform.outbox (id) WHERE relayed_at IS NULL;
-- A subscriber handles an event once: this row is written in the transaction of what it did.
CREATE TABLE platform.event_receipt (
  event_id uuid NOT NULL,
  subscriber text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (event_id, subscriber)
);

-- A reply kept for the key and body that made it. Local to the server's database, never distributed.
CREATE TABLE platform.idempotency_key (
  caller text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status smallint,
  reply jsonb,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (caller, key)
);
-- Kept for a day and seldom read: compressing a reply costs more than the space it saves.
ALTER TABLE platform.idempotency_key ALTER COLUMN reply SET STORAGE EXTERNAL;
CREATE INDEX idempotency_key_started ON platform.idempotency_key (started_at);

CREATE TABLE platform.mail (
  id uuid PRIMARY KEY,
  dedupe_key text NOT NULL UNIQUE,
  account_id uuid,
  person_id uuid,
  recipient text NOT NULL,
  reply_to text,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  attachments jsonb NOT NULL DEFAULT '[]', -- [{ "name", "file" }]: file is the key of a stored file
  headers jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  attempts smallint NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL
);
CREATE INDEX mail_newest ON platform.mail (created_at DESC, id DESC);
CREATE INDEX mail_waiting ON platform.mail (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL;

-- Content-addressed: the key is the SHA-256 of the bytes; the account is part of the address.
CREATE TABLE platform.file (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid,
  PRIMARY KEY (account_id, id)
);

-- Who did what. Rows are only added; a job seals them into chained segments afterwards.
CREATE TABLE platform.audit_entry (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor uuid,
  on_behalf_of uuid,
  account_id uuid,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  reason text,
  before jsonb,
  after jsonb
);
CREATE INDEX audit_entry_newest ON platform.audit_entry (at DESC, id DESC);
CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_kind, subject_id, at DESC);
CREATE TABLE platform.audit_segment (
  number bigint PRIMARY KEY,
  sealed_at timestamptz NOT NULL,
  entries bigint NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
);
CREATE TABLE platform.audit_sealed_entry (
  segment_number bigint NOT NULL REFERENCES platform.audit_segment,
  position integer NOT NULL,
  entry_id uuid NOT NULL UNIQUE REFERENCES platform.audit_entry,
  PRIMARY KEY (segment_number, position)
);

CREATE TABLE platform.session (
  token_hash bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  person_id uuid,                    -- null: a guest
  active_account_id uuid,
  csrf_secret text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  strong_until timestamptz,          -- signed in with the second factor until
  user_agent text,
  address text,
  language text,
  currency char(3)
);
CREATE INDEX session_person ON platform.session (person_id) WHERE person_id IS NOT NULL;

-- A session that ends or changes what it may do says so to the processes that keep sessions in memory for seconds.
CREATE FUNCTION platform.session_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = platform AS $$
BEGIN
  PERFORM platform.raise_version('sessions');
  RETURN NULL;
END $$;
CREATE TRIGGER session_ended AFTER DELETE ON platform.session FOR EACH STATEMENT EXECUTE FUNCTION platform.session_changed();
CREATE TRIGGER session_renewed AFTER UPDATE OF token_hash, person_id, active_account_id, csrf_secret, expires_at, strong_until
  ON platform.session FOR EACH ROW EXECUTE FUNCTION platform.session_changed();

-- Failed attempts per address and per name, in windows; the database counts, so that every process refuses alike.
CREATE TABLE platform.attempt (
  bucket text PRIMARY KEY,
  count integer NOT NULL,
  window_ends_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON platform.version, platform.idempotency_key, platform.session, platform.attempt TO keyline_app;
GRANT SELECT, INSERT, UPDATE ON platform.outbox, platform.mail TO keyline_app;
GRANT SELECT, INSERT, DELETE ON platform.event_receipt, platform.file TO keyline_app;
GRANT DELETE ON platform.outbox TO keyline_app; -- relayed events are cleared after their time by a job
GRANT SELECT, INSERT ON platform.audit_entry, platform.audit_segment, platform.audit_sealed_entry TO keyline_app;
-- Under a customer's or a member of staff's role one may announce, leave a trace, queue a mail and answer a repeated key.
GRANT INSERT ON platform.outbox, platform.audit_entry, platform.mail, platform.file TO keyline_portal, keyline_staff;
GRANT SELECT ON platform.version TO keyline_portal, keyline_staff;
GRANT SELECT, INSERT, UPDATE ON platform.idempotency_key TO keyline_portal, keyline_staff;
SELECT platform.guard_account_table('platform.file');
GRANT SELECT ON platform.file TO keyline_portal, keyline_staff;
