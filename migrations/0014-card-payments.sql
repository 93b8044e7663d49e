-- Payment by card. An order waits for its payment with everything it reserved, until it is paid or its time is over; what
-- the provider tells is kept event by event, and what became of the money is computed from it.

ALTER TABLE ordering.sales_order DROP CONSTRAINT sales_order_payment_method_check,
  ADD CONSTRAINT sales_order_payment_method_check CHECK (payment_method IN ('invoice', 'prepayment', 'card')),
  ADD COLUMN pay_by timestamptz,       -- until then a card order keeps what it reserved
  ADD CONSTRAINT sales_order_pay_by CHECK ((payment_method = 'card') = (pay_by IS NOT NULL));
ALTER TABLE ordering.order_event DROP CONSTRAINT order_event_kind_check,
  ADD CONSTRAINT order_event_kind_check
    CHECK (kind IN ('awaiting_payment', 'placed', 'paid', 'fulfilled', 'cancelled', 'expired'));
ALTER TABLE ordering.order_state DROP CONSTRAINT order_state_state_check,
  ADD CONSTRAINT order_state_state_check
    CHECK (state IN ('awaiting_payment', 'placed', 'paid', 'fulfilled', 'cancelled', 'expired'));
CREATE INDEX order_state_awaiting ON ordering.order_state (order_id) WHERE state = 'awaiting_payment';

CREATE VIEW ordering.published_awaiting_orders WITH (security_invoker = true) AS
  SELECT o.account_id, o.id, o.seller_id, o.number, o.currency, o.total, o.pay_by
  FROM ordering.sales_order o
  JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
  WHERE s.state = 'awaiting_payment';
GRANT SELECT ON ordering.published_awaiting_orders TO keyline_app, keyline_portal, keyline_staff;

-- Money by card stands beside transfers; nobody wrote it down by hand.
ALTER TABLE billing.payment ALTER COLUMN recorded_by DROP NOT NULL,
  ADD COLUMN method text NOT NULL DEFAULT 'transfer' CHECK (method IN ('transfer', 'card')),
  ADD CONSTRAINT payment_by_hand CHECK ((method = 'transfer') = (recorded_by IS NOT NULL));

-- One payment per card order: what is asked for, what the provider calls it, and where it stands. Its row is held while
-- money comes or goes, so that never more goes back than came.
CREATE TABLE billing.card_payment (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  seller_id uuid NOT NULL,
  provider text NOT NULL CHECK (provider IN ('stripe', 'local')),
  amount bigint NOT NULL CHECK (amount > 0),
  currency char(3) NOT NULL,
  created_at timestamptz NOT NULL,
  intent_id text,                     -- the provider's; null until it answered
  client_secret text,                 -- lets the buyer's page speak with the provider about this payment alone
  state text NOT NULL CHECK (state IN ('open', 'challenge', 'processing', 'succeeded', 'cancelled')),
  failure text,                       -- why the last card was declined
  card_brand text,
  card_last4 text CHECK (card_last4 ~ '^[0-9]{4}$'),
  taken bigint NOT NULL DEFAULT 0 CHECK (taken >= 0),         -- what the provider holds for it, in taken_currency
  taken_currency char(3),
  counted boolean NOT NULL DEFAULT false,                     -- the order stands on this money
  returned bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),   -- refunds that have not failed
  told_at timestamptz,                -- the provider's time of the last event that counted
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, order_id),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id),
  CHECK (returned <= taken)
);
CREATE INDEX card_payment_intent ON billing.card_payment (intent_id) WHERE intent_id IS NOT NULL;
CREATE INDEX card_payment_id ON billing.card_payment (id);
CREATE INDEX card_payment_unsettled ON billing.card_payment (created_at, id)
  WHERE state IN ('open', 'challenge', 'processing');
CREATE INDEX card_payment_newest ON billing.card_payment (created_at DESC, id DESC);

-- Money on its way back. A refund is asked for once, under its own id as the provider's idempotency key.
CREATE TABLE billing.card_refund (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  card_payment_id uuid NOT NULL,
  order_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency char(3) NOT NULL,
  why text NOT NULL CHECK (why IN ('asked', 'order_over', 'wrong_amount', 'by_provider')),
  reason text,
  cancels_order boolean NOT NULL,     -- the order ends once the money is back
  requested_by uuid,                  -- null: the server, or the provider
  requested_at timestamptz NOT NULL,
  provider_refund_id text,
  state text NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed')),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, card_payment_id) REFERENCES billing.card_payment (account_id, id)
);
CREATE INDEX card_refund_payment ON billing.card_refund (account_id, card_payment_id);
CREATE INDEX card_refund_id ON billing.card_refund (id);
CREATE INDEX card_refund_requested ON billing.card_refund (id) WHERE state = 'requested';

-- What the provider told, each event once, without card data. Local to the database, never distributed: an event is
-- known by the provider's id before it is known whose it is.
CREATE TABLE billing.card_event (
  provider text NOT NULL,
  event_id text NOT NULL,
  type text NOT NULL,
  intent_id text,
  amount bigint,
  currency char(3),
  happened_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  outcome text NOT NULL,              -- what was done about it
  account_id uuid,                    -- null: no payment of ours
  order_id uuid,
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX card_event_newest ON billing.card_event (received_at DESC, event_id DESC);
CREATE INDEX card_event_order ON billing.card_event (order_id) WHERE order_id IS NOT NULL;

-- The local gateway: a payment provider for development and the story. Its books stand apart from ours, as a provider's
-- would; ours learn of them by its signed events alone.
CREATE TABLE billing.gateway_intent (
  id text PRIMARY KEY,
  client_secret text NOT NULL UNIQUE,
  idempotency_key text NOT NULL UNIQUE,
  payment_id uuid NOT NULL,           -- as the shop named it
  amount bigint NOT NULL CHECK (amount > 0),
  currency char(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'challenge', 'processing', 'succeeded', 'cancelled')),
  card text,                          -- which test card, by its last four digits
  created_at timestamptz NOT NULL
);
CREATE TABLE billing.gateway_refund (
  id text PRIMARY KEY,
  idempotency_key text NOT NULL UNIQUE,
  intent_id text NOT NULL REFERENCES billing.gateway_intent (id),
  amount bigint NOT NULL CHECK (amount > 0),
  state text NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed')),
  created_at timestamptz NOT NULL
);
CREATE INDEX gateway_refund_intent ON billing.gateway_refund (intent_id);
CREATE TABLE billing.gateway_delivery (
  id uuid PRIMARY KEY,
  body text NOT NULL,
  forged boolean NOT NULL DEFAULT false,  -- signed with a key that is not the gateway's
  settles text REFERENCES billing.gateway_intent (id), -- an intent whose money is there once this is due
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  delivered_at timestamptz
);
CREATE INDEX gateway_delivery_due ON billing.gateway_delivery (due_at, id) WHERE delivered_at IS NULL;

SELECT platform.guard_account_table('billing.card_payment');
SELECT platform.guard_account_table('billing.card_refund');
SELECT platform.guard_account_table('billing.card_event');
GRANT SELECT, INSERT ON billing.card_payment, billing.card_refund, billing.card_event TO keyline_app;
GRANT SELECT ON billing.card_payment, billing.card_refund, billing.card_event TO keyline_staff;
GRANT INSERT ON billing.card_refund TO keyline_staff;
GRANT UPDATE (intent_id, client_secret, state, failure, card_brand, card_last4, taken, taken_currency, counted, returned,
  told_at, changed_at) ON billing.card_payment TO keyline_app;
GRANT UPDATE (returned, changed_at) ON billing.card_payment TO keyline_staff;
GRANT UPDATE (provider_refund_id, state, changed_at) ON billing.card_refund TO keyline_app;
GRANT SELECT (account_id, id, order_id, amount, currency, created_at, state, failure, card_brand, card_last4, taken,
  taken_currency, counted, returned) ON billing.card_payment TO keyline_portal;
GRANT SELECT (account_id, id, card_payment_id, order_id, amount, currency, why, requested_at, state)
  ON billing.card_refund TO keyline_portal;
GRANT SELECT, INSERT ON billing.gateway_intent, billing.gateway_refund, billing.gateway_delivery TO keyline_app;
GRANT UPDATE (state, card) ON billing.gateway_intent TO keyline_app;
GRANT UPDATE (state) ON billing.gateway_refund TO keyline_app;
GRANT UPDATE (attempts, due_at, delivered_at) ON billing.gateway_delivery TO keyline_app;

-- Licences whose order was taken back are withdrawn: they stay readable and are no right any more.
ALTER TABLE licensing.entitlement ADD COLUMN withdrawn_on date;
GRANT UPDATE (withdrawn_on) ON licensing.entitlement TO keyline_app;
