-- What one licence of an offer costs the vendor for one billing period: {"amount": "3.2", "currency": "USD"}. Never a
-- buyer's to see.
ALTER TABLE catalog.offer ADD COLUMN cost jsonb
  CHECK (cost ->> 'amount' ~ '^(0|[1-9][0-9]*)(\.[0-9]{1,6})?$' AND cost ->> 'currency' ~ '^[A-Z]{3}$');
REVOKE SELECT ON catalog.offer FROM keyline_portal;
GRANT SELECT (id, sku, product_id, edition_id, support_level_id, term_months, billing, notice_days, starts_on, ends_on,
  row_version) ON catalog.offer TO keyline_portal;

-- The store as somebody of the vendor's staff looks at it for a while: as a buyer, on a day, in a currency. Bound to his
-- session, so that nobody else ever meets it. The server's alone.
CREATE TABLE baskets.store_preview (
  session_id uuid PRIMARY KEY REFERENCES platform.session (id) ON DELETE CASCADE,
  audience text NOT NULL CHECK (audience = 'public' OR audience ~ '^(segment|account):.+'),
  name text NOT NULL,      -- of the company, empty for the others
  segment text,            -- that the company carries
  day date NOT NULL,
  currency char(3) NOT NULL,
  begun_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON baskets.store_preview TO keyline_app;
