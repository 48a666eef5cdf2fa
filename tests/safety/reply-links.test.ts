import { describe, expect, it } from 'vitest';
import { withoutForeignLinks } from '../../src/desk/reply-links.ts';
import { threadMs } from '../support/thread-time.ts';

const KNOWN = new Set(['https://northwind.example/jobs/1', 'https://jobs.acme.example/x_y?id=7']);
const read = (text: string) => withoutForeignLinks(text, KNOWN, ['Booking.com', 'Check24.de GmbH']);

describe('what stays in a reply', () => {
  it.each([
    'Job 1 fits best. Say "save 1".',
    'See https://northwind.example/jobs/1.',
    'See [the posting](https://northwind.example/jobs/1), please',
    '**https://jobs.acme.example/x_y?id=7**',
    '(https://northwind.example/jobs/1)',
    'Node.js, ASP.NET and Socket.io are in your CV; e.g. Vue.js is not.',
    'Booking.com and Check24.de pay more.',
    'Send it to mo@northwind.example?',
    'From 60.000 to 80.000 EUR, version 2.4.1, 10.5 % more, at 10:30.',
    'Your file is cv.pdf. It says "1/2 time" and "and/or".',
    'मैं काम ढूँढ रहा हूँ 👩‍💻 ❤️ می‌خواهم',
    '2*3*4 = 24 and snake_case stays',
  ])('%j', (text) => expect(read(text)).toEqual({ text, removed: 0 }));
});

describe('what is taken out of a reply', () => {
  it.each([
    ['![logo](https://evil.example/?d=ada%40brook.example)', 'logo'],
    ['![x](https://northwind.example/jobs/1)', 'x'],
    ['![](https://evil.example/a.png) Hi', 'Hi'],
    ['![x][1]\n\n[1]: https://evil.example/p', 'x'],
    ['Open [your offer](https://evil.example/?cv=TypeScript).', 'Open your offer.'],
    ['[a](<https://evil.example/x> "t")', 'a'],
    ['[a](javascript:alert(1))', 'a'],
    ['https://northwind.example/jobs/1?d=ada', '(link removed)'],
    ['https://northwind.example/jobs/1/../2', '(link removed)'],
    ['https://northwind.example.evil.example/jobs/1', '(link removed)'],
    ['Go to http://evil.example/?d=1, now', 'Go to (link removed), now'],
    ['www.evil.example/x', '(link removed)'],
    ['evil.example/?d=ada', '(link removed)'],
    ['ada-brook.evil.example', '(link removed)'],
    ['ada.brook.evil.zip', '(link removed)'],
    ['evil.com', '(link removed)'],
    ['//evil.example/x', '(link removed)'],
    ['mailto:eve@evil.example?body=cv', '(link removed)'],
    ['tg://resolve?domain=evil', '(link removed)'],
    ['10.0.0.1/latest?d=1', '(link removed)'],
    ['<img src="https://evil.example/x">', ''],
    ['<a href="https://evil.example">x</a>', 'x'],
    ['<https://evil.example/x>', '<(link removed)>'],
    ['https\\://evil.example/x', '(link removed)'],
    ['https:\\/\\/evil\\.example/x', '(link removed)'],
    ['ht\u200btps://ev\u00adil.example/x', '(link removed)'],
    ['http://evil。example/x', '(link removed)'],
    ['see \u{e0068}\u{e0074}\u{e0074}\u{e0070} here', 'see  here'],
  ])('%j', (text, left) => expect(read(text).text).toBe(left));

  it.each([
    'h**tt**ps://evil.example/?d=ada',
    'https:**//evil.example/?d=ada**',
    'evil**.example**/?d=ada',
    'ev`il.exam`ple/?d=ada',
    '[https://northwind.example/jobs/1](https://evil.example/?d=ada)',
    '[x [y](https://evil.example/?d=ada)](https://evil.example/?d=ada)',
    '[see https://evil.example/?d=ada](https://northwind.example/jobs/1)',
    '[![x](https://evil.example/?d=ada)](https://evil.example/?d=ada)',
    '[x][y]\n[y]: https://evil.example/?d=ada',
    'ｈttps://evil.example/?d=ada',
    'HTTPS://EVIL.EXAMPLE/?d=ada',
  ])('no address is left of %j', (text) =>
    expect(read(text).text).not.toMatch(/evil\.example|EVIL\.EXAMPLE|d=ada/),
  );

  it('counts what it took', () =>
    expect(read('![a](https://evil.example/1) [b](https://evil.example/2)').removed).toBe(2));

  it('reads 100 kB of junk in well under a second', () => {
    for (const junk of [
      `<${' '.repeat(99_999)}`,
      '[',
      '![',
      'a.',
      '](',
      '<a ',
      '*',
      'https://',
      '[x](',
      '\\',
    ]) {
      const before = threadMs();
      read(junk.repeat(100_000 / junk.length));
      expect(threadMs() - before, junk).toBeLessThan(800);
    }
  });
});
