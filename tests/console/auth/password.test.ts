import { describe, expect, it } from 'vitest';
import { BusyError, createPasswords } from '../../../src/console/auth/password.ts';
import { passwordFault } from '../../../src/console/auth/password-rules.ts';

const quick = () => createPasswords({ ln: 8, r: 8, p: 1 });

describe('a password', () => {
  it('is kept as a scrypt hash of 128 MB, with a salt of its own', async () => {
    const passwords = createPasswords();
    const [one, two] = [
      await passwords.hash('four plain words'),
      await passwords.hash('four plain words'),
    ];
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify('four plain words', one)).toBe('right');
    expect(await passwords.verify('four plain word', one)).toBe('wrong');
  });

  it('is the same however a keyboard composes its letters', async () => {
    const passwords = quick();
    const hash = await passwords.hash('vier schöne Wörter');
    expect(await passwords.verify('vier schöne Wörter'.normalize('NFD'), hash)).toBe('right');
  });

  it('is right nowhere where there is none, not even the empty one', async () => {
    for (const password of ['', '\0', 'a'])
      expect(await quick().verify(password, null)).toBe('wrong');
  });

  it('says when it was hashed with less care, by parameters that it carries itself', async () => {
    const hash = await quick().hash('four plain words');
    const now = createPasswords({ ln: 9, r: 8, p: 1 });
    expect(await now.verify('four plain words', hash)).toBe('weaker');
    expect(await now.verify('four plain word', hash)).toBe('wrong');
  });

  it.each(['', 'plain', '$scrypt$ln=8,r=8,p=1$x$y', '$2b$10$abc'])(
    'is not compared with a hash that cannot be read (%j)',
    async (hash) => {
      await expect(quick().verify('four plain words', hash)).rejects.toThrow('cannot be read');
    },
  );

  it('is not checked beside too many others', async () => {
    const passwords = createPasswords({ ln: 12, r: 8, p: 1 }, { atOnce: 1, waiting: 2 });
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => passwords.verify('x', null)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(BusyError);
    expect(await passwords.verify('x', null)).toBe('wrong');
  });

  it.each([
    ['short', 'eleven char'],
    ['long', 'ab cd ef gh '.repeat(22)],
    ['tried first', 'password1234'],
    ['tried first', 'PasswordPassword!'],
    ['tried first', 'Qwertyuiop123'],
    ['tried first', '123456789012'],
    ['tried first', 'abcdefghijklm'],
    ['tried first', 'aaaaaaaaaaaaaa'],
    ['tried first', 'abababababababab'],
    ['tried first', 'correcthorsebatterystaple'],
    ['tried first', '!!!admin2026!!!'],
    ['your name', 'my dear Grace Hopper'],
  ])('is refused when it is too %s: %s', (why, password) => {
    expect(passwordFault(password, 'Grace')).toContain(why);
  });

  it.each(['four plain words', 'zq7-Lw0_pp!x', 'Пароль из слов', '猫がいる庭で本を読む毎日です'])(
    'may be %s',
    (password) => {
      expect(passwordFault(password, 'Grace')).toBeNull();
    },
  );
});
