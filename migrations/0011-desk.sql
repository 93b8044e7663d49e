-- The desk's own data: what can be found. Fed by events, rebuilt from what the rooms publish; never the truth.

CREATE SCHEMA desk;
GRANT USAGE ON SCHEMA desk TO keyline_app, keyline_portal, keyline_staff;

-- One form for what is stored and what is typed: small letters, no accents, single spaces.
CREATE FUNCTION desk.plain(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent', words)), '\s+', ' ', 'g')) $$;

-- account_id is null for what belongs to no account: products, price lists, the vendor's own people.
-- Local to the database: a search goes over all accounts that the reader sees.
CREATE TABLE desk.search_entry (
  kind text NOT NULL CHECK (kind IN ('account', 'lead', 'order', 'product', 'person', 'price_list')),
  id uuid NOT NULL,
  account_id uuid,
  number text,                       -- what people read out: A-10482, O-2026-000771, a SKU
  title text NOT NULL,
  titles jsonb,                      -- { "en": "...", "de": "..." } where the title has several languages
  text text NOT NULL DEFAULT '',     -- shown under the title
  words text NOT NULL,               -- plain form of everything it is found by
  plain_number text NOT NULL GENERATED ALWAYS AS (lower(coalesce(number, ''))) STORED,
  plain_title text NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (account_id, kind, id)
);
CREATE INDEX search_entry_words ON desk.search_entry USING gin (words gin_trgm_ops);
CREATE INDEX search_entry_id ON desk.search_entry (kind, id);
CREATE INDEX search_entry_title ON desk.search_entry (plain_title text_pattern_ops);
CREATE INDEX search_entry_number ON desk.search_entry (plain_number text_pattern_ops) WHERE plain_number <> '';

ALTER TABLE desk.search_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY portal ON desk.search_entry FOR SELECT TO keyline_portal
  USING (account_id = ANY (platform.my_accounts()) OR (account_id IS NULL AND kind = 'product'));
CREATE POLICY staff ON desk.search_entry FOR SELECT TO keyline_staff
  USING (account_id IS NULL OR platform.staff_sees(account_id));
CREATE POLICY server ON desk.search_entry TO keyline_app USING (current_user = 'keyline_app');

-- The same wall as a function, for the search below.
CREATE FUNCTION desk.reader_sees(of_account uuid, of_kind text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE
     WHEN platform.my_scope() <> 'none' THEN of_account IS NULL OR platform.staff_sees(of_account)
     ELSE of_account = ANY (platform.my_accounts()) OR (of_account IS NULL AND of_kind = 'product')
   END $$;

CREATE FUNCTION desk.pattern(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') $$;

-- Finds by words. First what is exactly that number or name; then entries in which every word typed stands, the longest
-- one asked of the index; only where there are none, entries in which every word nearly stands (what holds a digit is a
-- number and is never guessed at). One or two letters find what begins with them. At most 1,000 entries are ranked.
-- It reads as its owner and asks the wall itself, because an index over trigrams cannot be used from behind row-level
-- security: its operators are not leakproof.
CREATE FUNCTION desk.find(typed text, most integer)
RETURNS TABLE (kind text, id uuid, account_id uuid, number text, title text, titles jsonb, text text, exact boolean, score double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
SET pg_trgm.word_similarity_threshold = 0.45 SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
  whole text := desk.plain(typed);
  parts text[] := (string_to_array(whole, ' '))[1:8];
  longest text;
  begins text := desk.pattern(whole) || '%';
  -- The accounts that can come into question at all, so that the wall need not be asked about every hit. No more than
  -- that: who sees what is for the wall to say.
  narrow uuid[] := CASE platform.my_scope()
    WHEN 'all' THEN NULL
    WHEN 'team' THEN ARRAY(SELECT a.account_id FROM territories.published_assignment a WHERE a.person_id = ANY (platform.my_people()))
    WHEN 'own' THEN ARRAY(SELECT a.account_id FROM territories.published_assignment a WHERE a.person_id = platform.my_person())
    ELSE platform.my_accounts() END;
  places tid[];
  near tid[];
BEGIN
  SELECT part INTO longest FROM unnest(parts) part ORDER BY length(part) DESC, part LIMIT 1;
  IF coalesce(longest, '') = '' THEN RETURN; END IF;
  places := ARRAY(
    SELECT e.ctid FROM desk.search_entry e
    WHERE (e.plain_title = whole OR (e.plain_number = whole AND e.plain_number <> ''))
      AND (narrow IS NULL OR e.account_id IS NULL OR e.account_id = ANY (narrow))
      AND desk.reader_sees(e.account_id, e.kind) LIMIT 100);
  IF length(longest) < 3 THEN
    near := ARRAY(
      SELECT e.ctid FROM desk.search_entry e
      WHERE (e.plain_title LIKE begins OR (e.plain_number LIKE begins AND e.plain_number <> ''))
        AND (narrow IS NULL OR e.account_id IS NULL OR e.account_id = ANY (narrow))
        AND desk.reader_sees(e.account_id, e.kind) LIMIT 1000);
  ELSE
    near := ARRAY(
      SELECT e.ctid FROM desk.search_entry e
      WHERE e.words LIKE '%' || desk.pattern(longest) || '%'
        AND NOT EXISTS (SELECT 1 FROM unnest(parts) part WHERE strpos(e.words, part) = 0)
        AND (narrow IS NULL OR e.account_id IS NULL OR e.account_id = ANY (narrow))
        AND desk.reader_sees(e.account_id, e.kind) LIMIT 1000);
    IF cardinality(near) = 0 AND longest !~ '[0-9]' THEN
      near := ARRAY(
        SELECT e.ctid FROM desk.search_entry e
        WHERE longest <% e.words
          AND NOT EXISTS (SELECT 1 FROM unnest(parts) part
            WHERE strpos(e.words, part) = 0 AND NOT (part ~ '^[^0-9]{3,}$' AND part <% e.words))
          AND (narrow IS NULL OR e.account_id IS NULL OR e.account_id = ANY (narrow))
          AND desk.reader_sees(e.account_id, e.kind) LIMIT 1000);
    END IF;
  END IF;
  RETURN QUERY
  WITH found AS (
    SELECT e.*, (e.plain_number = whole OR e.plain_title = whole) AS is_exact,
      (SELECT sum(CASE WHEN strpos(e.words, part) > 0 THEN 1 + length(part)::float8 / length(e.words)
         ELSE word_similarity(part, e.words) END) FROM unnest(parts) part)
      + CASE WHEN e.plain_title LIKE begins THEN 1 ELSE 0 END AS fits
    FROM desk.search_entry e WHERE e.ctid = ANY (places || near)
  ), single AS (
    SELECT DISTINCT ON (f.kind, f.id) f.* FROM found f ORDER BY f.kind, f.id, f.fits DESC
  ), ranked AS (
    SELECT s.*, row_number() OVER (PARTITION BY s.kind ORDER BY s.is_exact DESC, s.fits DESC, s.title, s.id) AS place FROM single s
  )
  SELECT r.kind, r.id, r.account_id, r.number, r.title, r.titles, r.text, r.is_exact, r.fits
  FROM ranked r WHERE r.place <= most ORDER BY r.kind, r.place;
END $$;
REVOKE ALL ON FUNCTION desk.find(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.find(text, integer) TO keyline_app, keyline_portal, keyline_staff;

GRANT SELECT ON desk.search_entry TO keyline_portal, keyline_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.search_entry TO keyline_app;
