import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/bot/rich-text/parse-markdown.ts';
import { split } from '../../../src/bot/rich-text/split.ts';
import { toEntities } from '../../../src/bot/rich-text/to-entities.ts';
import { toWhatsApp, whatsAppText } from '../../../src/bot/rich-text/to-whatsapp.ts';

const shown = (markdown: string) => toWhatsApp(parseMarkdown(markdown));

describe('toWhatsApp', () => {
  it('writes the signs of WhatsApp', () => {
    expect(shown('**b** *i* ~~s~~ `c`')).toBe('*b* _i_ ~s~ `c`');
    expect(shown('***both***, **all *three* ~~now~~**')).toBe('_*both*_, *all _three_ ~now~*');
    expect(shown('```ts\na\n\nb\n```')).toBe('```a\n\nb```');
    expect(shown('# Title\n- **a**\n- b')).toBe('*Title*\n• *a*\n• b');
  });

  it('writes the address behind the words, once', () => {
    expect(shown('[the job](https://e.com/a_b) and [https://e.com](https://e.com)')).toBe(
      'the job (https://e.com/a_b) and https://e.com',
    );
    expect(shown('[ann@e.com](mailto:ann@e.com), **[it](https://e.com)**')).toBe(
      'ann@e.com, *it (https://e.com)*',
    );
  });

  it('marks each line on its own', () => {
    expect(shown('**one\ntwo**')).toBe('*one*\n*two*');
    expect(shown('> one\n> **two**\n\nthree')).toBe('> one\n> *two*\n\nthree');
  });

  it('leaves a style out where its signs would show as signs', () => {
    expect(shown('**2 * 3**')).toBe('2 * 3');
    expect(shown('_my\\_name_')).toBe('my_name');
    expect(shown('all**ge**mein')).toBe('allgemein');
    expect(shown('_see [it](https://e.com/a_b) now_')).toBe('see it (https://e.com/a_b) now');
    expect(shown('`` a`b ``')).toBe('a`b');
  });

  it('closes and opens the signs where a long message is cut', () => {
    const message = toEntities(parseMarkdown('**one two three four**'));
    expect(split(message, 10).map(whatsAppText)).toEqual(['*one two*', '*three four*']);
  });
});
