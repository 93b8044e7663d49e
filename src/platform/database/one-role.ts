/** Where only one role exists, it is the owner of everything. */
const ROLE_NAME = /\bkeyline_(?:owner|app|portal|staff)\b/g;
const ABOUT_GRANTS = /^\s*(?:GRANT|REVOKE|ALTER\s+DEFAULT\s+PRIVILEGES)\b/i;

/**
 * The text of a migration for a database with one role only: without grants (taking a right from the owner would
 * break its own foreign keys) and with policies for that role, which as the owner it is not bound by.
 */
export function forOneRole(text: string): string {
  return splitStatements(text)
    .filter((statement) => !ABOUT_GRANTS.test(withoutComments(statement)))
    .join(';')
    .replace(ROLE_NAME, 'CURRENT_USER');
}

// A quoted text, a quoted name, a dollar-quoted body, a comment, or the end of a statement.
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|;/g;

/** Splits at the semicolons that end statements, not at those inside texts, bodies and comments. */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let start = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match[0] !== ';') continue;
    statements.push(text.slice(start, match.index));
    start = match.index + 1;
  }
  return [...statements, text.slice(start)];
}

function withoutComments(statement: string): string {
  return statement.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
}
