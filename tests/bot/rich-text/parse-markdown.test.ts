import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/bot/rich-text/parse-markdown.ts';
import { toEntities } from '../../../src/bot/rich-text/to-entities.ts';
import { toWhatsApp } from '../../../src/bot/rich-text/to-whatsapp.ts';

const shown = (markdown: string) => toEntities(parseMarkdown(markdown)).text;
const styles = (markdown: string) => {
  const { text, entities } = toEntities(parseMarkdown(markdown));
  return entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
};

describe('plain words in an answer', () => {
  it.each([
    'ok #m12# fine',
    'C# and C++',
    '2 * 3 * 4',
    '2*3*4 and 2**3**4',
    'snake_case_name',
    '1. only one line',
    '1) one\n2) two',
    'a < b && c',
    '#3 needs your yes',
    '#hash',
    '3. the third\n1. the first',
    '2026.',
    '-',
    '>',
    '>_< oh',
    '***',
    '``` x',
    'a\n---\nb',
    'Title\n===\ntext',
    '~5 to ~6',
    '    indented\n  less',
    '<b>x</b> &amp; <!-- y -->',
    '[1]: http://example.com\n\n[1] see',
    'f[0](arg)',
    '[x](javascript:alert)',
    'Ann <ann@example.com>, https://example.com/_a_/b?c=1&d=2',
    'first\nsecond\n\nthird\n\n\n\nfourth',
    'نعم، أوافق. 👩‍👩‍👧 🇺🇦 e\u0301',
  ])('shows %j as it is', (text) => {
    expect(toEntities(parseMarkdown(text))).toEqual({ text, entities: [] });
    expect(toWhatsApp(parseMarkdown(text))).toBe(text);
  });

  it('shows any letters, digits and spaces as they are', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}#@.,:;?!&<()'"/+%$€-]{1,9}$/u);
    const line = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
    const text = fc.array(line, { minLength: 1, maxLength: 5 }).chain((lines) =>
      fc.constantFrom('\n', '\n\n', '\n\n\n').map((gap) =>
        // A letter first: a line may otherwise begin like a list, a heading or a quote.
        lines.map((words) => `w${words}`).join(gap),
      ),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(shown(value)).toBe(value);
      }),
    );
  });
});

describe('light Markdown', () => {
  it('knows bold, italic, struck and fixed text', () => {
    expect(styles('**b** *i* _j_ ~~s~~ `c`')).toEqual([
      ['bold', 'b'],
      ['italic', 'i'],
      ['italic', 'j'],
      ['strikethrough', 's'],
      ['code', 'c'],
    ]);
  });

  it('shows a heading as a bold line and keeps the lines around it', () => {
    expect(shown('# Title\ntext\n\n## Next **one**\n\nmore')).toBe(
      'Title\ntext\n\nNext one\n\nmore',
    );
    expect(styles('# Title\ntext\n\n## Next **one**\n\nmore')).toEqual([
      ['bold', 'Title'],
      ['bold', 'Next one'],
    ]);
  });

  it('keeps lists tight or loose as they were written, nested ones with an indent', () => {
    expect(shown('Now:\n- a\n  - b\n- c\n\nThen:\n\n1. x\n\n2. y')).toBe(
      'Now:\n• a\n  • b\n• c\n\nThen:\n\n1. x\n\n2. y',
    );
  });

  it('counts a list whose numbers are all the same', () => {
    expect(shown('1. a\n1. b\n1. c')).toBe('1. a\n2. b\n3. c');
  });

  it('keeps the boxes of a task list', () => {
    expect(shown('- [ ] a\n- [x] b')).toBe('• [ ] a\n• [x] b');
    expect(shown('- [ ] a\n\n- [x] b')).toBe('• [ ] a\n\n• [x] b');
  });

  it('shows a table as lines and an image as words and address', () => {
    expect(shown('|a|b|\n|-|-|\n|**1**|2|')).toBe('a | b\n1 | 2');
    expect(shown('![me](https://e.com/i.png)')).toBe('me (https://e.com/i.png)');
    expect(shown('![me](file:///i.png)')).toBe('![me](file:///i.png)');
  });

  it('keeps code character by character, with its language', () => {
    const { text, entities } = toEntities(parseMarkdown('see\n```ts\nif (a) {\n  *b*;\n}\n```'));
    expect(text).toBe('see\nif (a) {\n  *b*;\n}');
    expect(entities).toEqual([{ type: 'pre', offset: 4, length: 17, language: 'ts' }]);
  });

  it('links only what a chat can open', () => {
    expect(parseMarkdown('[a](https://e.com) [b](MAILTO:b@e.com) [c](tg://user?id=1)')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'link', url: 'https://e.com', children: [{ type: 'text', text: 'a' }] },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'MAILTO:b@e.com', children: [{ type: 'text', text: 'b' }] },
          { type: 'text', text: ' ' },
          { type: 'text', text: '[c](tg://user?id=1)' },
        ],
      },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(parseMarkdown('')).toEqual([]);
    expect(parseMarkdown(' \n\t\r\n')).toEqual([]);
  });
});

describe('hostile text', () => {
  const letters = (value: string) => value.replace(/[^a-z]/g, '');

  it('is one plain paragraph beyond 100,000 characters', () => {
    const text = '**a** '.repeat(20_000);
    expect(parseMarkdown(text)).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text }] },
    ]);
  });

  it.each(
    ['*', '[', '`', '> ', '- ', '|', '_a', '**a_', '1. ', '> - ', '!', '![](', '\\```(*'].map(
      (unit) => [unit, unit.repeat(Math.floor(100_000 / unit.length))] as const,
    ),
  )('of many %j is read to the end', (_, text) => {
    const blocks = parseMarkdown(text);
    expect(letters(toEntities(blocks).text)).toBe(letters(text));
    expect(letters(toWhatsApp(blocks))).toBe(letters(text));
  });

  it('never throws and loses no letter', () => {
    const piece = fc.constantFrom(
      ...['*', '**', '_', '`', '```', '[', ']', '(', ')', '<', '>', '> ', '- ', '1. ', '# ', '|'],
      ...[
        '|-|',
        '\n',
        '\n\n',
        '  ',
        '\t',
        '~~',
        '\\',
        '!',
        'a',
        'b ',
        '👩‍👧',
        '\ud800',
        '---',
        '&lt;',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { text: result, entities } = toEntities(parseMarkdown(text));
        for (const { offset, length } of entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(result.length);
        }
        const lost = letters(text).length - letters(result).length;
        // A word after ``` or ~~~ names the language of the code and is not shown.
        expect(lost === 0 || /```|~~~/.test(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
