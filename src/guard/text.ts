/**
 * Marks that print nothing: soft hyphen, zero-width characters, bidirectional controls, invisible operators,
 * variation selectors, fillers and the tag block. They can hide a word from a reader that compares letters.
 */
export function isInvisible(code: number): boolean {
  if (code < 0xad) return false;
  if (code === 0xad || code === 0x34f || code === 0x61c || code === 0xfeff) return true;
  if (code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0) return true;
  if (code === 0x17b4 || code === 0x17b5) return true;
  if (code >= 0x180b && code <= 0x180f) return true;
  if (code >= 0x200b && code <= 0x200f) return true;
  if (code >= 0x202a && code <= 0x202e) return true;
  if (code >= 0x2060 && code <= 0x206f) return true;
  if (code >= 0xfe00 && code <= 0xfe0f) return true;
  if (code >= 0xfff9 && code <= 0xfffb) return true;
  return code >= 0xe0000 && code <= 0xe0fff;
}

/**
 * Removes every mark that `isInvisible` names. For comparing text, not for showing it: joiners carry meaning in
 * emoji and in Indic and Persian writing.
 */
export function stripInvisible(text: string): string {
  let out = '';
  let kept = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (isInvisible(code)) {
      out += text.slice(kept, i);
      kept = i + width;
    }
    i += width;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

const lineEndings = /\r\n?|[\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Text as the desk stores it: well-formed Unicode in NFC, line ends as `\n`, and no control characters but `\n`
 * and `\t`. Lone surrogates become U+FFFD, so that the text survives UTF-8 and JSON unchanged. Idempotent.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(lineEndings, '\n').replace(controls, '').normalize('NFC');
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A cluster longer than this is a stack of marks, not a letter: it is cut at a code point instead. */
const LONGEST_CLUSTER = 64;

/**
 * The longest start of `text` of at most `max` UTF-16 units which ends between two graphemes.
 *
 * @throws RangeError when `max` is negative or not a whole number.
 */
export function capText(text: string, max: number): string {
  if (!Number.isInteger(max) || max < 0) throw new RangeError('max must be a whole number from 0');
  if (text.length <= max) return text;
  // Segmenting only the neighbourhood of the cut keeps the cost flat for megabytes of text.
  let from = Math.max(0, max - 4 * LONGEST_CLUSTER);
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from -= 1;
  const near = text.slice(from, max + LONGEST_CLUSTER);
  const cut = from + (graphemes.segment(near).containing(max - from)?.index ?? 0);
  if (max - cut <= LONGEST_CLUSTER) return text.slice(0, cut);
  return text.slice(0, isLowSurrogate(text.charCodeAt(max)) ? max - 1 : max);
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
