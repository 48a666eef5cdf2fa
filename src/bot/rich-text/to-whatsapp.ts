import { type Entity, type Formatted, toEntities } from './to-entities.ts';
import type { Block } from './tree.ts';

const MARKS = {
  bold: '*',
  italic: '_',
  strikethrough: '~',
  code: '`',
  pre: '```',
} as const;

/** WhatsApp's own signs. They cannot be escaped, so a style that would not show as one is left out. */
export function toWhatsApp(blocks: readonly Block[]): string {
  return whatsAppText(toEntities(blocks));
}

/** The same for a text that has its entities already, for example one part of a long message. */
export function whatsAppText({ text, entities }: Formatted): string {
  const signs = createSigns();
  const unmarkable = marksInUrls(entities);
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    const covered = text.slice(entity.offset, end);
    if (entity.type === 'blockquote') {
      for (const line of linesOf(text, entity)) signs.linePrefix(line.start, '> ');
    } else if (entity.type === 'text_link') {
      const url = entity.url ?? '';
      const isSame = url === covered || url === `mailto:${covered}`;
      signs.around(entity.offset, end, '', isSame || !url ? '' : ` (${url})`);
    } else if (entity.type === 'pre') {
      if (!covered.includes(MARKS.pre)) signs.around(entity.offset, end, MARKS.pre, MARKS.pre);
    } else {
      const mark = MARKS[entity.type];
      if (unmarkable.get(entity)?.includes(mark)) continue;
      for (const { start, end: stop } of linesOf(text, entity))
        if (canCarry(text, start, stop, mark)) signs.around(start, stop, mark, mark);
    }
  }
  return signs.insertInto(text);
}

/** A pair of signs shows as a style only around one line without that sign, and not inside a word. */
function canCarry(text: string, start: number, end: number, mark: string): boolean {
  const isInsideWord =
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
  return !isInsideWord && !text.slice(start, end).includes(mark);
}

/** The lines of an entity without the white space around them; a quote keeps its blank lines. */
function linesOf(text: string, entity: Entity): { start: number; end: number }[] {
  const keepsBlank = entity.type === 'blockquote';
  let offset = entity.offset;
  return text
    .slice(entity.offset, entity.offset + entity.length)
    .split('\n')
    .flatMap((line) => {
      const start = offset + (keepsBlank ? 0 : line.length - line.trimStart().length);
      const end = offset + line.trimEnd().length;
      offset += line.length + 1;
      return start < end || keepsBlank ? [{ start, end }] : [];
    });
}

/** For each style the addresses that will be written inside it: their signs would end it too early. */
function marksInUrls(entities: readonly Entity[]): Map<Entity, string> {
  const urls = new Map<Entity, string>();
  let around: Entity[] = [];
  for (const entity of entities) {
    around = around.filter((outer) => outer.offset + outer.length > entity.offset);
    if (entity.type === 'text_link')
      for (const outer of around) urls.set(outer, (urls.get(outer) ?? '') + (entity.url ?? ''));
    around.push(entity);
  }
  return urls;
}

interface Signs {
  linePrefix(at: number, prefix: string): void;
  /** To be called for outer styles before inner ones. */
  around(start: number, end: number, before: string, after: string): void;
  insertInto(text: string): string;
}

function createSigns(): Signs {
  const closing = new Map<number, string>();
  const prefixes = new Map<number, string>();
  const opening = new Map<number, string>();
  return {
    linePrefix: (at, prefix) => void prefixes.set(at, prefix),
    around(start, end, before, after) {
      opening.set(start, (opening.get(start) ?? '') + before);
      closing.set(end, after + (closing.get(end) ?? ''));
    },
    insertInto(text) {
      const places = [...closing.keys(), ...prefixes.keys(), ...opening.keys()];
      let done = 0;
      let result = '';
      for (const at of [...new Set(places)].sort((a, b) => a - b)) {
        result += text.slice(done, at);
        result += (closing.get(at) ?? '') + (prefixes.get(at) ?? '') + (opening.get(at) ?? '');
        done = at;
      }
      return result + text.slice(done);
    },
  };
}
