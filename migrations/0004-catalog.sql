-- What is for sale: families, products, editions, support levels, licence metrics, offers.
-- Words are jsonb {"en": "...", "de": "..."}: English is needed, German falls back to it.

CREATE SCHEMA catalog;
GRANT USAGE ON SCHEMA catalog TO keyline_app, keyline_portal, keyline_staff;

CREATE FUNCTION catalog.is_words(words jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT jsonb_typeof(words) = 'object' AND coalesce(words ->> 'en', '') <> '' $$;

CREATE TABLE catalog.family (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  names jsonb NOT NULL CHECK (catalog.is_words(names)),
  ledes jsonb NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  ends_on date,
  row_version integer NOT NULL DEFAULT 1
);

-- What one licence counts: a device, a user, a request. Priced per base quantity where one is tiny (pricing.price).
CREATE TABLE catalog.licence_metric (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  singulars jsonb NOT NULL CHECK (catalog.is_words(singulars)),
  plurals jsonb NOT NULL CHECK (catalog.is_words(plurals)),
  ends_on date,
  row_version integer NOT NULL DEFAULT 1
);

CREATE TABLE catalog.support_level (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  names jsonb NOT NULL CHECK (catalog.is_words(names)),
  ledes jsonb NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  ends_on date,
  row_version integer NOT NULL DEFAULT 1
);

CREATE TABLE catalog.product (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  family_id uuid NOT NULL REFERENCES catalog.family,
  licence_metric_id uuid NOT NULL REFERENCES catalog.licence_metric,
  names jsonb NOT NULL CHECK (catalog.is_words(names)),
  ledes jsonb NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
  ends_on date,
  row_version integer NOT NULL DEFAULT 1
);
CREATE INDEX product_family ON catalog.product (family_id);
CREATE INDEX product_metric ON catalog.product (licence_metric_id);

CREATE TABLE catalog.edition (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES catalog.product,
  code text NOT NULL CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  names jsonb NOT NULL CHECK (catalog.is_words(names)),
  features jsonb NOT NULL DEFAULT '{}', -- {"en": ["Audit log, 1 year"], "de": [...]}
  position integer NOT NULL DEFAULT 0,
  ends_on date,
  row_version integer NOT NULL DEFAULT 1,
  UNIQUE (product_id, code),
  UNIQUE (product_id, id)
);

-- What can be bought: one product in one edition with one support level for one term, billed in one way.
CREATE TABLE catalog.offer (
  id uuid PRIMARY KEY,
  sku text NOT NULL CHECK (sku ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$'),
  product_id uuid NOT NULL REFERENCES catalog.product,
  edition_id uuid NOT NULL,
  support_level_id uuid NOT NULL REFERENCES catalog.support_level,
  term_months integer NOT NULL CHECK (term_months IN (0, 12, 36, 60)), -- 0: month to month
  billing text NOT NULL CHECK (billing IN ('up_front', 'yearly', 'monthly')),
  notice_days integer NOT NULL DEFAULT 0 CHECK (notice_days BETWEEN 0 AND 730),
  starts_on date NOT NULL,
  ends_on date,
  row_version integer NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on > starts_on),
  CHECK (term_months > 0 OR billing = 'monthly'),
  FOREIGN KEY (product_id, edition_id) REFERENCES catalog.edition (product_id, id)
);
-- People type a SKU in any case.
CREATE UNIQUE INDEX offer_sku ON catalog.offer (upper(sku));
CREATE INDEX offer_edition ON catalog.offer (product_id, edition_id);
CREATE INDEX offer_support_level ON catalog.offer (support_level_id);
-- The lists of the desk: keyset pages by each sort that is named.
CREATE INDEX offer_by_sku ON catalog.offer (sku, id);
CREATE INDEX offer_by_start ON catalog.offer (starts_on, id);
CREATE INDEX offer_search ON catalog.offer USING gin (sku gin_trgm_ops);

-- For later rooms' lists: sorted and searched by what people call an offer.
CREATE VIEW catalog.published_offer WITH (security_invoker = true) AS
  SELECT offer.id, offer.sku, offer.product_id, product.family_id, product.slug AS product_slug,
         product.names AS product_names
  FROM catalog.offer JOIN catalog.product ON product.id = offer.product_id;

GRANT SELECT ON ALL TABLES IN SCHEMA catalog TO keyline_portal;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA catalog TO keyline_app, keyline_staff;
