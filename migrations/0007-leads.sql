-- Leads: who asked, who answers and by when, the basket as it was left, and everything said since.
-- A lead belongs to the account that asked (a guest's to the prospect made for him). Staff and buyers only read here;
-- what they do is decided in the room's actions and written by the server, under the row version they saw.

CREATE SCHEMA leads;
GRANT USAGE ON SCHEMA leads TO keyline_app, keyline_portal, keyline_staff;

CREATE SEQUENCE leads.lead_number;
GRANT USAGE ON SEQUENCE leads.lead_number TO keyline_app;

-- The present state: what the events of the lead come to. Company and contact are as the buyer gave them.
CREATE TABLE leads.lead (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  seller_id uuid NOT NULL,
  store_id uuid NOT NULL,
  team_id uuid,                      -- the team whose turn it was; null: the account's owner answers
  -- Under which working hours the answer was promised: { "minutes": 240, "calendar": { "zone": "...", ... } }.
  answering jsonb NOT NULL,
  source text NOT NULL CHECK (source IN ('talk', 'repeat_buyer')),
  -- What the lead is about, so that asking twice for the same is found while the first is open.
  subject text NOT NULL,
  session_id uuid,
  basket_id uuid,
  company text NOT NULL,
  country char(2) NOT NULL,
  contact_person_id uuid,
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text,
  language text NOT NULL,
  need text NOT NULL DEFAULT '',
  headline jsonb,                    -- { "quantity": 1200, "names": { "en": "..." }, "more": 1 }
  repeat_buyer jsonb,                -- { "orders": 2, "saving": "2180.20" }: where a company's own orders passed the limit
  commitment_minor bigint,           -- null: price on request, or a question without a basket
  currency char(3),
  owner_person_id uuid NOT NULL,
  owner_reason text NOT NULL CHECK (owner_reason IN ('account_owner', 'round_robin', 'passed', 'claimed')),
  status text NOT NULL CHECK (status IN ('new', 'claimed', 'waiting_for_customer', 'closed', 'converted')),
  opened_at timestamptz NOT NULL,
  clock_started_at timestamptz NOT NULL,
  answer_by timestamptz,             -- null: the clock stands, the answer was given
  claimed_at timestamptz,
  first_answered_at timestamptz,
  waiting_since timestamptz,
  closed_at timestamptz,
  outcome text CHECK (outcome IN ('won', 'lost', 'spam', 'duplicate')),
  close_reason text,
  order_id uuid,
  order_number text,
  reminded_at timestamptz,
  escalated_at timestamptz,
  changed_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, number),
  CHECK ((status = 'closed') = (outcome IS NOT NULL)),
  CHECK ((status IN ('new', 'claimed')) = (answer_by IS NOT NULL)),
  CHECK ((commitment_minor IS NULL) OR (currency IS NOT NULL))
);
CREATE INDEX lead_by_id ON leads.lead (id);
CREATE INDEX lead_inbox ON leads.lead (answer_by, id) WHERE status IN ('new', 'claimed');
CREATE INDEX lead_inbox_own ON leads.lead (owner_person_id, answer_by, id) WHERE status IN ('new', 'claimed');
CREATE INDEX lead_waiting ON leads.lead (waiting_since, id) WHERE status = 'waiting_for_customer';
CREATE INDEX lead_closed ON leads.lead (closed_at DESC, id DESC) WHERE status IN ('closed', 'converted');
CREATE INDEX lead_opened ON leads.lead (opened_at DESC, id DESC);
CREATE INDEX lead_company ON leads.lead (company, id);
CREATE INDEX lead_session_subject ON leads.lead (session_id, subject) WHERE status NOT IN ('closed', 'converted');
CREATE INDEX lead_account_subject ON leads.lead (account_id, subject) WHERE status NOT IN ('closed', 'converted');
CREATE INDEX lead_by_basket ON leads.lead (basket_id) WHERE basket_id IS NOT NULL;

-- What happened, in order; rows are only added. Ids and figures only: words and names stand elsewhere.
CREATE TABLE leads.lead_event (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  position integer NOT NULL,         -- the row version that the event made
  at timestamptz NOT NULL,
  actor_person_id uuid,              -- null: the server, or a buyer who holds the link
  data jsonb NOT NULL,               -- { "kind": "claimed", ... } as in the room's terms
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, lead_id, position),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);

-- The basket as it was when it was handed over, priced; a changed basket adds a row.
CREATE TABLE leads.lead_basket (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  currency char(3) NOT NULL,
  shown jsonb NOT NULL,              -- { "lines", "totals" } as the buyer saw them: without prices where the store hides them
  lines jsonb NOT NULL,              -- with every price; like the next two for staff alone
  totals jsonb NOT NULL,
  traces jsonb NOT NULL,             -- how the prices and the decision came about
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);
CREATE INDEX lead_basket_newest ON leads.lead_basket (account_id, lead_id, taken_at DESC, id DESC);

-- What both sides wrote to each other. Notes and calls are not here, so that no query of a buyer can meet them.
CREATE TABLE leads.lead_message (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL,
  direction text NOT NULL CHECK (direction IN ('to_buyer', 'from_buyer')),
  person_id uuid,                    -- null: the buyer who holds the link, not signed in
  body text NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);
CREATE INDEX lead_message_order ON leads.lead_message (account_id, lead_id, at, id);

-- Calls and notes of the staff about a lead. Portal roles hold no grant on it.
CREATE TABLE leads.lead_note (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('note', 'call', 'pass')),
  person_id uuid NOT NULL,
  body text NOT NULL,
  call_outcome text CHECK (call_outcome IN ('reached', 'not_reached', 'left_message')),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id),
  CHECK ((kind = 'call') = (call_outcome IS NOT NULL))
);
CREATE INDEX lead_note_order ON leads.lead_note (account_id, lead_id, at, id);

-- Links under which a buyer reads his request without signing in: each mail carries its own, kept as a hash.
CREATE TABLE leads.request_link (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, token_hash),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);

-- Whose turn it is in a team. One row per team; its lock is what makes the turns fair.
CREATE TABLE leads.team_turn (
  team_id uuid PRIMARY KEY,
  last_person_id uuid
);

-- Days on which somebody of the staff is away and gets no leads by turn. The last day is included.
CREATE TABLE leads.absence (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  CHECK (last_day >= first_day)
);
CREATE INDEX absence_person ON leads.absence (person_id, last_day);

SELECT platform.guard_account_table('leads.lead');
SELECT platform.guard_account_table('leads.lead_event');
SELECT platform.guard_account_table('leads.lead_basket');
SELECT platform.guard_account_table('leads.lead_message');
SELECT platform.guard_account_table('leads.lead_note');
SELECT platform.guard_account_table('leads.request_link');

-- A lead passed on to somebody is his (and his team's, as far as they see) although the account is not.
CREATE POLICY passed_on ON leads.lead FOR SELECT TO keyline_staff USING (
  owner_person_id = platform.my_person()
  OR (platform.my_scope() = 'team' AND owner_person_id = ANY (platform.my_people())));
CREATE FUNCTION leads.staff_sees_lead(of_account uuid, of_lead uuid) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM leads.lead l WHERE l.account_id = of_account AND l.id = of_lead) $$;
CREATE POLICY passed_on ON leads.lead_event FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));
CREATE POLICY passed_on ON leads.lead_basket FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));
CREATE POLICY passed_on ON leads.lead_message FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));
CREATE POLICY passed_on ON leads.lead_note FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));

GRANT SELECT, INSERT, UPDATE ON leads.lead, leads.team_turn TO keyline_app;
GRANT SELECT, INSERT ON leads.lead_event, leads.lead_basket, leads.lead_message, leads.lead_note, leads.request_link TO keyline_app;
GRANT SELECT ON leads.lead, leads.lead_event, leads.lead_basket, leads.lead_message, leads.lead_note, leads.absence TO keyline_staff;
GRANT SELECT, INSERT, DELETE ON leads.absence TO keyline_app;

-- A buyer sees his request, not what the vendor makes of it.
GRANT SELECT (account_id, id, number, seller_id, store_id, answering, basket_id, company, contact_person_id, contact_name, need, headline,
  currency, owner_person_id, status, opened_at, clock_started_at, answer_by, first_answered_at,
  waiting_since, closed_at, order_id, order_number, changed_at, row_version) ON leads.lead TO keyline_portal;
GRANT SELECT (account_id, id, lead_id, taken_at, currency, shown) ON leads.lead_basket TO keyline_portal;
GRANT SELECT ON leads.lead_message TO keyline_portal;
GRANT SELECT ON leads.request_link TO keyline_portal;

-- For the rooms after this one: search, the desk's home, attribution.
CREATE VIEW leads.published_leads WITH (security_invoker = true) AS
  SELECT account_id, id, number, seller_id, store_id, company, contact_name, contact_email, contact_phone, headline,
    commitment_minor, currency, owner_person_id, status, outcome, opened_at, clock_started_at, answer_by, basket_id, order_id
  FROM leads.lead;
GRANT SELECT ON leads.published_leads TO keyline_app, keyline_staff;
