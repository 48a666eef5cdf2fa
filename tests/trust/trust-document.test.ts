import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CASES = 56;
const PROMISES = 24;
const TESTS = readdirSync('tests', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');
const TRUST = readFileSync('docs/trust.md', 'utf8');

describe('docs/trust.md', () => {
  it('has a test for every case of abuse and bad input, named after its number', () => {
    const named = new Set(
      [...TESTS.matchAll(/trust case ((?:\d+(?:, )?)+)/g)].flatMap((match) =>
        (match[1] ?? '').split(', ').map(Number),
      ),
    );
    const missing = Array.from({ length: CASES }, (_, index) => index + 1).filter(
      (number) => !named.has(number),
    );
    expect(missing).toEqual([]);
    for (let number = 1; number <= CASES; number++)
      expect(TRUST).toMatch(new RegExp(`^\\| ${number} \\| \\S`, 'm'));
  });

  it('names for every promise where it is kept and which test proves it', () => {
    for (let number = 1; number <= PROMISES; number++) {
      const row = new RegExp(`^\\| P${number} \\|.*$`, 'm').exec(TRUST)?.[0] ?? '';
      const [, , promise, kept, proof] = row.split('|').map((cell) => cell.trim());
      expect([`P${number}`, promise, kept, proof].every((cell) => (cell ?? '').length > 1)).toBe(
        true,
      );
    }
  });

  it('points to files that are there', () => {
    const named = [...TRUST.matchAll(/`((?:src|tests|docs)\/[\w./-]+)`/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(PROMISES);
    expect(named.filter((path) => !existsSync(path ?? ''))).toEqual([]);
  });
});
