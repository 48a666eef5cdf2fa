import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, toEntities } from '../../../src/bot/rich-text/to-entities.ts';
import type { Block, Inline } from '../../../src/bot/rich-text/tree.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

describe('toEntities', () => {
  it('counts in UTF-16 units', () => {
    const bold: Inline = { type: 'bold', children: [text('👋🏽 hi')] };
    expect(toEntities([paragraph(text('👩‍👩‍👧 '), bold)])).toEqual({
      text: '👩‍👩‍👧 👋🏽 hi',
      entities: [{ type: 'bold', offset: 9, length: 7 }],
    });
  });

  it('puts a blank line between blocks and counts the items of a list', () => {
    const items = [{ blocks: [paragraph(text('a'))] }, { blocks: [paragraph(text('b'))] }];
    expect(
      toEntities([
        paragraph(text('x')),
        { type: 'list', ordered: true, items },
        { type: 'list', ordered: false, items, gap: 1 },
      ]).text,
    ).toBe('x\n\n1. a\n2. b\n• a\n• b');
  });

  it('pauses a style for code, which stands alone in Telegram', () => {
    const children: Inline[] = [text('a '), { type: 'code', text: 'b' }, text(' c')];
    expect(toEntities([paragraph({ type: 'bold', children })]).entities).toEqual([
      { type: 'bold', offset: 0, length: 1 },
      { type: 'code', offset: 2, length: 1 },
      { type: 'bold', offset: 4, length: 1 },
    ]);
  });

  it('keeps a link whose words are code', () => {
    const link: Inline = {
      type: 'link',
      url: 'https://e.com',
      children: [{ type: 'code', text: 'x' }],
    };
    expect(toEntities([paragraph(link)]).entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://e.com' },
    ]);
  });

  it('knows one quote only, however deep it was', () => {
    const inner: Block = { type: 'quote', blocks: [paragraph(text('b'))] };
    expect(toEntities([{ type: 'quote', blocks: [paragraph(text('a')), inner] }])).toEqual({
      text: 'a\n\nb',
      entities: [{ type: 'blockquote', offset: 0, length: 4 }],
    });
  });

  it('leaves white space at the ends out of a style, and blank styles away', () => {
    const blank: Inline = { type: 'italic', children: [text(' \n')] };
    const wide: Inline = { type: 'bold', children: [text('\n a \n')] };
    expect(toEntities([paragraph(blank, wide)]).entities).toEqual([
      { type: 'bold', offset: 4, length: 1 },
    ]);
  });

  it('shows plain text unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(plain(value)).toEqual({ text: value, entities: [] });
        expect(toEntities([paragraph(text(value))])).toEqual(plain(value));
      }),
    );
  });

  it('makes entities that nest, each within the text and not blank', () => {
    const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
      inline: fc.oneof(
        { maxDepth: 4 },
        fc.record({ type: fc.constantFrom('text', 'code'), text: fc.string() }),
        fc.record({
          type: fc.constantFrom('bold', 'italic', 'strike'),
          children: fc.array(tie('inline'), { maxLength: 4 }),
        }),
        fc.record({
          type: fc.constant('link'),
          url: fc.constantFrom('https://a.com', 'https://b.com'),
          children: fc.array(tie('inline'), { maxLength: 4 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(inline), (children) => {
        const { text: shown, entities } = toEntities([paragraph(...children)]);
        entities.forEach((entity, index) => {
          const end = entity.offset + entity.length;
          expect(shown.slice(entity.offset, end).trim()).not.toBe('');
          expect(end).toBeLessThanOrEqual(shown.length);
          for (const later of entities.slice(index + 1)) {
            const isInside = later.offset >= entity.offset && later.offset + later.length <= end;
            expect(isInside || later.offset >= end).toBe(true);
          }
        });
      }),
    );
  });
});
