import { Tokenizer } from 'marked';

/** Deeper nesting than people write; beyond it the signs stay as they are. */
const MAX_DEPTH = 8;
/** Characters that the search for closing signs may walk over in one text, so that time stays bounded. */
const SCAN_BUDGET = 4_000_000;
const MAX_URL = 4096;
const MAX_WORD = 512;

/**
 * The part of Markdown that an answer in a chat uses. What people type by chance stays literal: HTML, link
 * definitions, indented lines, underlined headings, `2*3*4`, `~5`, `>_<`. One text, one tokenizer: it counts its work.
 */
export function createMarkdownTokenizer(): Tokenizer {
  const tokenizer = new Tokenizer();
  let depth = 0;
  let budget = SCAN_BUDGET;

  function deeper<T>(work: () => T): T | undefined {
    if (depth >= MAX_DEPTH) return undefined;
    depth += 1;
    try {
      return work();
    } finally {
      depth -= 1;
    }
  }
  function scan<T>(characters: number, work: () => T): T | undefined {
    if (budget < characters) return undefined;
    budget -= characters;
    return deeper(work);
  }

  const literal = () => undefined;
  tokenizer.html = literal;
  tokenizer.tag = literal;
  tokenizer.def = literal;
  tokenizer.code = literal;
  tokenizer.lheading = literal;

  const blockquote = tokenizer.blockquote.bind(tokenizer);
  tokenizer.blockquote = (src) =>
    /^ {0,3}>(?:[\s>]|$)/.test(src) ? deeper(() => blockquote(src)) : undefined;

  const list = tokenizer.list.bind(tokenizer);
  tokenizer.list = (src) => deeper(() => list(src));

  const link = tokenizer.link.bind(tokenizer);
  tokenizer.link = (src) => (/^!?\[/.test(src) ? scan(src.length, () => link(src)) : undefined);

  const del = tokenizer.del.bind(tokenizer);
  tokenizer.del = (src, masked, before) =>
    src.startsWith('~~') ? scan(src.length, () => del(src, masked, before)) : undefined;

  const emStrong = tokenizer.emStrong.bind(tokenizer);
  tokenizer.emStrong = (src, masked, before = '') =>
    /^[*_]/.test(src) && !isArithmetic(src, before)
      ? scan(src.length, () => emStrong(src, masked, before))
      : undefined;

  // The rules for bare addresses look ahead over a whole word; in a word of 100,000 characters, at each sign anew.
  const url = tokenizer.url.bind(tokenizer);
  tokenizer.url = (src) => url(src.slice(0, /^(?:http|www|ftp)/i.test(src) ? MAX_URL : MAX_WORD));

  const inlineText = tokenizer.inlineText.bind(tokenizer);
  tokenizer.inlineText = (src) => inlineText(wholeWords(src));

  return tokenizer;
}

function wholeWords(src: string): string {
  if (src.length <= MAX_WORD) return src;
  const window = src.slice(0, MAX_WORD);
  return /^.+(?=\s)/s.exec(window)?.[0] ?? window;
}

/** `2*3*4`, `a*b*c` and `2**3**4` are no emphasis, nor is the rest of a run of stars; `粗**体**字` is. */
function isArithmetic(src: string, before: string): boolean {
  if (!src.startsWith('*')) return false;
  if (before === '*') return true;
  return src.startsWith('**')
    ? /^\*\*\d/.test(src) && /\d$/.test(before)
    : /[0-9A-Za-z]$/.test(before);
}
