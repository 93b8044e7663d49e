/** Imports. */
export default {
  'refusal.import_known.title': 'This file was imported already.',
  'refusal.import_known.detail':
    'Nothing was saved: “{file}” has the same content. To bring it in again, undo that import first.',
  'refusal.import_busy.title': 'This import is at work.',
  'refusal.import_busy.detail': 'Wait until “{file}” is finished, or stop it.',
  'refusal.import_finished.title': 'This import is finished.',
  'refusal.import_finished.detail': 'Nothing was changed. Upload the file again to begin a new import.',
  'refusal.import_not_checked.title': 'This file is not checked yet.',
  'refusal.import_not_checked.detail': 'Nothing was saved. Check it first; the check shows what would come in.',
  'refusal.import_not_running.title': 'This import is not at work.',
  'refusal.import_not_running.detail': 'There is nothing to stop. Look at how it ended.',
  'refusal.import_not_done.title': 'There is nothing to undo.',
  'refusal.import_not_done.detail': 'Only an import that was written and not undone can be undone.',
  'refusal.import_nothing_new.title': 'Nothing in this file is new.',
  'refusal.import_nothing_new.detail':
    '{rows, plural, one {The row says} other {All # rows say}} what is known already, or cannot be used. Nothing needs to be written.',
  'refusal.import_has_bad_rows.title': '{rows, plural, one {One row is wrong.} other {# rows are wrong.}}',
  'refusal.import_has_bad_rows.detail':
    'Nothing was saved. Correct the file and upload it again, or choose to import without the bad rows.',
  'refusal.import_outdated.title': 'What this file refers to has changed since it was checked.',
  'refusal.import_outdated.detail':
    'Nothing was saved. {rows, plural, one {One row is} other {# rows are}} wrong now. Check the file again to see which.',
  'refusal.import_stopped.title': 'The import was stopped.',
  'refusal.import_stopped.detail': 'Nothing it wrote was kept. Start it again when you are ready.',
  'refusal.import_broken.title': 'The import broke off on our side.',
  'refusal.import_broken.detail': 'Nothing was saved. Try again; the page of jobs and the log say why.',
  'refusal.import_encoding.title': 'This file is not written in {encoding}.',
  'refusal.import_encoding.detail': 'Nothing was saved. Choose another encoding, or let it be found out.',
  'refusal.import_mapping_refused.title': 'The file cannot be read this way.',
  'refusal.import_mapping_refused.detail': 'Nothing was saved. The fields below say what is missing.',
  'refusal.import_mapping_wrong.title': 'The column “{column}” does not hold what it is mapped to.',
  'refusal.import_mapping_wrong.detail':
    'Nothing was saved: all of the first {rows} rows are wrong there, “{value}” for one. Choose another column, or how days and figures are written.',
  'refusal.import_mostly_wrong.title': 'More than {most} rows are wrong.',
  'refusal.import_mostly_wrong.detail':
    'Nothing was saved; reading ended at row {row}. Check whether this is the right file and how its columns are mapped.',
  'refusal.import_in_use.title': 'Others depend on what “{file}” brought.',
  'refusal.import_in_use.detail':
    'Nothing was taken away. {count, plural, one {What is listed below} other {The # listed below}} came after the import. Remove that first, or leave the import as it is.',
  'expected.number_as_mapped': 'a figure with “{mark}” before its decimals',
  'expected.day_as_mapped': 'a day written as {form}',
  'expected.column_or_value': 'a column or a value',
  'expected.column_of_file': 'a column of this file',
  'expected.other_than_decimal_mark': 'another mark than the one before decimals',
  'expected.columns_of_header': '{columns, plural, one {# cell} other {# cells}}, as many as the header has',
  'expected.country_or_name': 'a country code like DE, or its name in English or German',
  'expected.same_as_row': '“{value}”, as row {other} says of the same company; or leave this column out',
  'expected.known_parent_key':
    'the key of a company that is known or stands in the file; or map the parent’s name as well',
  'expected.known_account': 'a company that is known by this number, or by this key from the same source',
  'expected.line_once': 'a line that stands only once in the file; row {other} has it too',
  'expected.line_as_imported': 'the figures that “{file}” brought; undo that import to bring others',
  'expected.nothing_depends':
    'nothing that came after the import; there {count, plural, one {is} other {are}} {kind, select, ordering_sales_order {{count, plural, one {one order} other {# orders}}} ordering_imported_line {{count, plural, one {one line of imported orders} other {# lines of imported orders}}} leads_lead {{count, plural, one {one request} other {# requests}}} accounts_membership {{count, plural, one {one person who signs in} other {# people who sign in}}} accounts_invitation {{count, plural, one {one invitation} other {# invitations}}} other {{count, plural, one {one record} other {# records}}}}',
  'expected.as_imported':
    '{kind, select, child {no company below it that came another way} contact {no people that another import added} other {the company as the import left it; it was changed since}}',
} as const;
