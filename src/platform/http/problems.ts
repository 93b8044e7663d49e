/** The status of each refusal; a code without a row is 422, one that ends in _not_found is 404. */
export const statusOfRefusal: Readonly<Record<string, number>> = {
  // platform
  invalid_input: 422,
  not_signed_in: 401,
  not_permitted: 403,
  not_found: 404,
  changed_meanwhile: 412,
  version_needed: 428,
  idempotency_key_needed: 400,
  idempotency_key_running: 409,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  too_large: 413,
  media_type_unknown: 415,
  csrf: 403,
  unexpected: 500,
  busy: 503,
  file_missing: 422,

  // accounts
  sign_in_failed: 401,
  second_factor_needed: 401,
  second_factor_wrong: 401,
  sign_in_to_accept: 401,
  link_not_valid: 410,
  second_factor_set_up: 409,
  second_factor_not_begun: 409,
  second_factor_required: 409,
  person_belongs_already: 409,
  last_account_admin: 409,
  last_administrator: 409,
  store_without_contact: 409,
  terms_version_taken: 409,
  relationship_open: 409,
  account_closed: 409,
  team_in_use: 409,
  second_factor_first: 403,

  // catalog
  catalog_code_taken: 409,
  catalog_in_use: 409,
  catalog_was_sold: 409,
  catalog_offer_fixed: 409,
  catalog_offer_twice: 409,
  import_refused: 422,

  // pricing
  price_list_published: 409,
  price_list_same_start: 409,
  price_list_empty: 422,
  price_list_over: 422,
  price_list_other_currency: 422,
  limit_same_start: 409,
  limit_last: 409,

  // territories
  routing_rule_twice: 409,

  // baskets
  basket_too_long: 413,
  list_too_long: 413,
  saved_basket_name_taken: 409,
  basket_link_over: 410,
  basket_empty: 409,
  store_preview_only: 409,
  offer_not_sold: 404,
  promotion_code_taken: 409,
  promotion_ended: 409,
  promotion_gone: 409,

  // leads
  mail_decided: 409,
  lead_number_unknown: 422,
  opportunity_open: 409,
  opportunity_over: 409,
  opportunity_not_over: 409,
  order_number_unknown: 422,
  stage_unknown: 422,
  stage_in_use: 409,
  deputy_is_absent: 422,
  hand_over_to_self: 422,
  lead_closed: 409,
  lead_not_closed: 409,
  lead_already_claimed: 409,
  lead_with_other: 409,
  lead_already_with: 409,
  request_closed: 409,
  inside_team_missing: 503,

  // ordering
  basket_changed: 409,
  basket_has_gone_offers: 409,
  price_changed: 409,
  terms_changed: 409,
  over_the_limit: 409,
  price_on_request: 409,
  store_closed: 409,
  staff_cannot_order: 403,
  card_not_offered: 409,
  card_nothing_to_pay: 409,
  order_paid_already: 409,
  order_cancelled_already: 409,
  order_expired_already: 409,

  // billing
  order_partly_paid: 409,
  payment_order_cancelled: 409,
  payment_order_expired: 409,
  payment_reference_used: 409,
  payment_order_awaits_card: 409,
  card_order_over: 409,
  card_provider_away: 503,
  card_provider_refused: 409,
  signature_wrong: 400,
  gateway_intent_closed: 409,
  refund_without_card: 409,
  refund_nothing_taken: 409,
  refund_too_much: 409,
  refund_leaves_rest: 409,
  refund_order_stays: 409,

  // licensing

  // desk
  import_known: 409,
  import_busy: 409,
  import_finished: 409,
  import_not_checked: 409,
  import_not_running: 409,
  import_not_done: 409,
  import_in_use: 409,
  import_outdated: 409,
  import_nothing_new: 409,
};

/** HTTP status for a refusal code. */
export function statusOf(code: string): number {
  return statusOfRefusal[code] ?? (code.endsWith('_not_found') ? 404 : 422);
}
