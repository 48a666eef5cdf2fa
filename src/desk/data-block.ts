import { cleanText, stripInvisible } from '../guard/text.ts';
import { visibleText } from './visible-text.ts';

/**
 * Text from outside (a posting, a mail, a CV, a quoted message) as the model gets it: one JSON string between marks.
 * Angle brackets inside are escaped, so that no content can close the block, open another, or stand for a token of a
 * chat template; marks that print nothing are gone, so that the model reads what a person would.
 */
export function dataBlock(text: string): string {
  const visible = stripInvisible(cleanText(text));
  const escaped = JSON.stringify(visible)
    .replace(/[<>]/g, escapeUnit)
    .replace(/\[(?=\/?[A-Z_]{3,}\])/g, escapeUnit);
  return `<data>${escaped}</data>`;
}

/** The same text with the content of its data blocks written out: for a person, never for a model. */
export function withoutDataMarks(text: string): string {
  return text.replace(BLOCK, (_, json: string) => textOf(json) ?? json);
}

/** What the blocks of a text hold, in order. */
export function dataIn(text: string): string[] {
  return [...text.matchAll(BLOCK)].flatMap(([, json = '']) => textOf(json) ?? []);
}

/**
 * Words that did not come out of `dataBlock`, as they may stand beside one: nothing is hidden in them, and what looks
 * like a mark of the desk or of a chat template loses its bracket.
 */
export function withoutDeskMarks(text: string): string {
  return visibleText(text).replace(MARK, '‹');
}

const BLOCK = /<data>("(?:[^"\\<>]|\\.)*")<\/data>/g;
const MARK = /<(?=\s{0,9}\/?\s{0,9}(?:data\b|desk-event\b|\|))/giu;

function escapeUnit(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function textOf(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
