-- The store around the basket: baskets sent to a colleague, baskets kept under a name.

-- A basket as it was sent: its lines, and what they came to then. Only the server reaches it, by the id that a signed
-- link carries; it goes when the link ends. Names and note are the sender's words, so they go with it.
CREATE TABLE baskets.sent_basket (
  id uuid PRIMARY KEY,
  account_id uuid,                     -- the sender's, where he was signed in
  person_id uuid,
  sender_name text NOT NULL DEFAULT '',
  note text NOT NULL DEFAULT '',
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),   -- [{ "offerId", "quantity" }]
  promotion_code text,
  shown jsonb NOT NULL,                -- { "day", "dueNow", "commitment", "lines": [{ "sku", "quantity", "net" }] }
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sent_basket_expires ON baskets.sent_basket (expires_at);
ALTER TABLE baskets.sent_basket ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON baskets.sent_basket TO keyline_app USING (current_user = 'keyline_app');
GRANT SELECT, INSERT, DELETE ON baskets.sent_basket TO keyline_app;

-- A basket kept under a name, for its owner alone or for everybody of his company.
CREATE TABLE baskets.saved_basket (
  account_id uuid NOT NULL REFERENCES accounts.account (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  shared boolean NOT NULL DEFAULT false,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
  saved_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX saved_basket_name ON baskets.saved_basket (account_id, person_id, lower(name));
SELECT platform.guard_account_table('baskets.saved_basket');
-- Inside the company's walls a basket that is not shared is its owner's own.
CREATE POLICY own_or_shared ON baskets.saved_basket AS RESTRICTIVE TO keyline_portal
  USING (shared OR person_id = platform.my_person());
GRANT SELECT, INSERT, UPDATE, DELETE ON baskets.saved_basket TO keyline_app, keyline_portal;

-- The terms of sale as they were published, by version: orders name one, so none ever changes or goes.
CREATE TABLE accounts.terms_of_sale (
  store_id uuid NOT NULL REFERENCES accounts.store (id),
  version text NOT NULL CHECK (version <> ''),
  starts_on date NOT NULL,
  texts jsonb NOT NULL CHECK (texts ? 'en'),            -- { "en": "...", "de": "..." }
  published_at timestamptz NOT NULL,
  published_by uuid,
  PRIMARY KEY (store_id, version),
  UNIQUE (store_id, starts_on)
);
GRANT SELECT ON accounts.terms_of_sale TO keyline_app, keyline_portal, keyline_staff;
GRANT INSERT ON accounts.terms_of_sale TO keyline_app, keyline_staff;
