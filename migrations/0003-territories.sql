-- Who looks after which account, from which day: the only place that says so.

CREATE SCHEMA territories;
GRANT USAGE ON SCHEMA territories TO keyline_app, keyline_portal, keyline_staff;

CREATE TABLE territories.assignment (
  account_id uuid NOT NULL REFERENCES accounts.account,
  id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('owner')),
  person_id uuid NOT NULL REFERENCES accounts.person,
  from_day date NOT NULL,
  -- The first day on which it no longer holds. An assignment that was replaced on its first day has the same day here.
  to_day date,
  given_at timestamptz NOT NULL,
  given_by uuid,
  reason text,
  PRIMARY KEY (account_id, id),
  CHECK (to_day >= from_day)
);
CREATE UNIQUE INDEX assignment_open ON territories.assignment (account_id, role) WHERE to_day IS NULL;
CREATE INDEX assignment_person ON territories.assignment (person_id, account_id);

-- The wall of the vendor's people asks this of every row, so it reads past the walls itself.
CREATE FUNCTION territories.assigned_to(account uuid, people uuid[]) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM territories.assignment a
    WHERE a.account_id = account AND a.person_id = ANY (people)
      AND a.from_day <= platform.my_day() AND (a.to_day IS NULL OR platform.my_day() < a.to_day));
END $$;

CREATE OR REPLACE FUNCTION platform.staff_sees(account uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT platform.my_scope() = 'all'
     OR (platform.my_scope() = 'team' AND territories.assigned_to(account, platform.my_people()))
     OR (platform.my_scope() = 'own' AND territories.assigned_to(account, ARRAY[platform.my_person()])) $$;

SELECT platform.guard_account_table('territories.assignment');
GRANT SELECT, INSERT, UPDATE ON territories.assignment TO keyline_app, keyline_staff;
GRANT SELECT ON territories.assignment TO keyline_portal;

CREATE OR REPLACE VIEW accounts.account_owner WITH (security_invoker = true) AS
  SELECT account_id, person_id, from_day, to_day FROM territories.assignment WHERE role = 'owner';

CREATE VIEW territories.published_assignment WITH (security_invoker = true) AS
  SELECT account_id, role, person_id, from_day, to_day FROM territories.assignment;
GRANT SELECT ON territories.published_assignment TO keyline_app, keyline_portal, keyline_staff;
