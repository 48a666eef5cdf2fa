import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every call of the log in a source, with its arguments, brackets balanced. */
function logCalls(source: string): string[] {
  return [...source.matchAll(/\blog\.event\(/g)].map(({ index }) => {
    const from = source.indexOf('(', index);
    let depth = 0;
    let end = from;
    do {
      if (source[end] === '(') depth += 1;
      if (source[end] === ')') depth -= 1;
      end += 1;
    } while (depth > 0 && end < source.length);
    return source.slice(from + 1, end - 1);
  });
}

/** What can carry a word of a client: a text that is put together, or the words of a message, a mail, a fault. */
const CONTENT =
  /`|\.(?:message(?!\.kind)|text|body|subject|stack|caption|query|email|url)\b|JSON\.|\bString\(|\bformat\(/;
/** A level and a name that stand in the source, and then nothing or one object. */
const TYPED =
  /^\s*(?:'(?:debug|info|warn|error)'|\w+ \? '\w+' : '\w+'|[^,]* \? '\w+' : '\w+'|level),\s*(?:'[a-z_]+'|\w+ \? '[a-z_]+' : '[a-z_]+')\s*(?:,\s*\{[\s\S]*\}|,\s*\w+)?,?\s*$/;

const calls = globSync('src/**/*.ts').flatMap((file) =>
  logCalls(readFileSync(file, 'utf8')).map((call) => ({ file, call: call.trim() })),
);

describe('the operational log (I13)', () => {
  it('is called with names that stand in the source, and with fields', () => {
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter(({ call }) => !TYPED.test(call))).toEqual([]);
  });

  it('is never given the words of a message, a mail, a search or a fault', () => {
    expect(calls.filter(({ call }) => CONTENT.test(call))).toEqual([]);
  });

  it.each([
    "'error', 'fault', { error: error.message }",
    "'info', `turn of ` + name",
    "'info', 'said', { words: JSON.stringify(content) }",
  ])('would see %s', (call) => {
    expect(TYPED.test(call) && !CONTENT.test(call)).toBe(false);
  });

  it('is the only thing that prints besides the command line', () => {
    const printers = globSync('src/**/*.ts').filter((file) =>
      /process\.(?:stdout|stderr)\.write|\bconsole\.\w+\(/.test(readFileSync(file, 'utf8')),
    );
    expect(printers.filter((file) => !/^src\/(?:cli\/|cli\.ts)/.test(file))).toEqual([]);
  });
});
