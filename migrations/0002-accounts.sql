-- Who sells, who buys, who works there, and how people prove who they are.

CREATE SCHEMA accounts;
GRANT USAGE ON SCHEMA accounts TO keyline_app, keyline_portal, keyline_staff;

-- The seller's calendar day of the request. The database's own day only where a statement runs without a request.
CREATE FUNCTION platform.my_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('app.today', true), '')::date, current_date) $$;

CREATE TABLE accounts.seller (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  legal_name text NOT NULL,
  country char(2) NOT NULL,
  currency char(3) NOT NULL,
  time_zone text NOT NULL,
  fiscal_start_month smallint NOT NULL DEFAULT 1 CHECK (fiscal_start_month BETWEEN 1 AND 12),
  branding jsonb NOT NULL DEFAULT '{"hue": 215, "chroma": 0.6}',
  address jsonb NOT NULL,
  banks jsonb NOT NULL DEFAULT '[]',
  vat_registrations jsonb NOT NULL DEFAULT '[]',
  staff_need_second_factor boolean NOT NULL DEFAULT false,
  row_version integer NOT NULL DEFAULT 1
);

-- People are a reference table: one person may belong to several companies. Only a proven address is unique, so a
-- guest who types somebody else's address neither learns that it is known nor reaches what it belongs to.
CREATE TABLE accounts.person (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  phone text,
  title text,
  language text NOT NULL CHECK (language IN ('en', 'de')),
  email_verified_at timestamptz,
  -- The account he acts for, of those he belongs to; each session may choose another.
  active_account_id uuid,
  -- The vendor's people who have left. What they did keeps their id.
  deactivated_at timestamptz,
  created_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX person_verified_email ON accounts.person (email) WHERE email_verified_at IS NOT NULL;
CREATE INDEX person_email ON accounts.person (email);

-- Secrets stand apart from people, out of reach of the roles that serve customers and staff.
CREATE TABLE accounts.credential (
  person_id uuid PRIMARY KEY REFERENCES accounts.person,
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE accounts.totp (
  person_id uuid PRIMARY KEY REFERENCES accounts.person,
  sealed_secret text NOT NULL,
  confirmed_at timestamptz,
  -- The last accepted time step: a code is good once.
  last_step bigint NOT NULL DEFAULT 0
);
CREATE TABLE accounts.recovery_code (
  person_id uuid NOT NULL REFERENCES accounts.person,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);
-- What a mailed link carries: only its hash is kept; good once, for one purpose, until it expires.
CREATE TABLE accounts.token (
  hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sign_up', 'reset', 'invitation', 'staff_invitation', 'administrator')),
  person_id uuid REFERENCES accounts.person,
  account_id uuid,
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX token_person ON accounts.token (person_id) WHERE person_id IS NOT NULL AND used_at IS NULL;
CREATE INDEX token_expired ON accounts.token (expires_at);

CREATE TABLE accounts.staff_role (
  person_id uuid NOT NULL REFERENCES accounts.person,
  role text NOT NULL CHECK (role IN ('inside_sales', 'field_seller', 'account_manager', 'sales_manager',
    'major_account_manager', 'channel_manager', 'revenue_operations', 'finance', 'analyst', 'catalogue', 'executive',
    'administrator')),
  PRIMARY KEY (person_id, role)
);
CREATE TABLE accounts.team (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  time_zone text NOT NULL,
  answer_minutes integer NOT NULL CHECK (answer_minutes > 0),
  opens text NOT NULL CHECK (opens ~ '^\d\d:\d\d$'),
  closes text NOT NULL CHECK (closes ~ '^\d\d:\d\d$'),
  workdays smallint[] NOT NULL CHECK (cardinality(workdays) > 0),
  holidays date[] NOT NULL DEFAULT '{}',
  row_version integer NOT NULL DEFAULT 1,
  CHECK (closes > opens)
);
CREATE TABLE accounts.team_member (
  team_id uuid NOT NULL REFERENCES accounts.team ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES accounts.person,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_member_person ON accounts.team_member (person_id);

CREATE TABLE accounts.store (
  id uuid PRIMARY KEY,
  seller_id uuid NOT NULL REFERENCES accounts.seller,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{1,40}$'),
  name text NOT NULL,
  default_currency char(3) NOT NULL,
  currencies text[] NOT NULL CHECK (default_currency::text = ANY (currencies)),
  country_currencies jsonb NOT NULL DEFAULT '{}',
  shows_prices_over_limit boolean NOT NULL DEFAULT true,
  inside_team_id uuid REFERENCES accounts.team,
  terms_version text NOT NULL,
  payment_days integer NOT NULL DEFAULT 14 CHECK (payment_days BETWEEN 0 AND 365),
  opened_at timestamptz,
  row_version integer NOT NULL DEFAULT 1
);

-- Companies are a reference table too; what belongs to one carries account_id in its key.
CREATE SEQUENCE accounts.account_number START 10001;
CREATE TABLE accounts.account (
  id uuid PRIMARY KEY,
  seller_id uuid NOT NULL REFERENCES accounts.seller,
  number text NOT NULL UNIQUE,
  name text NOT NULL,
  legal_name text,
  status text NOT NULL CHECK (status IN ('prospect', 'active', 'closed')),
  country char(2) NOT NULL,
  industry text,
  segment text,
  vat_id text,
  domain text,
  phone text,
  website text,
  employees integer CHECK (employees >= 0),
  language text NOT NULL CHECK (language IN ('en', 'de')),
  currency char(3) NOT NULL,
  address jsonb,
  created_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1
);
CREATE INDEX account_by_name ON accounts.account (lower(name), id);
CREATE INDEX account_by_number ON accounts.account (number, id);
CREATE INDEX account_by_created ON accounts.account (created_at, id);
CREATE INDEX account_search ON accounts.account
  USING gin ((lower(name) || ' ' || lower(number) || ' ' || coalesce(lower(domain), '')) gin_trgm_ops);
CREATE INDEX account_vat_id ON accounts.account (vat_id) WHERE vat_id IS NOT NULL;
CREATE INDEX account_domain ON accounts.account (domain) WHERE domain IS NOT NULL;

CREATE TABLE accounts.account_parent (
  account_id uuid NOT NULL REFERENCES accounts.account,
  id uuid NOT NULL,
  parent_id uuid NOT NULL REFERENCES accounts.account CHECK (parent_id <> account_id),
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (account_id, id),
  CHECK (to_day >= from_day)
);
CREATE UNIQUE INDEX account_parent_open ON accounts.account_parent (account_id) WHERE to_day IS NULL;
CREATE INDEX account_parent_children ON accounts.account_parent (parent_id);

CREATE TABLE accounts.relationship (
  account_id uuid NOT NULL REFERENCES accounts.account,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer', 'partner', 'alliance')),
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (account_id, id),
  CHECK (to_day >= from_day)
);
CREATE UNIQUE INDEX relationship_open ON accounts.relationship (account_id, kind) WHERE to_day IS NULL;

CREATE TABLE accounts.membership (
  account_id uuid NOT NULL REFERENCES accounts.account,
  person_id uuid NOT NULL REFERENCES accounts.person,
  role text NOT NULL CHECK (role IN ('buyer', 'approver', 'account_admin', 'partner_seller', 'partner_admin')),
  since timestamptz NOT NULL,
  PRIMARY KEY (account_id, person_id, role)
);
CREATE INDEX membership_person ON accounts.membership (person_id, account_id);
-- Who once belonged: so that what he did for the company still has a name.
CREATE TABLE accounts.past_membership (
  account_id uuid NOT NULL REFERENCES accounts.account,
  person_id uuid NOT NULL REFERENCES accounts.person,
  ended_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, person_id)
);

CREATE TABLE accounts.invitation (
  account_id uuid NOT NULL REFERENCES accounts.account,
  id uuid NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  name text,
  roles text[] NOT NULL,
  invited_by uuid NOT NULL REFERENCES accounts.person,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX invitation_open ON accounts.invitation (account_id, email) WHERE accepted_at IS NULL;

CREATE TABLE accounts.import (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  person_id uuid NOT NULL,
  file_name text NOT NULL,
  rows integer NOT NULL,
  opened integer NOT NULL,
  changed integer NOT NULL
);

CREATE TABLE accounts.import_account (
  import_id uuid NOT NULL REFERENCES accounts.import,
  account_id uuid NOT NULL REFERENCES accounts.account,
  PRIMARY KEY (import_id, account_id)
);

-- Who owns an account from when to when, for lists: empty until territories, the only owner of "who looks after whom",
-- fills it.
CREATE VIEW accounts.account_owner WITH (security_invoker = true) AS
  SELECT NULL::uuid AS account_id, NULL::uuid AS person_id, NULL::date AS from_day, NULL::date AS to_day WHERE false;

-- What later rooms read.
CREATE VIEW accounts.published_account WITH (security_invoker = true) AS
  SELECT id, seller_id, number, name, legal_name, status, country, industry, segment, vat_id, domain, phone, language,
    currency, address, created_at FROM accounts.account;
CREATE VIEW accounts.published_person WITH (security_invoker = true) AS
  SELECT id, email, name, phone, title, language, email_verified_at, deactivated_at FROM accounts.person;
CREATE VIEW accounts.published_membership WITH (security_invoker = true) AS
  SELECT account_id, person_id, role FROM accounts.membership;
CREATE VIEW accounts.published_import WITH (security_invoker = true) AS
  SELECT import_id, account_id FROM accounts.import_account;
CREATE VIEW accounts.published_parent WITH (security_invoker = true) AS
  SELECT account_id, parent_id, from_day, to_day FROM accounts.account_parent;

-- What a session needs to know of its person, in one look-up. Sessions are the platform's, people are ours: this view
-- is where the two meet. It reads as its owner and is the server's alone.
-- Every signed-in request asks it: nothing is sorted or grouped here, and only what says who may do what is read.
CREATE VIEW platform.person_facts AS
  SELECT p.id, p.name, p.email, p.language, p.active_account_id,
    ARRAY(SELECT concat_ws(' ', m.account_id, m.role, a.currency, a.segment) FROM accounts.membership m
      JOIN accounts.account a ON a.id = m.account_id AND a.status <> 'closed' WHERE m.person_id = p.id) AS memberships,
    ARRAY(SELECT r.role FROM accounts.staff_role r WHERE r.person_id = p.id) AS staff_roles,
    ARRAY(SELECT other.person_id FROM accounts.team_member mine
      JOIN accounts.team_member other ON other.team_id = mine.team_id WHERE mine.person_id = p.id) AS team_people,
    (SELECT s.staff_need_second_factor FROM accounts.seller s ORDER BY s.id LIMIT 1) AS staff_need_second_factor
  FROM accounts.person p WHERE p.deactivated_at IS NULL;
GRANT SELECT ON platform.person_facts TO keyline_app;

-- Behind the walls
SELECT platform.guard_account_table('accounts.account', 'id');
SELECT platform.guard_account_table('accounts.account_parent');
SELECT platform.guard_account_table('accounts.relationship');
SELECT platform.guard_account_table('accounts.membership');
SELECT platform.guard_account_table('accounts.past_membership');
SELECT platform.guard_account_table('accounts.invitation');
SELECT platform.guard_account_table('accounts.import_account');

-- A person is seen by the people of the companies he belongs or belonged to. The vendor's people see each other and
-- the people of the accounts they see. The sub-selects stand behind the walls of the tables they read.
ALTER TABLE accounts.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY portal ON accounts.person TO keyline_portal USING (
  id = platform.my_person()
  OR EXISTS (SELECT 1 FROM accounts.membership m WHERE m.person_id = person.id)
  OR EXISTS (SELECT 1 FROM accounts.past_membership m WHERE m.person_id = person.id));
CREATE POLICY staff ON accounts.person TO keyline_staff USING (
  platform.my_scope() = 'all'
  OR EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = person.id)
  OR EXISTS (SELECT 1 FROM accounts.membership m WHERE m.person_id = person.id)
  OR EXISTS (SELECT 1 FROM accounts.past_membership m WHERE m.person_id = person.id));
CREATE POLICY server ON accounts.person TO keyline_app USING (current_user = 'keyline_app');

GRANT SELECT, USAGE, UPDATE ON SEQUENCE accounts.account_number TO keyline_app, keyline_staff;
GRANT SELECT, INSERT, UPDATE ON accounts.seller, accounts.store, accounts.person, accounts.team, accounts.account,
  accounts.account_parent, accounts.relationship, accounts.past_membership TO keyline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.credential, accounts.totp, accounts.recovery_code, accounts.token,
  accounts.staff_role, accounts.team_member, accounts.membership, accounts.invitation TO keyline_app;
GRANT SELECT, INSERT ON accounts.import, accounts.import_account TO keyline_app, keyline_staff;

GRANT SELECT ON accounts.seller, accounts.store, accounts.team, accounts.team_member, accounts.account_owner,
  accounts.published_account, accounts.published_person, accounts.published_membership, accounts.published_parent
  TO keyline_app, keyline_portal, keyline_staff;
GRANT SELECT ON accounts.published_import TO keyline_app, keyline_staff;
GRANT SELECT ON accounts.account, accounts.person, accounts.account_parent, accounts.relationship, accounts.membership,
  accounts.past_membership, accounts.invitation TO keyline_portal, keyline_staff;
-- A company's own people and facts, changed by its own administrator.
GRANT UPDATE (name, legal_name, vat_id, phone, website, language, address, row_version) ON accounts.account TO keyline_portal;
GRANT INSERT, UPDATE, DELETE ON accounts.membership, accounts.invitation TO keyline_portal;
GRANT INSERT, UPDATE ON accounts.past_membership TO keyline_portal;
GRANT SELECT ON accounts.staff_role TO keyline_staff;
GRANT INSERT, UPDATE ON accounts.account, accounts.account_parent, accounts.relationship, accounts.seller,
  accounts.store, accounts.team TO keyline_staff;
GRANT INSERT, DELETE ON accounts.team_member TO keyline_staff;
