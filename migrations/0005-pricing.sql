-- What things cost, and up to where a buyer buys alone: price lists, prices, term discounts, self-service limits.
-- A list is a draft until it is published; from then on its rows never change, which the database holds itself to.

CREATE SCHEMA pricing;
GRANT USAGE ON SCHEMA pricing TO keyline_app, keyline_staff;

CREATE TABLE pricing.price_list (
  id uuid PRIMARY KEY,
  seller_id uuid NOT NULL REFERENCES accounts.seller,
  name text NOT NULL CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('public', 'segment', 'partner', 'agreement')),
  audience text NOT NULL,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  starts_on date NOT NULL,
  ends_on date,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
  published_at timestamptz,
  published_by uuid,
  created_at timestamptz NOT NULL,
  price_count integer NOT NULL DEFAULT 0, -- rows in pricing.price, counted by whoever changes them
  row_version integer NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on > starts_on),
  CHECK ((status = 'published') = (published_at IS NOT NULL)),
  CHECK (CASE kind
    WHEN 'public' THEN audience = 'public'
    WHEN 'segment' THEN audience LIKE 'segment:_%'
    WHEN 'partner' THEN audience LIKE 'level:_%' OR audience LIKE 'partner:_%'
    ELSE audience LIKE 'account:_%'
  END)
);
-- Two published lists with the same start for the same people and currency: neither would be the later one.
CREATE UNIQUE INDEX price_list_one_start ON pricing.price_list (seller_id, kind, audience, currency, starts_on)
  WHERE status = 'published';
CREATE INDEX price_list_by_start ON pricing.price_list (starts_on DESC, id DESC);
CREATE INDEX price_list_by_name ON pricing.price_list (name, id);
CREATE INDEX price_list_by_creation ON pricing.price_list (created_at DESC, id DESC);

CREATE TABLE pricing.price (
  price_list_id uuid NOT NULL REFERENCES pricing.price_list,
  offer_id uuid NOT NULL REFERENCES catalog.offer,
  unit_price numeric(19, 6) NOT NULL CHECK (unit_price >= 0),
  price_per integer NOT NULL DEFAULT 1 CHECK (price_per > 0), -- the base quantity the unit price is for
  tier_mode text CHECK (tier_mode IN ('all-units', 'graduated')),
  tier_counting text CHECK (tier_counting IN ('line', 'product', 'family')),
  tiers jsonb NOT NULL DEFAULT '[]', -- [{"from": 100, "unitPrice": "19.80"} or {"from": 100, "discount": "0.1"}]
  floor numeric(19, 6) CHECK (floor >= 0),
  PRIMARY KEY (price_list_id, offer_id),
  CHECK ((tiers = '[]') = (tier_mode IS NULL) AND (tier_mode IS NULL) = (tier_counting IS NULL)),
  CHECK (tier_mode IS DISTINCT FROM 'graduated' OR tier_counting = 'line')
);
CREATE INDEX price_offer ON pricing.price (offer_id);

-- What a longer term takes off the month's price where the term has no price of its own (RULES 2.3).
CREATE TABLE pricing.term_discount (
  price_list_id uuid NOT NULL REFERENCES pricing.price_list,
  family_id uuid REFERENCES catalog.family, -- null: every family
  term_months integer NOT NULL CHECK (term_months IN (12, 36, 60)),
  discount numeric(9, 6) NOT NULL CHECK (discount >= 0 AND discount < 1),
  UNIQUE NULLS NOT DISTINCT (price_list_id, family_id, term_months)
);

-- Up to where a buyer buys alone (RULES 3). scope_id names the family, product or offer; null for the whole store.
CREATE TABLE pricing.self_service_limit (
  id uuid PRIMARY KEY,
  store_id uuid NOT NULL REFERENCES accounts.store,
  scope text NOT NULL CHECK (scope IN ('store', 'family', 'product', 'offer')),
  scope_id uuid,
  audience text NOT NULL CHECK (audience = 'public' OR audience ~ '^(segment|level|partner|account):.+'),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  max_quantity bigint CHECK (max_quantity >= 0),
  max_amount bigint CHECK (max_amount >= 0), -- minor units of the currency
  starts_on date NOT NULL,
  ends_on date,
  row_version integer NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on > starts_on),
  CHECK ((scope = 'store') = (scope_id IS NULL)),
  CHECK (max_quantity IS NOT NULL OR max_amount IS NOT NULL)
);
CREATE UNIQUE INDEX self_service_limit_one_start ON pricing.self_service_limit
  (store_id, scope, scope_id, audience, currency, starts_on) NULLS NOT DISTINCT;
CREATE INDEX self_service_limit_by_start ON pricing.self_service_limit (starts_on DESC, id DESC);

-- A published list and its rows never change, whoever asks.
CREATE FUNCTION pricing.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION 'price list % is published and never changes', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON pricing.price_list
  FOR EACH ROW EXECUTE FUNCTION pricing.keep_published();

-- Once per statement, so that a list of 100,000 rows is one look-up.
CREATE FUNCTION pricing.keep_published_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM touched JOIN pricing.price_list list ON list.id = touched.price_list_id WHERE list.status = 'published'
  ) THEN
    RAISE EXCEPTION 'rows of a published price list never change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  rows_table text;
BEGIN
  FOREACH rows_table IN ARRAY ARRAY['pricing.price', 'pricing.term_discount'] LOOP
    EXECUTE format('CREATE TRIGGER keep_published_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION pricing.keep_published_rows()', rows_table);
    EXECUTE format('CREATE TRIGGER keep_published_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION pricing.keep_published_rows()', rows_table);
    EXECUTE format('CREATE TRIGGER keep_published_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION pricing.keep_published_rows()', rows_table);
  END LOOP;
END $$;

-- Nothing for the portal's role: floors and other companies' prices are in these tables. Buyers are served from the
-- server's snapshot.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pricing TO keyline_app, keyline_staff;
