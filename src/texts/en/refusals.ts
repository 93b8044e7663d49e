/** What went wrong, why, and what to do now. `refusal.<code>.title` and `.detail`; `expected.<key>` stands at a field. */
export default {
  // platform
  'refusal.invalid_input.title': 'Some of what you entered cannot be used.',
  'refusal.invalid_input.detail': 'Nothing was saved. The fields below say what would be right.',
  'refusal.not_signed_in.title': 'You are not signed in.',
  'refusal.not_signed_in.detail': 'Sign in to go on. What you entered is kept.',
  'refusal.not_permitted.title': 'Your role does not cover this.',
  'refusal.not_permitted.detail': 'Ask an administrator of your company for the role you need.',
  'refusal.not_found.title': 'There is nothing here.',
  'refusal.not_found.detail': 'It was moved or removed, or it is not yours to see. Search for it or go back.',
  'refusal.changed_meanwhile.title': 'Somebody else changed this while you worked on it.',
  'refusal.changed_meanwhile.detail': 'Nothing of yours was saved. Look at the other change, then save again.',
  'refusal.version_needed.title': 'This change does not say which version it was made on.',
  'refusal.version_needed.detail': 'Send If-Match with the ETag you read.',
  'refusal.idempotency_key_needed.title': 'This request needs an Idempotency-Key.',
  'refusal.idempotency_key_needed.detail': 'Send a new unique key per intention, and the same key when you repeat it.',
  'refusal.idempotency_key_running.title': 'The same request is still being worked on.',
  'refusal.idempotency_key_running.detail':
    'Wait a few seconds and repeat it with the same key; it will not run twice.',
  'refusal.idempotency_key_reused.title': 'This Idempotency-Key belongs to another request.',
  'refusal.idempotency_key_reused.detail':
    'The body differs from the first one sent with this key. Use a new key for a new intention.',
  'refusal.too_many_requests.title': 'Too many attempts.',
  'refusal.too_many_requests.detail': 'Wait {seconds} seconds and try again.',
  'refusal.too_large.title': 'This is too large.',
  'refusal.too_large.detail': 'At most {maximum} can be sent at once. Nothing was saved.',
  'refusal.media_type_unknown.title': 'This kind of content cannot be read here.',
  'refusal.media_type_unknown.detail': 'Send {expected}.',
  'refusal.csrf.title': 'This page is out of date.',
  'refusal.csrf.detail': 'Reload it and repeat. Nothing was saved.',
  'refusal.unexpected.title': 'Something broke on our side.',
  'refusal.unexpected.detail': 'Nothing was saved. Try again; if it stays, tell us the reference {reference}.',
  'refusal.busy.title': 'The server is busy.',
  'refusal.busy.detail': 'Nothing was saved. Repeat in a few seconds.',
  'refusal.file_missing.title': 'No file was sent.',
  'refusal.file_missing.detail': 'Choose a file and send it again.',
  'expected.present': 'needed',
  'expected.text': 'text',
  'expected.number': 'a number',
  'expected.whole_number': 'a whole number, without spaces or separators',
  'expected.yes_or_no': 'yes or no',
  'expected.list': 'a list',
  'expected.at_least': 'at least {minimum}',
  'expected.at_most': 'at most {maximum}',
  'expected.at_least_characters': '{minimum, plural, one {at least # character} other {at least # characters}}',
  'expected.at_most_characters': '{maximum, plural, one {at most # character} other {at most # characters}}',
  'expected.one_of': 'one of {options}',
  'expected.email': 'an e-mail address like name@company.com',
  'expected.url': 'a web address like https://company.com',
  'expected.day': 'a day like 2026-03-31',
  'expected.known_id': 'the id of something that exists',
  'expected.no_such_field': 'nothing: there is no such field here',
  'expected.idempotency_key': '8 to 100 printable characters without spaces',
  'expected.valid': 'another form; see the documentation',

  // accounts

  // catalog

  // pricing

  // territories

  // baskets

  // leads
  'refusal.nothing_asked.title': 'There is nothing to answer yet.',
  'refusal.nothing_asked.detail':
    'Nothing was sent. Put something in the basket, choose a product and a quantity, or write what you need.',
  'refusal.inside_team_missing.title': 'Nobody is set up to answer here.',
  'refusal.inside_team_missing.detail':
    'Nothing was sent, because this store has no team with people in it. Use the phone number or e-mail address on the store’s pages.',
  'refusal.lead_closed.title': 'This lead is closed.',
  'refusal.lead_closed.detail': 'Nothing was changed. Reopen the lead, then go on.',
  'refusal.lead_not_closed.title': 'This lead is not closed.',
  'refusal.lead_not_closed.detail':
    'Nothing was changed: only a closed lead can be reopened. A converted one goes on as an account.',
  'refusal.lead_already_claimed.title': '{person} has claimed this lead.',
  'refusal.lead_already_claimed.detail':
    'It was claimed before you and has one person who answers. Take the next one, or ask {person} to pass it on to you.',
  'refusal.lead_with_other.title': 'This lead is with {person}.',
  'refusal.lead_with_other.detail':
    'Nothing was sent: the buyer was told that {person} answers. Pass the lead on to yourself first, or leave a note.',
  'refusal.lead_already_with.title': 'This lead is with {person} already.',
  'refusal.lead_already_with.detail': 'Nothing was changed. Choose somebody else to pass it on to.',
  'refusal.pass_target_unknown.title': 'This lead cannot be passed on to there.',
  'refusal.pass_target_unknown.detail':
    'Nothing was changed. Choose one of the vendor’s people who still works here, or a team with people in it.',
  'refusal.request_closed.title': 'This request is closed.',
  'refusal.request_closed.detail':
    'Your message was not sent. Ask again under “Talk to sales” and it reaches a person at once.',
  'expected.person_or_team': 'one person or one team',
  'expected.day_not_before': '{first} or a later day',

  // ordering

  // billing

  // licensing

  // desk
} as const;
