export const PASSWORD_LENGTH = { least: 12, most: 256 } as const;

/** What the commonest passwords are made of; digits and signs around them help nobody. */
const COMMON = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'welcome',
  'willkommen',
  'letmein',
  'iloveyou',
  'admin',
  'administrator',
  'changeme',
  'default',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'superman',
  'batman',
  'princess',
  'sunshine',
  'trustno',
  'master',
  'login',
  'secret',
  'computer',
  'internet',
  'sayso',
  'correcthorsebatterystaple',
];

/** One sentence for a password that is too easy to guess; null for one that may be used. */
export function passwordFault(password: string, name: string): string | null {
  const { least, most } = PASSWORD_LENGTH;
  const signs = [...password.normalize('NFKC')];
  if (signs.length < least)
    return `The password is too short. Use at least ${least} letters, for example four words.`;
  if (signs.length > most) return `The password is too long. Use at most ${most} letters.`;
  const plain = signs.join('').toLowerCase();
  if (new Set(signs).size < 5 || isRow(signs) || isCommon(plain))
    return 'The password is one of those that are tried first. Use something nobody else would, for example four words.';
  const own = name.normalize('NFKC').toLowerCase();
  if (own.length >= 3 && plain.includes(own))
    return 'The password holds your name. Use something that has nothing to do with it.';
  return null;
}

/** 123456789012, abcdefghijkl and the like. */
function isRow(signs: readonly string[]): boolean {
  const steps = signs
    .slice(1)
    .map((sign, at) => (sign.codePointAt(0) ?? 0) - (signs[at]?.codePointAt(0) ?? 0));
  return (
    steps.filter((step) => Math.abs(step) <= 1 || Math.abs(step) === 9).length >= steps.length - 1
  );
}

function isCommon(plain: string): boolean {
  let rest = plain.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '');
  for (let before = ''; before !== rest; ) {
    before = rest;
    const word = COMMON.filter((item) => rest.startsWith(item)).sort(
      (left, right) => right.length - left.length,
    )[0];
    if (word !== undefined) rest = rest.slice(word.length).replace(/^[^\p{L}]+/u, '');
  }
  return rest === '';
}
