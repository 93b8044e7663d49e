export default {
  'refusal.basket_not_found.title': 'This basket is not here any more.',
  'refusal.basket_not_found.detail':
    'Nothing was sent. Go back to the basket; if it is empty, choose a product and a quantity there.',
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
} as const;
