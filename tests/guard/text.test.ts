import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capText, cleanText, stripInvisible } from '../../src/guard/text.ts';

describe('cleanText', () => {
  it('drops control characters but keeps tabs and line ends', () => {
    expect(cleanText('a\u0000b\u0007\tc\u001b[1m\nd\u0085e')).toBe('ab\tc[1m\nd\ne');
  });

  it('writes every line end as one newline', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e')).toBe('a\nb\nc\nd\ne');
  });

  it('composes letters and replaces lone surrogates', () => {
    expect(cleanText('e\u0301 \ud800x')).toBe('\u00e9 \ufffdx');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('capText', () => {
  it('leaves a text alone that fits', () => {
    expect(capText('hello', 5)).toBe('hello');
  });

  it('does not cut an emoji family or a letter with its accent in two', () => {
    expect(capText('ab👨‍👩‍👧c', 5)).toBe('ab');
    expect(capText('abe\u0301', 3)).toBe('ab');
  });

  it('finds the grapheme at a cut far into a long text', () => {
    const text = `${'x'.repeat(100_000)}👍🏽${'y'.repeat(100)}`;
    expect(capText(text, 100_002)).toBe('x'.repeat(100_000));
  });

  it('still keeps text when one letter carries thousands of marks', () => {
    const text = `a${'\u0301'.repeat(65_000)}`;
    expect(capText(text, 4096)).toHaveLength(4096);
  });

  it('never returns more than it was asked for, nor half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 30 }), (text, max) => {
        const capped = capText(text, max);
        expect(capped.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(capped)).toBe(true);
        expect(capped.isWellFormed()).toBe(true);
      }),
    );
  });

  it('refuses a limit that is no whole number', () => {
    expect(() => capText('abc', -1)).toThrow(RangeError);
    expect(() => capText('abc', 1.5)).toThrow(RangeError);
  });
});

describe('stripInvisible', () => {
  it('removes what hides a word and keeps what can be read', () => {
    expect(stripInvisible('pass\u200bword\u2060 \u202eok\u{e0041}\ufe0f')).toBe('password ok');
    expect(stripInvisible('nothing hidden')).toBe('nothing hidden');
  });
});
