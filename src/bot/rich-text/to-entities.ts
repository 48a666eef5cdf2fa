import type { Block, Inline, List } from './tree.ts';

export type EntityType =
  | 'bold'
  | 'italic'
  | 'strikethrough'
  | 'code'
  | 'pre'
  | 'text_link'
  | 'blockquote';

/** A style over a stretch of text; offset and length count UTF-16 units. */
export interface Entity {
  type: EntityType;
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

export interface Formatted {
  text: string;
  /** Outer before inner; two entities either nest or share no character. */
  entities: Entity[];
}

type Style = Omit<Entity, 'offset' | 'length'>;
type Styles = readonly Style[];

/** The same characters without any style. */
export function plain(text: string): Formatted {
  return { text, entities: [] };
}

/** Text and entities in the shape that Telegram takes. */
export function toEntities(blocks: readonly Block[]): Formatted {
  const page = createPage();
  writeBlocks(page, blocks, [], { gap: 2, level: 0 });
  return page.finish();
}

interface Page {
  write(text: string, styles: Styles): void;
  finish(): Formatted;
}

/**
 * Collects characters, each with its styles from outer to inner. The styles that are open form a stack, so entities
 * nest by construction, also where a style pauses for code.
 */
function createPage(): Page {
  let text = '';
  let open: { style: Style; entity: Entity }[] = [];
  const entities: Entity[] = [];
  function closeFrom(depth: number): void {
    for (const { entity } of open.slice(depth)) entity.length = text.length - entity.offset;
    open = open.slice(0, depth);
  }
  return {
    write(addition, styles) {
      if (addition === '') return;
      const same = styles.findIndex((style, depth) => open[depth]?.style !== style);
      const shared = same === -1 ? styles.length : same;
      closeFrom(shared);
      for (const style of styles.slice(shared)) {
        const entity: Entity = { ...style, offset: text.length, length: 0 };
        open.push({ style, entity });
        entities.push(entity);
      }
      text += addition;
    },
    finish() {
      closeFrom(0);
      const trimmed = entities.flatMap((entity) => trimEntity(text, entity));
      return { text, entities: trimmed };
    },
  };
}

/** An entity without the white space at its ends (line breaks only, in code); nothing when nothing is left. */
export function trimEntity(text: string, entity: Entity): Entity[] {
  const isCode = entity.type === 'code' || entity.type === 'pre';
  const covered = text.slice(entity.offset, entity.offset + entity.length);
  if (covered.trim() === '') return [];
  const before = (isCode ? /^\n*/ : /^\s*/).exec(covered)?.[0].length ?? 0;
  let end = covered.length;
  while (isCode ? covered[end - 1] === '\n' : covered.slice(end - 1, end).trim() === '') end -= 1;
  return [{ ...entity, offset: entity.offset + before, length: end - before }];
}

interface Place {
  /** The line breaks before a block that says nothing about them. */
  gap: number;
  /** How many lists this block stands in. */
  level: number;
}

function writeBlocks(page: Page, blocks: readonly Block[], styles: Styles, place: Place): void {
  blocks.forEach((block, index) => {
    if (index > 0) page.write('\n'.repeat(block.gap ?? place.gap), styles);
    switch (block.type) {
      case 'paragraph':
        writeInlines(page, block.children, styles);
        break;
      case 'pre': {
        const language = block.lang ? { language: block.lang } : {};
        page.write(block.text, [...withoutText(styles), { type: 'pre', ...language }]);
        break;
      }
      case 'list':
        writeList(page, block, styles, place.level);
        break;
      case 'quote':
        writeBlocks(page, block.blocks, withStyle(styles, { type: 'blockquote' }), place);
        break;
    }
  });
}

function writeList(page: Page, list: List, styles: Styles, level: number): void {
  list.items.forEach((item, index) => {
    if (index > 0) page.write('\n'.repeat(item.gap ?? 1), styles);
    page.write('  '.repeat(level), styles);
    page.write(list.ordered ? (item.marker ?? `${index + 1}.`) : '•', styles);
    const first = item.blocks[0];
    if (!first) return;
    page.write(first.type === 'pre' || first.type === 'quote' ? '\n' : ' ', styles);
    writeBlocks(page, item.blocks, styles, { gap: 1, level: level + 1 });
  });
}

function writeInlines(page: Page, inlines: readonly Inline[], styles: Styles): void {
  for (const inline of inlines) {
    switch (inline.type) {
      case 'text':
        page.write(inline.text, styles);
        break;
      case 'code':
        writeCode(page, inline.text, styles);
        break;
      case 'link':
        writeInlines(
          page,
          inline.children,
          withStyle(styles, { type: 'text_link', url: inline.url }),
        );
        break;
      default: {
        const type = inline.type === 'strike' ? 'strikethrough' : inline.type;
        writeInlines(page, inline.children, withStyle(styles, { type }));
      }
    }
  }
}

/** Telegram allows code neither in a style nor in a link: the style pauses, and a link stays a link. */
function writeCode(page: Page, text: string, styles: Styles): void {
  const isLinked = styles.some((style) => style.type === 'text_link');
  page.write(text, isLinked ? styles : [...withoutText(styles), { type: 'code' }]);
}

function withoutText(styles: Styles): Styles {
  return styles.filter((style) => style.type === 'blockquote');
}

function withStyle(styles: Styles, style: Style): Styles {
  return styles.some(({ type }) => type === style.type) ? styles : [...styles, style];
}
