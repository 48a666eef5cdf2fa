import { afterSpace, findCut, lineAfter } from './cut.ts';
import { type Entity, type Formatted, trimEntity } from './to-entities.ts';

/**
 * The message in parts of at most `limit` UTF-16 units, none of them blank. Only white space at a cut is lost; a style
 * that crosses a cut goes on in the next part. The limit is 2 at least, since one character may take two units.
 */
export function split(formatted: Formatted, limit: number): Formatted[] {
  if (!Number.isSafeInteger(limit) || limit < 2) throw new RangeError('A part needs 2 units.');
  const { text } = formatted;
  if (text.trim() === '') return [];
  if (text.length <= limit) return [formatted];
  const entitiesOf = createClipper(formatted);
  const parts: Formatted[] = [];
  let start = partStart(text, 0, limit);
  while (afterSpace(text, start) < text.length) {
    const rest = text.length - start;
    const { end, next } =
      rest <= limit ? { end: text.length, next: text.length } : findCut(text, start, limit);
    // An indent whose line does not fit beside it would make a blank part.
    if (afterSpace(text, start) < end)
      parts.push({ text: text.slice(start, end), entities: entitiesOf(start, end) });
    start = partStart(text, next, limit);
  }
  return parts;
}

/** Blank lines before a part go; so does an indent that would fill half of it. */
function partStart(text: string, position: number, limit: number): number {
  const start = Math.max(position, lineAfter(text, position));
  const content = afterSpace(text, start);
  if (content - start < limit / 2) return start;
  // A mark may stand on the last space: that space belongs to it.
  return content < text.length && /^\p{M}|^\u200d/u.test(text.slice(content, content + 2))
    ? content - 1
    : content;
}

/** Cuts the entities to one part after the other; the parts have to come in order. */
function createClipper({ text, entities }: Formatted): (start: number, end: number) => Entity[] {
  const waiting = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  let taken = 0;
  let active: Entity[] = [];
  return (start, end) => {
    active = active.filter((entity) => entity.offset + entity.length > start);
    for (let next = waiting[taken]; next && next.offset < end; next = waiting[taken]) {
      if (next.offset + next.length > start) active.push(next);
      taken += 1;
    }
    const part = text.slice(start, end);
    return active.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return trimEntity(part, { ...entity, offset: from - start, length: to - from });
    });
  };
}
