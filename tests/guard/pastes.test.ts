import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/guard/paste/read-paste.ts';
import { inspectText } from '../../src/guard/secrets.ts';

/** `¦` is left out, so that no scanner takes a made-up key for a leak. */
const rowsOf = (
  name: string,
): { group: string; text?: string; parts?: [string, string, string] }[] =>
  readFileSync(new URL(`./corpus/pastes/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replaceAll('¦', '')));
const blocks = (text: string) => inspectText(text).blocked;

describe('pasted pages, mails, code and CVs', () => {
  it.each(['honest-1', 'honest-2', 'honest-3'])('are hardly ever blocked: %s', (name) => {
    const rows = rowsOf(name);
    const wrong = rows.filter(({ text = '' }) => blocks(text));
    process.stdout.write(`${name}: ${wrong.length} of ${rows.length} blocked\n`);
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.01);
  });

  it.each([
    ['hidden-1', 0.95],
    ['hidden-2', 0.95],
    ['hidden-3', 0.98],
  ])('do not hide a secret in their midst: %s', (name, least) => {
    const rows = rowsOf(name);
    const caught = rows.filter(({ parts: [before, secret, after] = ['', '', ''] }) => {
      const { findings } = inspectText(before + secret + after);
      const [from, to] = [before.length, before.length + secret.length];
      return findings.some(({ start, end }) => start < to && end > from);
    });
    process.stdout.write(`${name}: ${caught.length} of ${rows.length} caught\n`);
    expect(caught.length / rows.length).toBeGreaterThanOrEqual(least);
  });

  it('are read as long as they were, so that places in them stay places', () => {
    for (const name of ['honest-1', 'honest-2', 'honest-3'])
      for (const { text = '' } of rowsOf(name)) {
        const { mail, words } = readPaste(text);
        expect([mail.length, words.length]).toEqual([text.length, text.length]);
      }
  });
});

describe('plain words', () => {
  it.each([
    ['plain-1', 0.9],
    ['plain-2', 0.85],
  ])('hand secrets over: %s', (name, least) => {
    const rows = rowsOf(name);
    const caught = rows.filter(({ text = '' }) => blocks(text));
    process.stdout.write(`${name}: ${caught.length} of ${rows.length} caught\n`);
    expect(caught.length / rows.length).toBeGreaterThanOrEqual(least);
  });

  it('speak of secrets without one', () => {
    const rows = rowsOf('near-misses');
    const wrong = rows.filter(({ text = '' }) => blocks(text));
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.01);
  });
});
