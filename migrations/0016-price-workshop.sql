-- What one licence of an offer costs the vendor for one billing period: {"amount": "3.2", "currency": "USD"}. Never a
-- buyer's to see.
ALTER TABLE catalog.offer ADD COLUMN cost jsonb
  CHECK (cost ->> 'amount' ~ '^(0|[1-9][0-9]*)(\.[0-9]{1,6})?$' AND cost ->> 'currency' ~ '^[A-Z]{3}$');
REVOKE SELECT ON catalog.offer FROM keyline_portal;
GRANT SELECT (id, sku, product_id, edition_id, support_level_id, term_months, billing, notice_days, starts_on, ends_on,
  row_version) ON catalog.offer TO keyline_portal;
