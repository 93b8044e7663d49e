-- What a company may use, for how long, and the keys that prove it. One entitlement per order line, made once.

CREATE SCHEMA licensing;
GRANT USAGE ON SCHEMA licensing TO keyline_app, keyline_portal, keyline_staff;

CREATE TABLE licensing.entitlement (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  order_number text NOT NULL,
  order_line_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL,
  names jsonb NOT NULL,               -- words of the order line as they stood
  quantity bigint NOT NULL CHECK (quantity > 0),
  starts_on date NOT NULL,
  ends_on date,                       -- first day without the right to use; null: until notice
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, order_line_id),
  FOREIGN KEY (account_id, order_line_id) REFERENCES ordering.order_line (account_id, id),
  CHECK (ends_on IS NULL OR ends_on > starts_on)
);
CREATE INDEX entitlement_newest ON licensing.entitlement (issued_at DESC, id DESC);
CREATE INDEX entitlement_newest_of_account ON licensing.entitlement (account_id, issued_at DESC, id DESC);
CREATE INDEX entitlement_ends ON licensing.entitlement (ends_on, id) WHERE ends_on IS NOT NULL;
CREATE INDEX entitlement_order ON licensing.entitlement (order_id);

CREATE TABLE licensing.licence_key (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  entitlement_id uuid NOT NULL,
  key text NOT NULL CHECK (key ~ '^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$'),
  seats bigint NOT NULL CHECK (seats > 0),
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, key),
  FOREIGN KEY (account_id, entitlement_id) REFERENCES licensing.entitlement (account_id, id)
);
CREATE INDEX licence_key_entitlement ON licensing.licence_key (account_id, entitlement_id);
CREATE INDEX licence_key_key ON licensing.licence_key (key);

SELECT platform.guard_account_table('licensing.entitlement');
SELECT platform.guard_account_table('licensing.licence_key');
GRANT SELECT ON licensing.entitlement, licensing.licence_key TO keyline_app, keyline_portal, keyline_staff;
GRANT INSERT ON licensing.entitlement, licensing.licence_key TO keyline_app;

CREATE VIEW licensing.published_keys WITH (security_invoker = true) AS
  SELECT k.account_id, k.id, k.key, k.seats, e.id AS entitlement_id, e.order_id, e.order_number, e.sku, e.names, e.quantity,
    e.starts_on, e.ends_on, e.issued_at
  FROM licensing.licence_key k JOIN licensing.entitlement e ON e.account_id = k.account_id AND e.id = k.entitlement_id;
GRANT SELECT ON licensing.published_keys TO keyline_app, keyline_portal, keyline_staff;
