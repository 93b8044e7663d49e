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
  'refusal.catalog_not_found.title': 'This is not in the catalogue.',
  'refusal.catalog_not_found.detail': 'It was deleted or never existed. Go back to the list.',
  'refusal.catalog_code_taken.title': 'This code is already used.',
  'refusal.catalog_code_taken.detail': 'Choose another one; capitals and small letters count as the same in a SKU.',
  'refusal.catalog_in_use.title': 'This is used and stays.',
  'refusal.catalog_in_use.detail':
    '{by, select, product {{count, plural, one {The product {first} belongs to it.} other {# products belong to it, {first} among them.}}} offer {{count, plural, one {The offer {first} names it.} other {# offers name it, {first} among them.}}} edition {{count, plural, one {The edition {first} belongs to it.} other {# editions belong to it, {first} among them.}}} price {A price list carries it.} other {Something else names it.}} Delete that first, or let this end on a day.',
  'refusal.catalog_was_sold.title': 'This offer was on sale and stays in the records.',
  'refusal.catalog_was_sold.detail': 'Give it a last day instead; from then on nobody can buy it.',
  'refusal.catalog_offer_fixed.title': 'The offer {sku} is on sale and stays what it is.',
  'refusal.catalog_offer_fixed.detail':
    'Orders and licences name it. Give it a last day and create a new offer for the new choice.',
  'refusal.catalog_offer_twice.title': '{sku} and {other} would sell the same thing at the same time.',
  'refusal.catalog_offer_twice.detail':
    'Product, edition, support level, term and billing are the same. Change one of them, or let one offer end before the other starts.',
  'refusal.import_refused.title':
    '{errors, plural, one {One cell cannot be used} other {# cells cannot be used}}; nothing was saved.',
  'refusal.import_refused.detail':
    'Correct {shown, plural, one {the cell named below} other {the # cells named below}} and send the file again.',
  'refusal.table_empty.title': 'The file is empty.',
  'refusal.table_empty.detail': 'The first row names the columns; the rows below it hold the data.',
  'refusal.table_columns_missing.title': 'The file lacks columns: {missing}.',
  'refusal.table_columns_missing.detail': 'The first row names the columns. Known are {known}.',
  'refusal.table_column_unknown.title': 'The column {column} is not known here.',
  'refusal.table_column_unknown.detail': 'Rename or remove it. Known are {known}.',
  'refusal.table_column_twice.title': 'The column {column} stands twice in the first row.',
  'refusal.table_column_twice.detail': 'Remove one of the two; nothing was saved.',
  'refusal.table_row_too_long.title': 'Row {row} has {cells} cells, the first row names {columns} columns.',
  'refusal.table_row_too_long.detail':
    'Put cells that contain the separator or a line break between double quotes. Nothing was saved.',
  'refusal.csv_cell_too_long.title': 'A cell in row {row}, column {column} is too long.',
  'refusal.csv_cell_too_long.detail':
    'A cell holds at most {most, number} characters. A double quote that was never closed does this too.',
  'refusal.csv_too_many_columns.title': 'Row {row} has more than {most, number} columns.',
  'refusal.csv_too_many_columns.detail': 'Check the separator of the file. Nothing was saved.',
  'refusal.csv_too_many_rows.title': 'The file has more than {most, number} rows.',
  'refusal.csv_too_many_rows.detail': 'Send it in parts. Nothing was saved.',
  'refusal.csv_text_after_quote.title': 'In row {row}, column {column} text follows a closing double quote.',
  'refusal.csv_text_after_quote.detail': 'Write a double quote inside a quoted cell twice. Nothing was saved.',
  'refusal.csv_quote_not_closed.title': 'The double quote in row {row}, column {column} is never closed.',
  'refusal.csv_quote_not_closed.detail': 'Close it, or write it twice where it is part of the text. Nothing was saved.',
  'refusal.encoding_mixed.title': 'The file mixes two encodings.',
  'refusal.encoding_mixed.detail': 'Save it as UTF-8 and send it again. The trouble starts at byte {offset, number}.',
  'expected.code': 'small letters, digits and single hyphens, like remote-support',
  'expected.sku': 'letters, digits and . _ / -, starting with a letter or digit, at most 64',
  'expected.unused': 'one that nothing else uses',
  'expected.unchanged': 'unchanged: {before}',
  'expected.day_after_start': 'a day after the start',
  'expected.billing_of_month_to_month': 'monthly, because month to month is billed every month',
  'expected.same_as_row': 'the same as in row {other}: {before}',

  // pricing
  'refusal.amount_malformed.title': 'This amount cannot be read.',
  'refusal.amount_malformed.detail': '“{value}” is not an amount. Write it as 1234.50.',
  'refusal.amount_too_fine.title': 'This amount has too many digits after the point.',
  'refusal.amount_too_fine.detail':
    '{currency} has {digits, plural, =0 {no digits} one {# digit} other {# digits}} after the point; “{value}” has more.',
  'refusal.amount_too_large.title': 'This amount is too large.',
  'refusal.amount_too_large.detail': '“{value}” is more than any amount here can be.',
  'refusal.currency_unknown.title': 'This currency is not known.',
  'refusal.currency_unknown.detail': '“{value}” is not a currency code of ISO 4217. Write one like EUR or USD.',
  'refusal.day_malformed.title': 'This day cannot be read.',
  'refusal.day_malformed.detail': '“{value}” is not a day. Write it as 2026-03-31.',
  'refusal.day_unknown.title': 'This day does not exist.',
  'refusal.day_unknown.detail': 'The calendar has no {value}.',
  'refusal.decimal_malformed.title': 'This number cannot be read.',
  'refusal.decimal_malformed.detail': '“{value}” is not a number. Write digits with a point, like 1234.5.',
  'refusal.decimal_too_fine.title': 'This number has too many digits after the point.',
  'refusal.decimal_too_fine.detail': 'At most 6 are kept; “{value}” has more.',
  'refusal.decimal_too_large.title': 'This number is too large.',
  'refusal.decimal_too_large.detail': '“{value}” has more than 13 digits before the point.',
  'refusal.percent_malformed.title': 'This percentage cannot be read.',
  'refusal.percent_malformed.detail': '“{value}” is not a percentage. Write it as 12.5.',
  'refusal.percent_too_fine.title': 'This percentage has too many digits after the point.',
  'refusal.percent_too_fine.detail': 'At most {digits} are kept; “{value}” has more.',
  'refusal.below_floor.title': 'This price needs an approval.',
  'refusal.below_floor.detail':
    'A price in the basket is lower than may be given without one. Ask sales, or change the price.',
  'refusal.offer_unknown.title': 'This offer is not on sale.',
  'refusal.offer_unknown.detail': 'It has ended or never existed. Take it out of the basket and choose another.',
  'refusal.offer_twice.title': 'An offer stands twice in the basket.',
  'refusal.offer_twice.detail': 'Put both quantities on one line.',
  'refusal.quantity_invalid.title': 'This quantity cannot be ordered.',
  'refusal.quantity_invalid.detail':
    'A quantity is a whole number from 1 to 1,000,000, in digits only. For more, talk to sales.',
  'refusal.price_invalid.title': 'This price cannot be saved.',
  'refusal.price_invalid.detail': 'Nothing was saved. The fields below say what would be right.',
  'refusal.limit_invalid.title': 'This limit cannot be saved.',
  'refusal.limit_invalid.detail': 'Nothing was saved. The fields below say what would be right.',
  'refusal.store_without_limit.title': 'This store cannot be opened yet.',
  'refusal.store_without_limit.detail':
    'It has no self-service limit, so nobody could buy. Set one, then open the store.',
  'expected.amount_digits_of_currency': 'an amount with no more digits after the point than {currency} has',
  'expected.amount_zero_or_more': 'an amount like 20000.00, zero or more',
  'expected.audience': 'public, or segment:, level:, partner: or account: with its name',
  'expected.currency': 'a currency like EUR or USD',
  'expected.currency_of_list': '{currency}, the currency of this list; another currency is a list of its own',
  'expected.graduated_per_line':
    'line: graduated tiers count per line, or the result would depend on the order of lines',
  'expected.limit_quantity': 'a whole number, zero or more',
  'expected.limit_quantity_or_amount': 'a largest quantity, a largest amount, or both',
  'expected.limit_scope_needed': 'the family, product or offer that the limit is for',
  'expected.limit_scope_none': 'nothing: a limit for the store is for everything in it',
  'expected.list_start_once': 'another first day: {name} starts on the same one for the same buyers and currency',
  'expected.offer': 'an offer that is on sale',
  'expected.offer_once': 'each offer once',
  'expected.price_at_floor': 'a price that may be given without approval',
  'expected.price_digits': 'a price in digits with a point, like 1234.50',
  'expected.price_six_digits': 'at most 6 digits after the point; price tiny amounts per 1,000',
  'expected.price_zero_or_more': 'a price of zero or more',
  'expected.quantity': 'a whole number from 1',
  'expected.quantity_digits_only': 'digits only, like {suggested}',
  'expected.quantity_least': '1 or more',
  'expected.quantity_most': 'at most {most, number}; for more, talk to sales',
  'expected.quantity_whole': 'a whole number, like 12',
  'expected.share_under_one': 'a share from 0 to under 1: 0.1 is 10 %',
  'expected.tier_ascending': '{least, number} or more: each tier starts above the one before',
  'expected.tier_first_from_1': '1: the first tier starts at 1',
  'expected.tier_mode': 'all-units or graduated',
  'expected.tier_once': '{least, number} or more: a tier starts there already',
  'expected.tier_price_or_discount': 'either a unit price or a discount',
  'expected.tier_whole': 'a whole number from 1',

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
