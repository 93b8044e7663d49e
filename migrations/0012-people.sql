-- People: invitations that staff send too, a new address of one's own, teams that go.

-- The language an invitation was written in, so that it is sent again in the same.
ALTER TABLE accounts.invitation ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));

-- The link that proves a person's new address; `data` holds it until then.
ALTER TABLE accounts.token DROP CONSTRAINT token_purpose_check;
ALTER TABLE accounts.token ADD CONSTRAINT token_purpose_check CHECK (purpose IN ('sign_up', 'reset', 'invitation',
  'staff_invitation', 'administrator', 'email_change'));

CREATE INDEX token_invitation ON accounts.token (account_id) WHERE purpose = 'invitation' AND used_at IS NULL;

-- The vendor's people look after the people of the companies they see.
GRANT INSERT, UPDATE, DELETE ON accounts.membership, accounts.invitation TO keyline_staff;
GRANT INSERT, UPDATE ON accounts.past_membership TO keyline_staff;

-- Who may do less from now on may do less at once: what processes keep of sessions for seconds is forgotten.
CREATE TRIGGER membership_ended AFTER DELETE ON accounts.membership FOR EACH STATEMENT
  EXECUTE FUNCTION platform.session_changed();

GRANT DELETE ON accounts.team TO keyline_app, keyline_staff;
