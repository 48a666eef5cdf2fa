import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, inspectText, redactSecrets } from '../../src/guard/secrets.ts';
import { type Line, readCorpus } from './corpus/read-corpus.ts';

const secrets = readCorpus('secrets');

function isBlocked(line: Line): boolean {
  return inspectText(line.text, { previous: line.previous }).blocked;
}

function report(title: string, lines: readonly Line[], wrong: readonly Line[]): void {
  const groups = [...new Set(lines.map((line) => line.group))].map((group) => {
    const all = lines.filter((line) => line.group === group).length;
    const bad = wrong.filter((line) => line.group === group).length;
    return `${group} ${all - bad}/${all}`;
  });
  process.stdout.write(
    `${title}: ${wrong.length} of ${lines.length} (right: ${groups.join(', ')})\n`,
  );
}

describe('the corpus', () => {
  it('blocks at least 95 % of the secrets', () => {
    const missed = secrets.filter((line) => !isBlocked(line));
    report('missed secrets', secrets, missed);
    expect(missed.length / secrets.length).toBeLessThanOrEqual(0.05);
  });

  it('blocks most of the secrets in every group and language', () => {
    for (const group of new Set(secrets.map((line) => line.group))) {
      const lines = secrets.filter((line) => line.group === group);
      const missed = lines.filter((line) => !isBlocked(line));
      expect(missed.length / lines.length, group).toBeLessThanOrEqual(0.15);
    }
  });

  it.each([
    ['look-alikes', 0.005],
    ['chat', 0.001],
    ['sentences', 0.001],
  ])('blocks hardly any of the %s', (name, limit) => {
    const lines = readCorpus(name);
    const wrong = lines.filter(isBlocked);
    report(`false alarms, ${name}`, lines, wrong);
    expect(wrong.length / lines.length).toBeLessThanOrEqual(limit);
  });

  it('catches at least five of six secrets that are spread over messages', () => {
    const spread = secrets.filter((line) => line.previous.length > 0);
    const missed = spread.filter((line) => !isBlocked(line));
    report('missed over several messages', spread, missed);
    expect(missed.length / spread.length).toBeLessThanOrEqual(1 / 6);
  });
});

describe('the verdict', () => {
  it.each([
    ['my gmail pw is Larkspur#71 ok?', 'password', 'Larkspur#71'],
    ['the code is 483 920', 'one_time_code', '483 920'],
    ['my pin is 4471', 'pin', '4471'],
    ['the password is correct horse battery staple', 'password', 'correct horse battery staple'],
    ['mein Passwort ist Hallotest123', 'password', 'Hallotest123'],
    ['我的密码是banjo2019', 'password', 'banjo2019'],
    ['मेरा पासवर्ड banjo2019 है', 'password', 'banjo2019'],
  ])('points at the secret in %j', (text, kind, secret) => {
    const verdict = inspectText(text);
    expect(verdict.blocked && verdict.kind).toBe(kind);
    expect(verdict.findings.map((found) => text.slice(found.start, found.end))).toEqual([secret]);
  });

  it('gives offsets into the text as it was written, hidden marks and all', () => {
    const text = '\u200bmy ｐａｓｓ\u2060ｗｏｒｄ is ｂａｎ\u200bｊｏ２０１９, ok';
    const [found] = inspectText(text).findings;
    expect(text.slice(found?.start, found?.end)).toBe('ｂａｎ\u200bｊｏ２０１９');
  });

  it('names the rule and the place, never the secret', () => {
    const line = explain(inspectText('my password is banjo2019'));
    expect(line).toBe(
      'password by named-password (en) at 15-24: a name for a password, then "is", a colon or a value right behind it',
    );
    expect(explain(inspectText('hello'))).toBe('nothing found');
  });
});

describe('disguises', () => {
  it.each([
    'p a s s w o r d is banjo2019',
    'p.a.s.s.w.o.r.d: banjo2019',
    'p a s s w o r d i s b a n j o 2 0 1 9',
    'p4ssw0rd is banjo2019',
    'p@$$word: banjo2019',
    'pass\u00adword is banjo2019',
    'p\u200ba\u200bs\u200bs\u200bword is banjo2019',
    'ｐａｓｓｗｏｒｄ ｉｓ ｂａｎｊｏ２０１９',
    '𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝 is banjo2019',
    'my pаsswоrd is banjo2019',
    'my passwrod is banjo2019',
    'my \u202epassword\u202c is banjo2019',
    'pa\u{e0041}ssword is banjo2019',
  ])('sees through %j', (text) => {
    expect(inspectText(text).blocked).toBe(true);
  });
});

describe('several messages', () => {
  it('takes a bare value for the password that was asked for', () => {
    expect(inspectText('banjo2019').blocked).toBe(false);
    expect(inspectText('banjo2019', { previous: ["What's the password?"] }).blocked).toBe(true);
  });

  it('takes a bare number for a code only when a code was spoken of', () => {
    expect(inspectText('4471', { previous: ['Which salary do you want?'] }).blocked).toBe(false);
    expect(inspectText('4471', { previous: ['my pin is coming in a second'] }).blocked).toBe(true);
  });

  it('forgets what was said more than three messages ago', () => {
    const previous = ["What's the password?", 'hm', 'why?', 'never mind'];
    expect(inspectText('banjo2019', { previous }).blocked).toBe(false);
  });

  it('does not take an answer to a card for a code', () => {
    const previous = ['Did you get the code?'];
    for (const text of ['approve 4471', 'yes 2', 'no 3']) {
      expect(inspectText(text, { previous }).blocked).toBe(false);
    }
  });
});

describe('documents and postings', () => {
  const cv = readCorpus('sentences')
    .map((line) => line.text)
    .join('\n');

  it('lets a whole CV or posting pass in every scope', () => {
    for (const scope of ['chat', 'document', 'posting'] as const) {
      expect(explain(inspectText(cv, { scope }))).toBe('nothing found');
    }
  });

  it('finds a key, a card or a labelled password in the midst of a CV', () => {
    for (const secret of [
      'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
      '4111 1111 1111 1111',
      'Password: Larkspur#71',
      'DB_PASSWORD=Larkspur71x',
    ]) {
      const verdict = inspectText(`${cv}\n${secret}\n${cv}`, { scope: 'document' });
      expect(verdict.blocked, secret).toBe(true);
    }
  });

  it('reads no sentence of a document as a chat', () => {
    expect(inspectText('my pin is 4471', { scope: 'document' }).blocked).toBe(false);
  });

  it('redacts a posting and keeps the rest as it was', () => {
    const text = 'Apply at https://jobs.example.com with key AKIAQYLPMN5HHHFPZAM2 today.';
    expect(redactSecrets(text)).toBe(
      'Apply at https://jobs.example.com with key [api key removed] today.',
    );
    expect(redactSecrets('Nothing here.')).toBe('Nothing here.');
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ['one keyword again and again', 'password '.repeat(11_000)],
  ['one letter', 'a'.repeat(100_000)],
  ['one digit', '1'.repeat(100_000)],
  ['addresses without end', 'a@'.repeat(50_000)],
  ['a letter under 100,000 marks', `a${'\u0301'.repeat(99_999)}`],
  ['lone surrogates', '\ud800'.repeat(100_000)],
  ['NUL', '\0'.repeat(100_000)],
  ['spelled-out words', 'p a s s w o r d '.repeat(6_000)],
  ['Han without a space', '密码'.repeat(50_000)],
  ['fields', 'pw:a;'.repeat(20_000)],
  ['quotes', 'password "a '.repeat(8_000)],
  ['phrase ligatures', '\ufdfa'.repeat(100_000)],
  ['key prefixes', 'sk-'.repeat(33_000)],
  ['leet', 'p4$$ '.repeat(20_000)],
  ['tags that never end', '<a "b" c=\'d\' '.repeat(7_000)],
  ['tags in quotes', '<a "<b" \'<c\''.repeat(8_000)],
  ['rows of cells', '<td>a b</td> '.repeat(8_000)],
  ['fields of data', '"password":'.repeat(9_000)],
  ['an argument of TeX', '\\a[b{'.repeat(16_000)],
  ['settings set in', ' a:\n'.repeat(25_000)],
  ['calls', 'a.b(c[0]);'.repeat(10_000)],
  ['short lines of figures', '1234 5678\n'.repeat(10_000)],
  ['an open PEM block', '-----BEGIN RSA PRIVATE KEY-----'.repeat(3_000)],
];

describe('hostile text', () => {
  it.each(hostile)('reads 100 kB of %s in time that grows with its length only', (_, text) => {
    const previous = [text, text, text];
    inspectText(text.slice(0, 20_000), { previous });
    const started = performance.now();
    inspectText(text, { previous });
    // The target is measured by the bench; a backtracking pattern would take minutes here.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('reads megabytes in pieces and finds a secret on the seam', () => {
    const text = `${'word '.repeat(19_998)}\nPassword: Otter%River33\n${'word '.repeat(60_000)}`;
    const verdict = inspectText(text, { scope: 'document' });
    expect(verdict.findings.map((found) => text.slice(found.start, found.end))).toContain(
      'Otter%River33',
    );
  });

  it('finds a key anywhere in what is longer than any chat message', () => {
    const text = `${'word '.repeat(30_000)} 4111 1111 1111 1111 ${'word '.repeat(10_000)}`;
    expect(inspectText(text, { scope: 'chat' }).blocked).toBe(true);
  });

  it('takes any text and any history without throwing, and finds spans inside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 5 }),
        fc.constantFrom('', 'my password is ', 'pw:', 'код ', '密码是'),
        (text, previous, lead) => {
          const whole = lead + text;
          for (const found of inspectText(whole, { previous }).findings) {
            expect(found.start).toBeGreaterThanOrEqual(0);
            expect(found.end).toBeGreaterThan(found.start);
            expect(found.end).toBeLessThanOrEqual(whole.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
