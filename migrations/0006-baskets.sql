-- What somebody has put down and not yet ordered. A basket belongs to a session; the account is noted when it is known.
-- Portal and staff roles hold no grant on the table: they reach the one basket of a session through the functions
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
  lines jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(lines) = 'array'), -- [{ "offerId", "quantity" }], at most 1,000
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX basket_open ON baskets.basket (session_id) WHERE status = 'open';
CREATE INDEX basket_stale ON baskets.basket (changed_at) WHERE status = 'open';

ALTER TABLE baskets.basket ENABLE ROW LEVEL SECURITY;
CREATE POLICY server ON baskets.basket TO keyline_app USING (current_user = 'keyline_app');
GRANT SELECT, INSERT, UPDATE, DELETE ON baskets.basket TO keyline_app;

-- The open basket of a session, locked until the transaction ends.
CREATE FUNCTION baskets.take(session uuid) RETURNS SETOF baskets.basket
LANGUAGE sql SECURITY DEFINER SET search_path = baskets, pg_temp AS
$$ SELECT * FROM baskets.basket WHERE session_id = session AND status = 'open' FOR UPDATE $$;

-- Ends a basket that was taken: ordered, or handed to a person. The version is the one that was taken.
CREATE FUNCTION baskets.finish(taken uuid, session uuid, version integer, outcome text, account uuid, at timestamptz)
RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
  WITH ended AS (
    UPDATE baskets.basket
    SET status = outcome, account_id = coalesce(account, account_id), changed_at = at, row_version = row_version + 1
    WHERE id = taken AND session_id = session AND status = 'open' AND row_version = version
    RETURNING 1
  )
  SELECT count(*)::integer FROM ended
$$;

REVOKE ALL ON FUNCTION baskets.take(uuid), baskets.finish(uuid, uuid, integer, text, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baskets.take(uuid), baskets.finish(uuid, uuid, integer, text, uuid, timestamptz)
  TO keyline_app, keyline_portal, keyline_staff;
