-- Promotions: what lowers the public price for a while, with or without a code, and what orders have used of it. How often
-- and for how much stands in one row per promotion, held while an order reserves its part, so that no two orders pass a
-- limit together.

CREATE TABLE baskets.promotion (
  id uuid PRIMARY KEY,
  seller_id uuid NOT NULL REFERENCES accounts.seller,
  name text NOT NULL CHECK (name <> ''),
  code text CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),   -- null: for everyone whom it is for, without typing anything
  benefit text NOT NULL CHECK (benefit IN ('percentage', 'amount', 'free_months')),
  percentage numeric(9, 6) CHECK (percentage > 0 AND percentage <= 1),
  amount bigint CHECK (amount > 0),
  free_months integer CHECK (free_months BETWEEN 1 AND 60),
  currency char(3) CHECK (currency ~ '^[A-Z]{3}$'),       -- null: in every currency
  family_ids uuid[] NOT NULL DEFAULT '{}',                -- with products and offers all empty: everything
  product_ids uuid[] NOT NULL DEFAULT '{}',
  offer_ids uuid[] NOT NULL DEFAULT '{}',
  terms integer[] NOT NULL DEFAULT '{}' CHECK (terms <@ ARRAY[0, 12, 36, 60]), -- in months; empty: every term
  audience text NOT NULL DEFAULT 'public' CHECK (audience = 'public' OR audience ~ '^(segment|level|partner|account):.+'),
  new_customers boolean NOT NULL DEFAULT false,
  least bigint CHECK (least > 0),                         -- the basket's net commitment before promotions
  starts_on date NOT NULL,
  ends_on date,                                           -- the first day it no longer holds
  max_uses integer CHECK (max_uses > 0),
  max_uses_per_account integer CHECK (max_uses_per_account > 0),
  budget bigint CHECK (budget > 0),
  ended_at timestamptz,                                   -- ended by hand, for good
  created_at timestamptz NOT NULL,
  row_version integer NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on > starts_on),
  CHECK (num_nonnulls(percentage, amount, free_months) = 1),
  CHECK (CASE benefit WHEN 'percentage' THEN percentage WHEN 'amount' THEN amount ELSE free_months END IS NOT NULL),
  CHECK (currency IS NOT NULL OR num_nonnulls(amount, least, budget) = 0)
);
CREATE UNIQUE INDEX promotion_code ON baskets.promotion (seller_id, code);
CREATE INDEX promotion_by_start ON baskets.promotion (starts_on DESC, id DESC);

-- How often it was used and what that took off, orders that ended aside. `spent` is in the promotion's currency and counts
-- only where it has one.
CREATE TABLE baskets.promotion_balance (
  promotion_id uuid PRIMARY KEY REFERENCES baskets.promotion,
  uses bigint NOT NULL DEFAULT 0 CHECK (uses >= 0),
  spent bigint NOT NULL DEFAULT 0 CHECK (spent >= 0)
);

-- What an order used. buyer_keys are hashes of what a buyer is recognised by (account, VAT id, address, mail domain).
CREATE TABLE baskets.promotion_use (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  promotion_id uuid NOT NULL,         -- no foreign key: it would hold the promotion's row while somebody changes it
  buyer_keys text[] NOT NULL,
  currency char(3) NOT NULL,
  saving bigint NOT NULL CHECK (saving >= 0),
  at timestamptz NOT NULL,
  given_back_at timestamptz,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, order_id, promotion_id)
);
CREATE INDEX promotion_use_keys ON baskets.promotion_use USING gin (buyer_keys);
CREATE INDEX promotion_use_newest ON baskets.promotion_use (promotion_id, at DESC);

GRANT SELECT, INSERT, UPDATE ON baskets.promotion TO keyline_app, keyline_staff;
GRANT SELECT, INSERT ON baskets.promotion_balance TO keyline_app, keyline_staff;
SELECT platform.guard_account_table('baskets.promotion_use');
GRANT SELECT ON baskets.promotion_use TO keyline_app, keyline_portal, keyline_staff;

CREATE FUNCTION baskets.key_hashes(keys text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(encode(sha256(convert_to(key, 'UTF8')), 'hex') ORDER BY 1), '{}') FROM unnest(keys) AS key $$;

-- How much promotions were used, and how often by this buyer. As owner: it gives nothing but counts and sums.
CREATE FUNCTION baskets.promotion_standing(promotions uuid[], keys text[])
RETURNS TABLE (promotion_id uuid, uses bigint, spent bigint, own_uses bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
  SELECT b.promotion_id, b.uses, b.spent, (
    SELECT count(*) FROM baskets.promotion_use u
    WHERE u.promotion_id = b.promotion_id AND u.given_back_at IS NULL
      AND u.buyer_keys && baskets.key_hashes(promotion_standing.keys))
  FROM baskets.promotion_balance b WHERE b.promotion_id = ANY (promotions)
$$;

-- Whoever shows a promotion to everybody learns when it is used up or free again, and each twentieth of its budget.
CREATE FUNCTION baskets.tell_promotion_balance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM baskets.promotion p WHERE p.id = new.promotion_id AND p.code IS NULL AND (
      (old.uses < p.max_uses) <> (new.uses < p.max_uses) OR old.spent * 20 / p.budget <> new.spent * 20 / p.budget)
  ) THEN
    PERFORM platform.raise_version('promotions');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_promotion_balance AFTER UPDATE ON baskets.promotion_balance
  FOR EACH ROW EXECUTE FUNCTION baskets.tell_promotion_balance();

-- Reserves what an order takes of promotions: [{ "id", "promotionId", "version", "saving" }] in minor units of `currency`.
-- Their rows are held in the order of their ids until the transaction ends. All or nothing: where one cannot be used,
-- nothing is written and the first such is given back with the reason.
CREATE FUNCTION baskets.reserve_promotions(account uuid, placed uuid, keys text[], used_currency text, wanted jsonb, at timestamptz)
RETURNS TABLE (promotion_id uuid, reason text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
#variable_conflict use_column
DECLARE
  hashes text[] := baskets.key_hashes(keys);
BEGIN
  IF current_setting('role', true) = 'keyline_portal' AND NOT account = ANY (platform.my_accounts()) THEN
    RAISE EXCEPTION 'a buyer reserves for his own company alone';
  END IF;
  PERFORM FROM baskets.promotion_balance b
    WHERE b.promotion_id IN (SELECT (one ->> 'promotionId')::uuid FROM jsonb_array_elements(wanted) one)
    ORDER BY b.promotion_id FOR UPDATE;
  RETURN QUERY
    SELECT p.id, CASE
        WHEN p.ended_at IS NOT NULL THEN 'ended'
        WHEN p.row_version <> (one ->> 'version')::integer THEN 'changed'
        WHEN b.uses >= p.max_uses THEN 'used_up'
        WHEN b.spent + (one ->> 'saving')::bigint > p.budget THEN 'budget_passed'
        ELSE 'used_by_you' END
    FROM jsonb_array_elements(wanted) one
    JOIN baskets.promotion p ON p.id = (one ->> 'promotionId')::uuid
    JOIN baskets.promotion_balance b ON b.promotion_id = p.id
    WHERE p.ended_at IS NOT NULL OR p.row_version <> (one ->> 'version')::integer OR b.uses >= p.max_uses
      OR b.spent + (one ->> 'saving')::bigint > p.budget
      OR p.max_uses_per_account <= (
        SELECT count(*) FROM baskets.promotion_use u
        WHERE u.promotion_id = p.id AND u.given_back_at IS NULL AND u.buyer_keys && hashes)
    ORDER BY p.id LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;
  INSERT INTO baskets.promotion_use (account_id, id, order_id, promotion_id, buyer_keys, currency, saving, at)
    SELECT account, (one ->> 'id')::uuid, placed, (one ->> 'promotionId')::uuid, hashes, used_currency,
      (one ->> 'saving')::bigint, reserve_promotions.at
    FROM jsonb_array_elements(wanted) one;
  UPDATE baskets.promotion_balance b
    SET uses = b.uses + 1, spent = b.spent + CASE WHEN p.currency IS NULL THEN 0 ELSE (one ->> 'saving')::bigint END
    FROM jsonb_array_elements(wanted) one, baskets.promotion p
    WHERE p.id = (one ->> 'promotionId')::uuid AND b.promotion_id = p.id;
END $$;

-- Gives back what an order took, once.
CREATE FUNCTION baskets.give_promotions_back(account uuid, placed uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = baskets, pg_temp AS $$
BEGIN
  PERFORM FROM baskets.promotion_balance b
    WHERE b.promotion_id IN (
      SELECT u.promotion_id FROM baskets.promotion_use u WHERE u.account_id = account AND u.order_id = placed)
    ORDER BY b.promotion_id FOR UPDATE;
  WITH back AS (
    UPDATE baskets.promotion_use u SET given_back_at = give_promotions_back.at
    WHERE u.account_id = account AND u.order_id = placed AND u.given_back_at IS NULL
    RETURNING u.promotion_id, u.saving
  )
  UPDATE baskets.promotion_balance b
    SET uses = b.uses - 1, spent = b.spent - CASE WHEN p.currency IS NULL THEN 0 ELSE back.saving END
    FROM back, baskets.promotion p WHERE p.id = back.promotion_id AND b.promotion_id = p.id;
END $$;

REVOKE ALL ON FUNCTION baskets.promotion_standing(uuid[], text[]), baskets.tell_promotion_balance(),
  baskets.reserve_promotions(uuid, uuid, text[], text, jsonb, timestamptz),
  baskets.give_promotions_back(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION baskets.promotion_standing(uuid[], text[]),
  baskets.reserve_promotions(uuid, uuid, text[], text, jsonb, timestamptz) TO keyline_app, keyline_portal, keyline_staff;
GRANT EXECUTE ON FUNCTION baskets.give_promotions_back(uuid, uuid, timestamptz) TO keyline_app, keyline_staff;

-- The code somebody typed into his basket, in capitals.
ALTER TABLE baskets.basket ADD COLUMN promotion_code text;

-- Which promotion lowered a line, and by how much over the commitment.
ALTER TABLE ordering.order_line
  ADD COLUMN promotion_id uuid,
  ADD COLUMN promotion_name text,
  ADD COLUMN promotion_saving bigint,
  ADD CONSTRAINT order_line_promotion CHECK (num_nulls(promotion_id, promotion_name, promotion_saving) IN (0, 3));

-- Is this somebody new? Not with an order that stands under any of his keys, nor as a customer the vendor knows. As owner:
-- orders of the same company as a guest lie under other accounts; it answers yes or no.
CREATE FUNCTION ordering.has_ordered(account uuid, keys text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ordering, pg_temp AS $$
  SELECT EXISTS (SELECT FROM accounts.account a WHERE a.id = has_ordered.account AND a.status <> 'prospect')
    OR EXISTS (
      SELECT FROM ordering.order_state s
      WHERE s.account_id = has_ordered.account AND s.state NOT IN ('cancelled', 'expired'))
    OR EXISTS (
      SELECT FROM ordering.buyer b JOIN ordering.limit_use u ON u.buyer = b.id
      WHERE b.keys && ordering.key_hashes(has_ordered.keys) AND u.given_back_at IS NULL)
$$;
REVOKE ALL ON FUNCTION ordering.has_ordered(uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ordering.has_ordered(uuid, text[]) TO keyline_app, keyline_portal, keyline_staff;
