import { latinDigit } from './digits.ts';
import { isInvisible } from './text.ts';

/**
 * The text as a reader sees it: invisible marks gone, width and style variants (NFKC), digits of every script and
 * dashes unified; case and accents kept. `at[i]` is where unit `i` of `text` began in the original, and
 * `at[text.length]` the original length; absent when nothing moved.
 */
export type PlainText = { readonly text: string; readonly at?: Int32Array };

const plainAscii = /^[\n\t\r\u0020-\u007e]*$/;

export function readPlain(original: string): PlainText {
  if (plainAscii.test(original)) return { text: original };
  let text = '';
  const at = new Int32Array(original.length * LONGEST_EXPANSION + 1);
  let length = 0;
  const put = (piece: string, from: number): void => {
    for (let k = 0; k < piece.length; k += 1) at[length + k] = from;
    length += piece.length;
    text += piece;
  };
  for (let i = 0; i < original.length; ) {
    const code = original.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (code < 0x7f) {
      if (code >= 0x20 || code === 10 || code === 9) put(original.charAt(i), i);
      else if (code === 13) put('\n', i);
      i += 1;
    } else if (isInvisible(code) || code < 0xa0) {
      i += width;
    } else {
      const end = clusterEnd(original, i + width);
      put(unify(original.slice(i, end)), i);
      i = end;
    }
  }
  at[length] = original.length;
  return { text, at: at.subarray(0, length + 1) };
}

/** Where a span of the plain text lies in the original. */
export function originalSpan(
  plain: PlainText,
  start: number,
  end: number,
): { start: number; end: number } {
  if (plain.at === undefined) return { start, end };
  // The end maps through the last unit inside, so that marks hidden behind the span stay outside it.
  const last = plain.at[end - 1] ?? 0;
  let next = end;
  while (next < plain.text.length && plain.at[next] === last) next += 1;
  return { start: plain.at[start] ?? 0, end: plain.at[next] ?? last + 1 };
}

/** One unit may become up to this many. */
const LONGEST_EXPANSION = 4;
/** Letters carry few marks; what comes after is decoration. */
const LONGEST_CLUSTER = 6;

const joining = /[\p{M}\u1161-\u11ff\uff9e\uff9f]/u;

/** End of the run of combining marks (and Hangul vowels and finals) that belong to the letter before `from`. */
function clusterEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) > 0x2ff && joining.test(text.charAt(end)))
    end += 1;
  return end;
}

/** Marks as wide as a letter part words without a space: "770214，5分钟". */
const spacedMarks: Readonly<Record<string, string>> = {
  '，': ', ',
  '、': '、 ',
  '／': ' / ',
  '；': '; ',
  '：': ': ',
};

const unified = new Map<string, string>();

function unify(cluster: string): string {
  const known = unified.get(cluster);
  if (known !== undefined) return known;
  const mark = spacedMarks[cluster];
  if (mark !== undefined) return mark;
  const short = cluster.slice(0, LONGEST_CLUSTER).toWellFormed();
  const composed = short.normalize('NFKC');
  if (composed === cluster && /^\p{L}$/u.test(composed)) return remember(cluster, composed);
  const expanded = composed
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/\p{M}{3,}/gu, '');

  // Ligatures of whole phrases (U+FDFA is 18 letters) would swell a text; no password is written with one.
  const plain = expanded.length > LONGEST_EXPANSION ? short.slice(0, LONGEST_EXPANSION) : expanded;
  return remember(cluster, plain);
}

/** Bounded: a hostile text could otherwise fill the memory with odd clusters. */
function remember(cluster: string, plain: string): string {
  if (unified.size < 20_000 && cluster.length <= LONGEST_CLUSTER) unified.set(cluster, plain);
  return plain;
}
