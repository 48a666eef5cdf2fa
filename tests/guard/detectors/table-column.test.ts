import { describe, expect, it } from 'vitest';
import { findTableColumns } from '../../../src/guard/detectors/table-column.ts';

describe('a table of logins', () => {
  it.each([
    ['commas', 'site,user,password\nportal,ada,Otter%River33\nmail,ada,bananas\n'],
    ['semicolons, in German', 'Seite;Passwort\nportal;Otter%River33\nmail;bananas'],
    ['bars', '| site | password |\n|---|---|\n| portal | Otter%River33 |\n| mail | bananas |'],
    ['tabs and quotes', 'site\t"Password"\nportal\t"Otter%River33"\nmail\t"bananas"'],
  ])('with %s gives every value under its heading', (_with, text) => {
    expect(findTableColumns(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Otter%River33',
      'bananas',
    ]);
  });

  it.each([
    ['a sentence', 'I forgot my login, password and badge,\nbut the team helped, quickly, again'],
    ['hidden values', 'site,password\nportal,********\nmail,-----\n'],
    ['other columns', 'site,user\nportal,ada\n'],
    ['a table that has ended', 'site,password\n\nOur team ships software, daily'],
    ['a list of skills', 'Skills: password hashing, TypeScript, SQL\nTools: bcrypt, argon2, k6'],
  ])('is not seen in %s', (_where, text) => {
    expect(findTableColumns(text)).toEqual([]);
  });
});
