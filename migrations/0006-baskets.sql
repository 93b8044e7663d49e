-- What somebody has put down and not yet ordered. A basket belongs to a session; the account is noted when it is known.
-- Portal and staff roles hold no grant on the table: they reach the one basket of a session through the function
-- below, so that taking a basket and placing its order are one transaction behind the buyer's own walls.

CREATE SCHEMA baskets;
GRANT USAGE ON SCHEMA baskets TO keyline_app, keyline_portal, keyline_staff;

CREATE TABLE baskets.basket (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  account_id uuid,                    -- null until claimed
  store_id uuid NOT NULL,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'ordered', 'handed')),
  lines jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(lines) = 'array'), -- [{ "offerId", "quantity" }]
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX basket_open ON baskets.basket (session_id) WHERE status = 'open';
CREATE INDEX basket_stale ON baskets.basket (changed_at) WHERE status = 'open';

ALTER TABLE baskets.basket ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON baskets.basket TO keyline_app USING (current_user = 'keyline_app');
GRANT SELECT, INSERT, UPDATE, DELETE ON baskets.basket TO keyline_app;

-- Lines put to lines: the same offer once, with the sum, in the order of first mention. In the database, so that two
-- requests at once add up and neither is lost.
CREATE FUNCTION baskets.merged(here jsonb, more jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('offerId', offer, 'quantity', quantity) ORDER BY first), '[]')
  FROM (
    SELECT line ->> 'offerId' AS offer, sum((line ->> 'quantity')::bigint) AS quantity, min(place) AS first
    FROM jsonb_array_elements(here || more) WITH ORDINALITY AS given (line, place)
    GROUP BY line ->> 'offerId'
  ) AS summed
$$;

-- Whether lines keep to the bounds of a basket: so many lines, so much of each.
CREATE FUNCTION baskets.fits(lines jsonb, most_lines integer, most_quantity bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_array_length(lines) <= most_lines AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(lines) AS line WHERE (line ->> 'quantity')::bigint > most_quantity)
$$;

-- Takes the open basket of a session for good: it is ordered or handed over, unless the transaction is undone. Gives
-- it as it was. A second taker waits here and then finds none.
CREATE FUNCTION baskets.take(session uuid, outcome text, account uuid, at timestamptz) RETURNS SETOF baskets.basket
LANGUAGE sql SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
  UPDATE baskets.basket SET status = outcome, account_id = coalesce(account, account_id), changed_at = at
  WHERE session_id = session AND status = 'open'
  RETURNING *
$$;
REVOKE ALL ON FUNCTION baskets.take(uuid, text, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baskets.take(uuid, text, uuid, timestamptz) TO keyline_app, keyline_portal, keyline_staff;
