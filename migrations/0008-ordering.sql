-- Orders. What was agreed is a fact and never changes; what became of it is an event; where it stands is a projection.

CREATE SCHEMA ordering;
GRANT USAGE ON SCHEMA ordering TO keyline_app, keyline_portal, keyline_staff;

CREATE SEQUENCE ordering.order_number;
GRANT USAGE ON SEQUENCE ordering.order_number TO keyline_app, keyline_portal, keyline_staff;

CREATE TABLE ordering.sales_order (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  seller_id uuid NOT NULL,
  store_id uuid NOT NULL,
  number text NOT NULL,
  placed_at timestamptz NOT NULL,
  placed_on date NOT NULL,            -- the day in the seller's zone
  currency char(3) NOT NULL,
  total bigint NOT NULL CHECK (total >= 0),           -- invoiced now, before tax
  commitment bigint NOT NULL CHECK (commitment >= 0), -- over all periods, before tax
  line_count integer NOT NULL CHECK (line_count > 0),
  payment_method text NOT NULL CHECK (payment_method IN ('invoice', 'prepayment')),
  due_on date NOT NULL,
  po_reference text,
  terms_version text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'de')),
  -- Attribution (RULES 7): who acted, for whom, through which channel, and what stands behind it.
  channel text NOT NULL CHECK (channel IN ('self-service', 'inside', 'field', 'partner')),
  acted_by uuid NOT NULL,
  on_behalf_of uuid,
  guest boolean NOT NULL,
  lead_id uuid,
  quote_id uuid,
  opportunity_id uuid,
  registration_id uuid,
  agreement_version_id uuid,
  basket_id uuid,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, number)
);
CREATE INDEX sales_order_by_id ON ordering.sales_order (id);
CREATE INDEX sales_order_newest ON ordering.sales_order (placed_at DESC, id DESC);
CREATE INDEX sales_order_newest_of_account ON ordering.sales_order (account_id, placed_at DESC, id DESC);
CREATE INDEX sales_order_number ON ordering.sales_order USING gin ((number || ' ' || coalesce(po_reference, '')) gin_trgm_ops);

CREATE TABLE ordering.order_line (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  offer_id uuid NOT NULL,
  product_id uuid NOT NULL,
  family_id uuid NOT NULL,
  sku text NOT NULL,
  names jsonb NOT NULL,               -- { "product", "edition", "supportLevel", "one", "other" }: words as they stood
  term_months integer NOT NULL,
  billing text NOT NULL,
  notice_days integer NOT NULL,
  period_months integer NOT NULL,
  periods integer NOT NULL,
  quantity bigint NOT NULL CHECK (quantity > 0),
  unit_price numeric(19, 6) NOT NULL, -- per billing period and per price_per licences
  price_per integer NOT NULL DEFAULT 1,
  bands jsonb NOT NULL,               -- [{ "quantity", "unitPrice", "net" }] in minor units as text
  net bigint NOT NULL,                -- per billing period
  invoiced_now bigint NOT NULL,
  commitment bigint NOT NULL,
  price_list_id uuid,
  agreement_version_id uuid,
  floor_approval_id uuid,
  trace jsonb NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, order_id, position),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);

-- What happened to an order, in order; rows are only added.
CREATE TABLE ordering.order_event (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('placed', 'paid', 'fulfilled', 'cancelled', 'expired')),
  at timestamptz NOT NULL,
  actor uuid,                         -- null: the server
  reason text,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, order_id, position),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);

-- Where it stands: the last event. Its row is the lock under which an order moves.
CREATE TABLE ordering.order_state (
  account_id uuid NOT NULL,
  order_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('placed', 'paid', 'fulfilled', 'cancelled', 'expired')),
  position integer NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, order_id),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);
CREATE INDEX order_state_waiting ON ordering.order_state (order_id) WHERE state = 'placed';

-- Names on documents stand here until the law lets them go; facts carry person_id alone.
CREATE TABLE ordering.document_party (
  account_id uuid NOT NULL,
  order_id uuid NOT NULL,
  company text NOT NULL,
  country char(2) NOT NULL,
  vat_id text,
  address jsonb NOT NULL,
  contact_name text NOT NULL,
  contact_email text NOT NULL,
  contact_phone text,
  PRIMARY KEY (account_id, order_id),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);
CREATE INDEX document_party_words ON ordering.document_party
  USING gin ((company || ' ' || contact_name || ' ' || contact_email) gin_trgm_ops);

-- By what a buyer is recognised (RULES 3): hashes of account, VAT id, address and mail domain. Orders whose keys overlap
-- count together. One row per set of keys, so that looking for overlaps costs the same after a million orders.
-- Local to the database, never distributed.
CREATE TABLE ordering.buyer (
  id bytea PRIMARY KEY,
  keys text[] NOT NULL
);
CREATE INDEX buyer_keys ON ordering.buyer USING gin (keys) WITH (fastupdate = off);

-- One row per key of a buyer: whoever places an order holds his rows, so that two orders never pass a limit together.
CREATE TABLE ordering.buyer_lock (
  key_hash text PRIMARY KEY
);

-- That an order uses the self-service limits, and who its buyer is; given back when it is cancelled or expires.
CREATE TABLE ordering.limit_use (
  account_id uuid NOT NULL,
  order_id uuid NOT NULL,
  buyer bytea NOT NULL,
  at timestamptz NOT NULL,
  given_back_at timestamptz,
  PRIMARY KEY (account_id, order_id),
  FOREIGN KEY (account_id, order_id) REFERENCES ordering.sales_order (account_id, id)
);
CREATE INDEX limit_use_buyer ON ordering.limit_use (buyer, at);

-- What a buyer used, summed by ten minutes: a decision reads sums, however many orders stand behind them. Only the slot
-- at the edge of the 24 hours is read order by order. Slots are forgotten after two days.
CREATE TABLE ordering.limit_tally (
  buyer bytea NOT NULL,
  slot timestamptz NOT NULL,
  offer_id uuid NOT NULL,
  currency char(3) NOT NULL,
  quantity bigint NOT NULL,
  commitment bigint NOT NULL,
  PRIMARY KEY (buyer, slot, offer_id, currency)
) WITH (fillfactor = 70);
CREATE INDEX limit_tally_slot ON ordering.limit_tally (slot);

CREATE FUNCTION ordering.key_hashes(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(encode(sha256(convert_to(key, 'UTF8')), 'hex') ORDER BY 1), '{}') FROM unnest(keys) AS key $$;
CREATE FUNCTION ordering.buyer_of(hashes text[]) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT sha256(convert_to(array_to_string(hashes, ' '), 'UTF8')) $$;
CREATE FUNCTION ordering.tally_slot(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT date_bin('10 minutes', at, '2000-01-01Z') $$;

-- The sums follow the uses by themselves: whatever adds a use or gives one back moves them in the same statement.
CREATE FUNCTION ordering.tally_use() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ordering, pg_temp AS $$
DECLARE sign integer := CASE WHEN new.given_back_at IS NULL THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO ordering.limit_tally AS t (buyer, slot, offer_id, currency, quantity, commitment)
    SELECT new.buyer, ordering.tally_slot(new.at), l.offer_id, o.currency, sign * sum(l.quantity), sign * sum(l.commitment)
    FROM ordering.order_line l
    JOIN ordering.sales_order o ON o.account_id = l.account_id AND o.id = l.order_id
    WHERE l.account_id = new.account_id AND l.order_id = new.order_id
    GROUP BY l.offer_id, o.currency ORDER BY l.offer_id
    ON CONFLICT (buyer, slot, offer_id, currency)
    DO UPDATE SET quantity = t.quantity + excluded.quantity, commitment = t.commitment + excluded.commitment;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_use AFTER INSERT ON ordering.limit_use
  FOR EACH ROW EXECUTE FUNCTION ordering.tally_use();
CREATE TRIGGER tally_given_back AFTER UPDATE OF given_back_at ON ordering.limit_use
  FOR EACH ROW WHEN (old.given_back_at IS NULL AND new.given_back_at IS NOT NULL) EXECUTE FUNCTION ordering.tally_use();

-- What a buyer has used of the limits since an instant. As owner, because orders of the same company as a guest lie
-- under other accounts; it gives nothing but sums per offer.
CREATE FUNCTION ordering.limit_used(keys text[], since timestamptz)
RETURNS TABLE (offer_id uuid, currency text, quantity bigint, commitment bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ordering, pg_temp AS $$
#variable_conflict use_column
DECLARE
  edge timestamptz := ordering.tally_slot(since);
  same bytea[] := ARRAY(SELECT b.id FROM ordering.buyer b WHERE b.keys && ordering.key_hashes(limit_used.keys));
BEGIN
  RETURN QUERY SELECT u.offer_id, u.currency::text, sum(u.quantity)::bigint, sum(u.commitment)::bigint FROM (
    SELECT t.offer_id, t.currency, t.quantity, t.commitment
    FROM ordering.limit_tally t WHERE t.buyer = ANY (same) AND t.slot > edge
    UNION ALL
    SELECT l.offer_id, o.currency, l.quantity, l.commitment
    FROM ordering.limit_use e
    JOIN ordering.sales_order o ON o.account_id = e.account_id AND o.id = e.order_id
    JOIN ordering.order_line l ON l.account_id = e.account_id AND l.order_id = e.order_id
    WHERE e.buyer = ANY (same) AND e.at > since AND e.at < edge + interval '10 minutes' AND e.given_back_at IS NULL
  ) u GROUP BY u.offer_id, u.currency HAVING sum(u.quantity) > 0;
END $$;

-- The same, holding the buyer's rows until the transaction ends. Rows are locked in the order of their hashes.
CREATE FUNCTION ordering.hold_limit(keys text[], since timestamptz)
RETURNS TABLE (offer_id uuid, currency text, quantity bigint, commitment bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ordering, pg_temp AS $$
DECLARE hashes text[] := ordering.key_hashes(keys);
BEGIN
  INSERT INTO ordering.buyer_lock AS held (key_hash)
    SELECT hash FROM unnest(hashes) AS hash ORDER BY hash
    ON CONFLICT (key_hash) DO UPDATE SET key_hash = excluded.key_hash;
  INSERT INTO ordering.buyer (id, keys) VALUES (ordering.buyer_of(hashes), hashes) ON CONFLICT (id) DO NOTHING;
  RETURN QUERY SELECT * FROM ordering.limit_used(keys, since);
END $$;

REVOKE ALL ON FUNCTION ordering.limit_used(text[], timestamptz), ordering.hold_limit(text[], timestamptz),
  ordering.tally_use() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ordering.limit_used(text[], timestamptz), ordering.hold_limit(text[], timestamptz)
  TO keyline_app, keyline_portal, keyline_staff;
GRANT SELECT ON ordering.buyer TO keyline_app;
GRANT SELECT, DELETE ON ordering.limit_tally TO keyline_app;

SELECT platform.guard_account_table('ordering.sales_order');
SELECT platform.guard_account_table('ordering.order_line');
SELECT platform.guard_account_table('ordering.order_event');
SELECT platform.guard_account_table('ordering.order_state');
SELECT platform.guard_account_table('ordering.document_party');
SELECT platform.guard_account_table('ordering.limit_use');

GRANT SELECT, INSERT ON ordering.sales_order, ordering.order_line, ordering.order_event, ordering.document_party,
  ordering.limit_use, ordering.order_state TO keyline_app, keyline_portal, keyline_staff;
GRANT UPDATE ON ordering.order_state TO keyline_app, keyline_staff;
GRANT UPDATE (given_back_at) ON ordering.limit_use TO keyline_app, keyline_staff;

-- For the rooms after this one: payments, licences, search, studies.
CREATE VIEW ordering.published_orders WITH (security_invoker = true) AS
  SELECT o.account_id, o.id, o.seller_id, o.store_id, o.number, o.placed_at, o.placed_on, o.currency, o.total, o.commitment,
    o.line_count, o.payment_method, o.due_on, o.po_reference, o.language, o.channel, o.acted_by, o.on_behalf_of, o.guest,
    o.lead_id, o.quote_id, s.state, s.changed_at, p.company, p.country, p.contact_name, p.contact_email
  FROM ordering.sales_order o
  JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
  JOIN ordering.document_party p ON p.account_id = o.account_id AND p.order_id = o.id;
CREATE VIEW ordering.published_order_lines WITH (security_invoker = true) AS
  SELECT account_id, id, order_id, position, offer_id, product_id, family_id, sku, names, term_months, billing, notice_days,
    period_months, periods, quantity, unit_price, price_per, net, invoiced_now, commitment,
    price_list_id, agreement_version_id
  FROM ordering.order_line;
GRANT SELECT ON ordering.published_orders, ordering.published_order_lines TO keyline_app, keyline_portal, keyline_staff;
