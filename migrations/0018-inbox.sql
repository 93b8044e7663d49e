-- The inbox, complete: who gets a lead and why, who stands in for whom, mail both ways, opportunities, merged leads,
-- what came in while people were away.

-- Routing ----------------------------------------------------------------------------------------------------------

-- Which team or person a region's leads go to: a country, and within it the postal codes that begin so. The longest
-- beginning wins; '' is the country as a whole.
CREATE TABLE territories.routing_rule (
  id uuid PRIMARY KEY,
  country char(2) NOT NULL,
  postal_prefix text NOT NULL DEFAULT '' CHECK (postal_prefix ~ '^[0-9A-Z]{0,10}$'),
  team_id uuid REFERENCES accounts.team ON DELETE CASCADE,
  person_id uuid REFERENCES accounts.person,
  row_version integer NOT NULL DEFAULT 1,
  UNIQUE (country, postal_prefix),
  CHECK ((team_id IS NULL) <> (person_id IS NULL))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON territories.routing_rule TO keyline_app, keyline_staff;

CREATE VIEW accounts.published_team WITH (security_invoker = true) AS SELECT id, name, time_zone FROM accounts.team;
GRANT SELECT ON accounts.published_team TO keyline_app, keyline_staff;

ALTER TABLE leads.lead DROP CONSTRAINT lead_owner_reason_check;
ALTER TABLE leads.lead ADD CONSTRAINT lead_owner_reason_check CHECK (owner_reason IN ('account_owner', 'registration',
  'territory', 'round_robin', 'passed', 'claimed', 'deputy', 'returned', 'leaver'));
ALTER TABLE leads.lead DROP CONSTRAINT lead_source_check;
ALTER TABLE leads.lead ADD CONSTRAINT lead_source_check CHECK (source IN ('talk', 'repeat_buyer', 'mail'));
-- The facts behind owner_reason, for its words: { "country": "DE", "postalPrefix": "10", "person": "..." }.
ALTER TABLE leads.lead ADD COLUMN owner_facts jsonb NOT NULL DEFAULT '{}';
-- When 80 % of the promised working time has passed; null where the clock stands.
ALTER TABLE leads.lead ADD COLUMN remind_at timestamptz;
-- The lead that this one was merged into: mail to it goes there.
ALTER TABLE leads.lead ADD COLUMN merged_into uuid;
ALTER TABLE leads.lead ADD COLUMN close_reason_key text;
CREATE INDEX lead_contact ON leads.lead (lower(contact_email), opened_at DESC);
CREATE INDEX lead_by_number ON leads.lead (number);
CREATE INDEX lead_open_of ON leads.lead (owner_person_id) WHERE status NOT IN ('closed', 'converted');
GRANT SELECT (remind_at, merged_into) ON leads.lead TO keyline_portal;

-- Standing in --------------------------------------------------------------------------------------------------------

-- With a deputy, open leads and new ones go to him; returns: on the first day back those still with him come back.
ALTER TABLE leads.absence ADD COLUMN deputy_person_id uuid;
ALTER TABLE leads.absence ADD COLUMN returns boolean NOT NULL DEFAULT true;
ALTER TABLE leads.absence ADD COLUMN begun_at timestamptz;
ALTER TABLE leads.absence ADD COLUMN ended_at timestamptz;
CREATE TABLE leads.stand_in (
  account_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  absence_id uuid NOT NULL,
  deputy_person_id uuid NOT NULL,
  PRIMARY KEY (account_id, lead_id, absence_id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);
CREATE INDEX stand_in_absence ON leads.stand_in (absence_id);
SELECT platform.guard_account_table('leads.stand_in');
GRANT SELECT, INSERT, DELETE ON leads.stand_in TO keyline_app;
GRANT UPDATE ON leads.absence TO keyline_app;

-- What one person left to another, in one go; the list of what it was stays.
CREATE TABLE leads.hand_over (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  by_person_id uuid NOT NULL,
  from_person_id uuid NOT NULL,
  to_person_id uuid NOT NULL,
  leads jsonb NOT NULL,
  opportunities jsonb NOT NULL,
  accounts jsonb NOT NULL
);
GRANT SELECT, INSERT ON leads.hand_over TO keyline_app;

-- Mail -----------------------------------------------------------------------------------------------------------------

-- Every mail that came in, once: `digest` is of its Message-ID, sender, day and words. Read by the server alone.
CREATE TABLE leads.inbound_mail (
  id uuid PRIMARY KEY,
  digest bytea NOT NULL UNIQUE,
  received_at timestamptz NOT NULL,
  message_id text,
  sender_email text NOT NULL,
  sender_name text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('message', 'auto_reply', 'bounce', 'loop')),
  -- threaded: on a lead; unassigned: a person decides; set_aside: nothing to decide (automatic, or put aside by hand).
  state text NOT NULL CHECK (state IN ('threaded', 'unassigned', 'set_aside')),
  account_id uuid,
  lead_id uuid,
  attachments jsonb NOT NULL,        -- [{ "name", "mediaType", "size", "refused": null | "too_large" | "type" }]
  raw_key text,                      -- where the message lies as it came, while it is unassigned
  decided_by uuid,
  decided_at timestamptz
);
CREATE INDEX inbound_mail_unassigned ON leads.inbound_mail (received_at DESC, id DESC) WHERE state = 'unassigned';
GRANT SELECT, INSERT, UPDATE ON leads.inbound_mail TO keyline_app;

-- Mail on a lead that is no word of the buyer: from somebody else, automatic, or returned. Never seen by portals.
CREATE TABLE leads.lead_mail (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('unverified', 'auto_reply', 'bounce')),
  sender_email text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  accepted_at timestamptz,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id)
);
CREATE INDEX lead_mail_order ON leads.lead_mail (account_id, lead_id, at, id);

-- What hung on a mail: kept as a file of the account, or not kept and why.
CREATE TABLE leads.lead_attachment (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  position smallint NOT NULL,
  file_id uuid,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  refused text CHECK (refused IN ('too_large', 'type')),
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, lead_id) REFERENCES leads.lead (account_id, id),
  CHECK ((file_id IS NULL) = (refused IS NOT NULL))
);
CREATE INDEX lead_attachment_mail ON leads.lead_attachment (account_id, lead_id, mail_id);
ALTER TABLE leads.lead_message ADD COLUMN mail_id uuid;

-- Addresses that mail came back from for good.
CREATE TABLE leads.bad_address (
  email text PRIMARY KEY,
  at timestamptz NOT NULL,
  reason text NOT NULL
);

-- Words that answers begin with, per team (null: every team) and language.
CREATE TABLE leads.reply_template (
  id uuid PRIMARY KEY,
  team_id uuid REFERENCES accounts.team ON DELETE CASCADE,
  language text NOT NULL CHECK (language IN ('en', 'de')),
  name text NOT NULL,
  body text NOT NULL,
  row_version integer NOT NULL DEFAULT 1,
  UNIQUE NULLS NOT DISTINCT (team_id, language, name)
);

SELECT platform.guard_account_table('leads.lead_mail');
SELECT platform.guard_account_table('leads.lead_attachment');
CREATE POLICY passed_on ON leads.lead_mail FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));
CREATE POLICY passed_on ON leads.lead_attachment FOR SELECT TO keyline_staff USING (leads.staff_sees_lead(account_id, lead_id));
GRANT SELECT ON leads.lead_mail, leads.lead_attachment, leads.bad_address, leads.reply_template TO keyline_staff;
GRANT SELECT, INSERT, UPDATE ON leads.lead_mail, leads.bad_address TO keyline_app;
GRANT SELECT, INSERT ON leads.lead_attachment TO keyline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON leads.reply_template TO keyline_app;

-- Opportunities --------------------------------------------------------------------------------------------------------

CREATE SEQUENCE leads.opportunity_number;
GRANT USAGE ON SEQUENCE leads.opportunity_number TO keyline_app;

-- How a seller sells: the stages in order with their probability, and why deals are won and lost. One row per seller.
CREATE TABLE leads.sales_process (
  seller_id uuid PRIMARY KEY REFERENCES accounts.seller,
  stages jsonb NOT NULL,             -- [{ "key": "qualify", "names": { "en": "...", "de": "..." }, "probability": 20 }]
  won_reasons jsonb NOT NULL,        -- [{ "key": "price", "names": { ... } }]
  lost_reasons jsonb NOT NULL,
  row_version integer NOT NULL DEFAULT 1
);

CREATE TABLE leads.opportunity (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  seller_id uuid NOT NULL,
  number text NOT NULL,
  lead_id uuid,
  basket_id uuid,
  company text NOT NULL,
  name text NOT NULL,
  stage text NOT NULL,
  probability smallint NOT NULL CHECK (probability BETWEEN 0 AND 100),
  value_minor bigint NOT NULL CHECK (value_minor >= 0),
  currency char(3) NOT NULL,
  close_day date NOT NULL,
  owner_person_id uuid NOT NULL,
  products jsonb NOT NULL DEFAULT '[]',  -- [{ "sku": "...", "quantity": 10 }]
  outcome text CHECK (outcome IN ('won', 'lost')),
  reason text,
  reason_text text,
  order_id uuid,
  order_number text,
  opened_at timestamptz NOT NULL,
  stage_since timestamptz NOT NULL,
  closed_at timestamptz,
  row_version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, number),
  CHECK ((outcome IS NULL) = (closed_at IS NULL)),
  CHECK (outcome IS NULL OR order_id IS NOT NULL OR reason IS NOT NULL)
);
CREATE INDEX opportunity_by_id ON leads.opportunity (id);
CREATE INDEX opportunity_close ON leads.opportunity (close_day, id);
CREATE INDEX opportunity_value ON leads.opportunity (value_minor DESC, id DESC);
CREATE INDEX opportunity_company ON leads.opportunity (company, id);
CREATE INDEX opportunity_owner ON leads.opportunity (owner_person_id, close_day, id);
CREATE INDEX opportunity_lead ON leads.opportunity (lead_id) WHERE lead_id IS NOT NULL;
CREATE UNIQUE INDEX opportunity_open_of_lead ON leads.opportunity (account_id, lead_id) WHERE outcome IS NULL AND lead_id IS NOT NULL;

CREATE TABLE leads.opportunity_event (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  opportunity_id uuid NOT NULL,
  position integer NOT NULL,
  at timestamptz NOT NULL,
  actor_person_id uuid,
  data jsonb NOT NULL,               -- { "kind": "moved", "from": "qualify", "to": "propose" }
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, opportunity_id, position),
  FOREIGN KEY (account_id, opportunity_id) REFERENCES leads.opportunity (account_id, id)
);
SELECT platform.guard_account_table('leads.opportunity');
SELECT platform.guard_account_table('leads.opportunity_event');
CREATE POLICY given ON leads.opportunity FOR SELECT TO keyline_staff USING (
  owner_person_id = platform.my_person()
  OR (platform.my_scope() = 'team' AND owner_person_id = ANY (platform.my_people())));
CREATE FUNCTION leads.staff_sees_opportunity(of_account uuid, of_opportunity uuid) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM leads.opportunity o WHERE o.account_id = of_account AND o.id = of_opportunity) $$;
CREATE POLICY given ON leads.opportunity_event FOR SELECT TO keyline_staff
  USING (leads.staff_sees_opportunity(account_id, opportunity_id));
GRANT SELECT ON leads.sales_process, leads.opportunity, leads.opportunity_event TO keyline_staff;
GRANT SELECT, INSERT, UPDATE ON leads.sales_process, leads.opportunity TO keyline_app;
GRANT SELECT, INSERT ON leads.opportunity_event TO keyline_app;

CREATE VIEW leads.published_opportunities WITH (security_invoker = true) AS
  SELECT account_id, id, number, seller_id, lead_id, company, name, stage, probability, value_minor, currency, close_day,
    owner_person_id, outcome, order_id, opened_at, closed_at
  FROM leads.opportunity;
GRANT SELECT ON leads.published_opportunities TO keyline_app, keyline_staff;

-- What the vendor's people did for buyers, for the share of orders that nobody had a hand in; and what came in.
CREATE VIEW leads.published_touches WITH (security_invoker = true) AS
  SELECT account_id, lead_id, at, actor_person_id, data ->> 'kind' AS kind FROM leads.lead_event
  WHERE data ->> 'kind' IN ('claimed', 'passed', 'replied', 'called', 'noted', 'converted');
CREATE VIEW leads.published_buyer_words WITH (security_invoker = true) AS
  SELECT m.account_id, m.lead_id, m.at, l.number, l.company, l.owner_person_id FROM leads.lead_message m
  JOIN leads.lead l ON l.account_id = m.account_id AND l.id = m.lead_id WHERE m.direction = 'from_buyer';
GRANT SELECT ON leads.published_touches, leads.published_buyer_words TO keyline_app, keyline_staff;

-- Companies that turned out to be one -----------------------------------------------------------------------------------

-- Ids never move: what happened under an id stays there. From now on `account_id` is another name of `into_account_id`.
CREATE TABLE accounts.account_alias (
  account_id uuid PRIMARY KEY REFERENCES accounts.account,
  into_account_id uuid NOT NULL REFERENCES accounts.account CHECK (into_account_id <> account_id),
  at timestamptz NOT NULL,
  by_person_id uuid NOT NULL,
  reason text
);
CREATE INDEX account_alias_into ON accounts.account_alias (into_account_id);
SELECT platform.guard_account_table('accounts.account_alias');
GRANT SELECT, INSERT ON accounts.account_alias TO keyline_app;
GRANT SELECT ON accounts.account_alias TO keyline_staff;
CREATE VIEW accounts.published_alias WITH (security_invoker = true) AS
  SELECT account_id, into_account_id FROM accounts.account_alias;
GRANT SELECT ON accounts.published_alias TO keyline_app, keyline_staff;

-- Search: opportunities and licence keys ---------------------------------------------------------------------------------

ALTER TABLE desk.search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE desk.search_entry ADD CONSTRAINT search_entry_kind_check CHECK (kind IN ('account', 'lead', 'order',
  'product', 'person', 'price_list', 'opportunity', 'licence'));
