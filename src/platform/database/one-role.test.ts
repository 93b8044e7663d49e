import { describe, expect, it } from 'vitest';
import { forOneRole, splitStatements } from './one-role.ts';

describe('splitting a migration into statements', () => {
  it('leaves semicolons in texts, names, bodies and comments alone', () => {
    const statements = [
      "INSERT INTO a VALUES ('x;''y;')",
      ' CREATE TABLE "a;b" (n int)',
      ' CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$',
      ' DO $body$ BEGIN PERFORM $$;$$; END $body$',
      ' -- a; comment\n SELECT 1 /* and; another */',
      ' SELECT $1',
    ];
    expect(splitStatements(statements.join(';'))).toEqual(statements);
  });
});

describe('a migration for one role', () => {
  it('has no grants, and its policies are for that role', () => {
    const text = [
      'CREATE TABLE t (n int)',
      '-- who may read\nGRANT SELECT ON t TO keyline_app, keyline_portal',
      ' revoke ALL ON t FROM keyline_staff',
      'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO keyline_app',
      'CREATE POLICY portal ON t TO keyline_portal USING (true)',
    ].join(';');
    expect(forOneRole(text)).toBe('CREATE TABLE t (n int);CREATE POLICY portal ON t TO CURRENT_USER USING (true)');
  });
});
