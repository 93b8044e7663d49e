-- Money that came in for orders. Written down once, never changed; what an order still owes is computed from it.

CREATE SCHEMA billing;
GRANT USAGE ON SCHEMA billing TO keyline_app, keyline_portal, keyline_staff;

CREATE TABLE billing.payment (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  seller_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency char(3) NOT NULL,
  received_on date NOT NULL,
  reference text NOT NULL CHECK (reference <> ''),
  note text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);
CREATE INDEX payment_order ON billing.payment (account_id, order_id);
-- One transfer is written down once, whosever order it pays; compared without case and spaces.
CREATE UNIQUE INDEX payment_reference ON billing.payment
  (account_id, seller_id, (upper(regexp_replace(reference, '\s', '', 'g'))));
CREATE INDEX payment_reference_any ON billing.payment (seller_id, (upper(regexp_replace(reference, '\s', '', 'g'))));

SELECT platform.guard_account_table('billing.payment');
GRANT SELECT, INSERT ON billing.payment TO keyline_app, keyline_staff;
GRANT SELECT (account_id, id, order_id, amount, currency, received_on, reference, recorded_at) ON billing.payment TO keyline_portal;

CREATE VIEW billing.published_payments WITH (security_invoker = true) AS
  SELECT account_id, id, order_id, seller_id, amount, currency, received_on, recorded_at FROM billing.payment;
GRANT SELECT ON billing.published_payments TO keyline_app, keyline_staff;
