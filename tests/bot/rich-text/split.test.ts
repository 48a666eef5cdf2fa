import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/bot/rich-text/parse-markdown.ts';
import { split } from '../../../src/bot/rich-text/split.ts';
import {
  type Entity,
  type Formatted,
  plain,
  toEntities,
} from '../../../src/bot/rich-text/to-entities.ts';

const texts = (text: string, limit: number) => split(plain(text), limit).map((part) => part.text);
const dense = (text: string) => text.replace(/\s/g, '');

describe('where a long message is cut', () => {
  it('is whole when it fits, and nothing when it is blank', () => {
    expect(texts(' as it is \n', 11)).toEqual([' as it is \n']);
    expect(texts('', 10)).toEqual([]);
    expect(texts(' \n '.repeat(10), 10)).toEqual([]);
  });

  it('prefers a blank line, then a line, then a sentence, then a word', () => {
    expect(texts('one two three.\n\nfour\nfive six', 24)).toEqual([
      'one two three.',
      'four\nfive six',
    ]);
    expect(texts('one two three.\nfour. five', 20)).toEqual(['one two three.', 'four. five']);
    expect(texts('one two. three four five', 14)).toEqual(['one two.', 'three four', 'five']);
    expect(texts('one two three four', 10)).toEqual(['one two', 'three four']);
    expect(texts('第一句话。第二句话很长', 8)).toEqual(['第一句话。', '第二句话很长']);
  });

  it('does not cut in the first half for a blank line', () => {
    expect(texts('one\n\ntwo three four five', 20)).toEqual(['one\n\ntwo three four', 'five']);
  });

  it('leaves an address whole that fits into a part', () => {
    const url = 'https://example.com/a/long/path';
    expect(texts(`see here ${url} ok`, 34)).toEqual(['see here', `${url} ok`]);
    expect(texts(`see ${url}`, 31)).toEqual(['see', url]);
  });

  it('keeps the indent of the next line', () => {
    expect(texts('if (a) {\n  b();\n\n  c();\n}', 16)).toEqual(['if (a) {\n  b();', '  c();\n}']);
  });

  it('keeps flags, families and accents whole', () => {
    expect(texts('🇺🇦🇩🇪🇫🇷', 9)).toEqual(['🇺🇦🇩🇪', '🇫🇷']);
    expect(texts('a👩‍👩‍👧b', 8)).toEqual(['a', '👩‍👩‍👧'].concat(['b']));
    expect(texts('abe\u0301', 3)).toEqual(['ab', 'e\u0301']);
  });

  it('cuts a cluster that is too long between code points', () => {
    const cluster = `a${'\u0301'.repeat(9)}`;
    expect(texts(cluster, 4).map((part) => part.length)).toEqual([4, 4, 2]);
    expect(texts('👩‍👩‍👧', 2)).toEqual(['👩', '\u200d', '👩', '\u200d', '👧']);
  });

  it('refuses a limit that may not hold one character', () => {
    expect(() => split(plain('ab'), 1)).toThrow(RangeError);
    expect(() => split(plain('ab'), Number.NaN)).toThrow(RangeError);
  });
});

describe('styles across a cut', () => {
  it('go on in the next part', () => {
    const message = toEntities(parseMarkdown('a **bold words here** [l](https://e.com)'));
    expect(split(message, 12)).toEqual([
      { text: 'a bold words', entities: [{ type: 'bold', offset: 2, length: 10 }] },
      {
        text: 'here l',
        entities: [
          { type: 'bold', offset: 0, length: 4 },
          { type: 'text_link', offset: 5, length: 1, url: 'https://e.com' },
        ],
      },
    ]);
  });

  it('keep the language of code', () => {
    const message = toEntities(parseMarkdown('```py\nfirst = 1\nsecond = 2\n```'));
    expect(split(message, 12)).toEqual([
      { text: 'first = 1', entities: [{ type: 'pre', offset: 0, length: 9, language: 'py' }] },
      { text: 'second = 2', entities: [{ type: 'pre', offset: 0, length: 10, language: 'py' }] },
    ]);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...[' ', '\n', '\n\n', '\r\n', '   ', '. ', '。', '! ', '\t', '\u00a0', '\ufeff', '\u2028'],
    ...[
      '👩‍👩‍👧',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '🇺🇦',
      '🇩🇪',
      '👋🏽',
      'e\u0301',
      '\u0301',
      ' \u0301',
      '\u0600',
      'क्षि',
      '각',
      '\u200d',
    ],
    ...['שלום', 'مرحبا بك. ', 'word ', 'a'.repeat(30), '。\ufe00', '\ud83d', '\udc69'],
  ),
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const anyMessage: fc.Arbitrary<Formatted> = anyText.chain((text) =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom<Entity['type']>('bold', 'pre', 'text_link', 'blockquote'),
        offset: fc.nat(text.length),
        length: fc.nat(text.length),
      }),
      { maxLength: 6 },
    )
    .map((entities) => ({
      text,
      entities: entities
        .map((entity, index) => ({
          ...entity,
          length: Math.min(entity.length, text.length - entity.offset),
          url: `https://e.com/${index}`,
        }))
        .filter(({ length }) => length > 0),
    })),
);

/** Where the clusters of a text begin, and its end. */
function boundaries(text: string): Set<number> {
  const segments = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text);
  return new Set([...segments].map(({ index }) => index).concat(text.length));
}

describe('any message in parts', () => {
  const limits = fc.integer({ min: 2, max: 120 });

  it('loses nothing but white space, and no part is blank or too long', () => {
    fc.assert(
      fc.property(anyText, limits, (text, limit) => {
        const parts = texts(text, limit);
        expect(dense(parts.join(''))).toBe(dense(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.trim()).not.toBe('');
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is cut between clusters, unless one alone is too long', () => {
    fc.assert(
      fc.property(anyText, limits, (text, limit) => {
        const whole = boundaries(text);
        const longest = [...new Intl.Segmenter('und').segment(text)].map(
          (one) => one.segment.length,
        );
        fc.pre(Math.max(0, ...longest) <= limit);
        let at = 0;
        for (const part of texts(text, limit)) {
          at = text.indexOf(part, at);
          // A part that begins with white space may be found too early, but never in another part.
          expect(at).toBeGreaterThanOrEqual(0);
          expect(whole.has(at) && whole.has(at + part.length)).toBe(true);
          at += part.length;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never separates the halves of a character', () => {
    const text = fc.string({
      unit: fc.constantFrom('👩', '🏽', '\u200d', 'a', '𝒜'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, limits, (value, limit) => {
        for (const part of texts(value, limit)) expect(part.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps each style on the same characters', () => {
    const covered = (parts: Formatted[]) => {
      const byUrl: Record<string, string> = {};
      for (const { text, entities } of parts)
        for (const { type, offset, length, url } of entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
          const key = `${type} ${url}`;
          const seen = (byUrl[key] ?? '') + dense(text.slice(offset, offset + length));
          if (seen) byUrl[key] = seen;
        }
      return byUrl;
    };
    fc.assert(
      fc.property(anyMessage, limits, (message, limit) => {
        expect(covered(split(message, limit))).toEqual(covered([message]));
      }),
      { numRuns: 2000 },
    );
  });

  it('comes out the same each time', () => {
    fc.assert(
      fc.property(anyMessage, limits, (message, limit) => {
        expect(split(message, limit)).toEqual(split(message, limit));
      }),
    );
  });

  it.each(['a', ' a', 'a\n', '👩‍👩‍👧', 'e\u0301', ' ', '🇺🇦', 'Ein Satz. ', '\u0301', 'क्षि'])(
    'comes to an end with 100,000 characters of %j',
    (unit) => {
      const text = unit.repeat(Math.floor(100_000 / unit.length));
      for (const limit of [2, 100, 4096])
        expect(dense(texts(text, limit).join(''))).toBe(dense(text));
    },
  );
});
