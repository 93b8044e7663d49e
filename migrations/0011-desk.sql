-- The desk's own data: what can be found. Fed by events, rebuilt from the rooms' published views; never the truth.

CREATE SCHEMA desk;
GRANT USAGE ON SCHEMA desk TO keyline_app, keyline_portal, keyline_staff;

-- One form for what is stored and what is typed: small letters, no accents, single spaces.
CREATE FUNCTION desk.plain(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent', words)), '\s+', ' ', 'g')) $$;

-- account_id is null for what belongs to no account: products, price lists, the vendor's own people.
CREATE TABLE desk.search_entry (
  kind text NOT NULL CHECK (kind IN ('account', 'lead', 'order', 'product', 'person', 'price_list')),
  id uuid NOT NULL,
  account_id uuid,
  number text,                       -- what people read out: A-10482, O-2026-000771, a SKU; plain form
  title text NOT NULL,
  text text NOT NULL DEFAULT '',     -- shown under the title
  words text NOT NULL,               -- plain form of everything it is found by
  changed_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, kind, id)
);
CREATE INDEX search_entry_words ON desk.search_entry USING gin (words gin_trgm_ops);
CREATE INDEX search_entry_number ON desk.search_entry (number) WHERE number IS NOT NULL;
CREATE INDEX search_entry_id ON desk.search_entry (kind, id);

ALTER TABLE desk.search_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY portal ON desk.search_entry FOR SELECT TO keyline_portal
  USING (account_id = ANY (platform.my_accounts()) OR (account_id IS NULL AND kind = 'product'));
CREATE POLICY staff ON desk.search_entry FOR SELECT TO keyline_staff
  USING (account_id IS NULL OR platform.staff_sees(account_id));
CREATE POLICY server ON desk.search_entry TO keyline_app USING (current_user = 'keyline_app');

GRANT SELECT ON desk.search_entry TO keyline_portal, keyline_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.search_entry TO keyline_app;
