import { foldLeet, foldLookalikes, foldWord } from './fold.ts';
import { lookUp } from './guess.ts';
import { lexicon, role, secretName } from './lexicon.ts';
import { lookAt } from './shape.ts';
import { findUnspacedDigits, isDigitName } from './spoken-digits.ts';

/**
 * One word of the plain text. `text` lacks the quotes, brackets and sentence marks around it; those are in `lead` and
 * `trail`, with the marks that stand alone between two words. `key` is what the lexicon is asked for.
 */
export type Token = {
  text: string;
  key: string;
  start: number;
  end: number;
  lead: string;
  trail: string;
  /** A line ended between the word before and this one. */
  newline: boolean;
};

const chunks = /\S+/g;
/** Most words: no marks, no other script, nothing to part. */
const bare = /^[a-z0-9]+$/i;
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const leading =
  /^["'«»„“”‘’([{<*_~|>`•·\-–.,;:!?¿¡…=→/\\]+(?=[^"'«»„“”‘’([{<*_~|>`•·\-–.,;:!?¿¡…=→/\\])/u;
const trailing = /[.,;:!?)\]}>"'»“”‘’*_~|…=`।。、！？،؛؟]+$/u;
const spelled = /^(?:[a-z0-9][.\-_*·•]){3,40}[a-z0-9][.!?]?$/i;
/** "p.i.n", "o.t.p.": a short name in dots. */
const dotted = /^(?:[a-z]\.){2}[a-z]$/i;
/** Longer than any word the lexicon or a password rule can use. */
const LONGEST_WORD = 160;

/** Splits plain text into words. Linear in the text. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let newline = false;
  let lead = '';
  let last = 0;
  for (const match of text.matchAll(chunks)) {
    const start = match.index;
    if (start > last && text.slice(last, start).includes('\n')) newline = true;
    last = start + match[0].length;
    const plain = match[0].length <= LONGEST_WORD && bare.test(match[0]);
    if (!plain && !/[\p{L}\p{N}]/u.test(match[0].slice(0, LONGEST_WORD))) {
      const before = tokens.at(-1);
      if (before === undefined || newline) lead += match[0].slice(0, 8);
      else if (before.trail.length < 16) before.trail += match[0].slice(0, 8);
      continue;
    }
    const first = tokens.length;
    if (plain) tokens.push(createToken(match[0], start, '', ''));
    else splitChunk(match[0], start, tokens);
    const opened = tokens[first];
    if (opened !== undefined) {
      opened.newline = newline;
      opened.lead = lead + opened.lead;
    }
    newline = false;
    lead = '';
  }
  return tokens;
}

function splitChunk(chunk: string, at: number, tokens: Token[]): void {
  const lead = leading.exec(chunk)?.[0] ?? '';
  let core = chunk.slice(lead.length);
  const trail = core.length < LONGEST_WORD ? (trailing.exec(core)?.[0] ?? '') : '';
  if (trail.length < core.length) core = core.slice(0, core.length - trail.length);
  const start = at + lead.length;
  const first = tokens.length;
  const name = dotted.test(core) ? core.replaceAll('.', '') : '';
  if (name !== '' && isName(name)) {
    tokens.push({ ...createToken(core, start, '', ''), key: foldWord(name) });
  } else if (core.length > LONGEST_WORD) {
    tokens.push(createToken(core, start, '', '', core.length > 2_000));
  } else if (spelled.test(core)) {
    for (const letter of core.matchAll(/[a-z0-9]/gi)) {
      tokens.push(createToken(letter[0], start + letter.index, '', ''));
    }
  } else if (unspaced.test(core)) {
    splitScripts(core, start, tokens);
  } else {
    splitFields(core, start, tokens);
  }
  const opened = tokens[first];
  const closed = tokens.at(-1);
  if (opened !== undefined) opened.lead = lead + opened.lead;
  if (closed !== undefined && core.length < chunk.length - lead.length) closed.trail += trail;
}

const outerMarks = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;

function createToken(
  text: string,
  start: number,
  lead: string,
  trail: string,
  opaque = false,
): Token {
  const key = opaque ? '' : keyOf(text);
  return { text, key, start, end: start + text.length, lead, trail, newline: false };
}

/** "pa$$": the marks at its end are letters. A word of Latin letters and their look-alikes is a Latin one. */
function keyOf(text: string): string {
  if (bare.test(text)) return foldWord(text);
  if (/^\p{L}{2,6}[$@!]{1,3}$/u.test(text)) {
    const unleet = foldLeet(foldWord(text));
    const roles = unleet === undefined ? 0 : (lexicon.entries.get(unleet)?.roles ?? 0);
    if (unleet !== undefined && (roles & (role.password | role.weak)) !== 0) return unleet;
  }
  const key = foldWord(text.replace(outerMarks, ''));
  const [latin] = foldLookalikes(key);
  return latin !== undefined && /^[a-z]+$/.test(latin) ? latin : key;
}

const fieldMark = /[:=/|,;→>(]+|->/g;

/** "pw:banjo", "user=jane;pass=x", "jane@x.com/Otter": parts at the marks around a name, leaves values whole. */
function splitFields(core: string, start: number, tokens: Token[]): void {
  if (!/[:=/|,;→>(]|[-'][^-']/.test(core)) {
    tokens.push(createToken(core, start, '', ''));
    return;
  }
  let from = 0;
  if (/[:=/|,;→>(]|->/.test(core) && !lookAt(core).shape.startsWith('url')) {
    for (const mark of core.matchAll(fieldMark)) {
      if (mark.index < from) continue;
      const piece = core.slice(from, mark.index);
      const rest = core.slice(mark.index + mark[0].length);
      if (piece === '' || rest === '') continue;
      const splits =
        isName(piece) ||
        lookAt(piece).shape === 'email' ||
        (from > 0 && /[,;|/&]/.test(mark[0])) ||
        isName(rest.split(/[:=]/, 1)[0] ?? '');
      if (!splits) continue;
      tokens.push(createToken(piece, start + from, '', mark[0]));
      from = mark.index + mark[0].length;
    }
  }
  const rest = core.slice(from);
  const dash = rest.indexOf('-');
  if (dash > 1 && /\d/.test(rest.slice(dash)) && isPasswordName(rest.slice(0, dash))) {
    tokens.push(createToken(rest.slice(0, dash), start + from, '', '-'));
    tokens.push(createToken(rest.slice(dash + 1), start + from + dash + 1, '', ''));
    return;
  }
  const genitive = /^(.{2,40})'s$/.exec(rest);
  if (genitive?.[1] !== undefined && isName(genitive[1])) {
    tokens.push(createToken(genitive[1], start + from, '', "'s"));
    return;
  }
  tokens.push(createToken(rest, start + from, '', ''));
}

function isName(piece: string): boolean {
  const entry = lookUp(foldWord(piece.replace(/^[^\p{L}\p{N}]+/u, '')));
  return entry !== undefined && (entry.roles & (secretName | role.login)) !== 0;
}

function isPasswordName(piece: string): boolean {
  const entry = lexicon.entries.get(foldWord(piece));
  return entry !== undefined && (entry.roles & (role.password | role.pin)) !== 0;
}

/** Chinese, Japanese and Korean runs: known words longest first, the rest in one piece, other scripts apart. */
function splitScripts(core: string, start: number, tokens: Token[]): void {
  let at = 0;
  let quote = '';
  while (at < core.length) {
    let end = at + 1;
    const inRun = unspaced.test(core.charAt(at)) || core.charAt(at) === 'ー';
    while (
      end < core.length &&
      (unspaced.test(core.charAt(end)) || core.charAt(end) === 'ー') === inRun
    )
      end += 1;
    const first = tokens.length;
    const stretch = core.slice(at, end);
    if (inRun) splitRun(stretch, start + at, tokens);
    const opened = tokens[first];
    if (opened !== undefined) opened.lead += quote;
    quote = inRun ? '' : splitMarks(stretch, start + at, tokens);
    at = end;
  }
}

/** A stretch of another script between; returns the quotation mark that opens the next word. Its other marks belong to the word before, its core may have fields. */
function splitMarks(stretch: string, start: number, tokens: Token[]): string {
  const lead = /^[^\p{L}\p{N}]*/u.exec(stretch)?.[0] ?? '';
  const before = tokens.at(-1);
  const core = stretch.slice(lead.length);
  // "密码Larkspur" keeps a symbol at the head of its value; sentence marks and brackets go to the word before.
  const quote = /[「『"“‘']$/.exec(lead)?.[0] ?? '';
  if (before !== undefined && before.end === start) before.trail += lead;
  if (core === '') return quote;
  const trail = trailing.exec(core)?.[0] ?? '';
  splitFields(core.slice(0, core.length - trail.length), start + lead.length, tokens);
  const last = tokens.at(-1);
  if (last !== undefined) last.trail += trail;
  return '';
}

function splitRun(run: string, start: number, tokens: Token[]): void {
  if (isDigitName(run) || isMisspeltName(run)) {
    tokens.push(createToken(run, start, '', ''));
    return;
  }
  let from = 0;
  for (const { at, length, digits } of findUnspacedDigits(run)) {
    splitKnown(run.slice(from, at), start + from, tokens);
    tokens.push({ ...createToken(digits, start + at, '', ''), end: start + at + length });
    from = at + length;
  }
  splitKnown(run.slice(from), start + from, tokens);
}

/** "비밀먼호": a name with a slip, whose pieces would be other words. */
function isMisspeltName(run: string): boolean {
  if (run.length < 4 || run.length > 8 || lexicon.entries.has(run)) return false;
  return ((lookUp(foldWord(run))?.roles ?? 0) & role.password) !== 0;
}

function splitKnown(run: string, start: number, tokens: Token[]): void {
  let unknown = 0;
  let afterKnown = true;
  let at = 0;
  while (at < run.length) {
    const length = knownLength(run, at, afterKnown);
    if (length === 0) {
      at += 1;
      afterKnown = false;
      continue;
    }
    if (at > unknown) tokens.push(createToken(run.slice(unknown, at), start + unknown, '', ''));
    tokens.push(createToken(run.slice(at, at + length), start + at, '', ''));
    at += length;
    unknown = at;
    afterKnown = true;
  }
  if (at > unknown) tokens.push(createToken(run.slice(unknown), start + unknown, '', ''));
}

/** One-letter words (は, 是, 는) are words only beside another known one. */
function knownLength(run: string, at: number, afterKnown: boolean): number {
  const most = Math.min(lexicon.longestUnspaced, run.length - at);
  for (let length = most; length >= (afterKnown ? 1 : 2); length -= 1) {
    const piece = run.slice(at, at + length);
    if (length === 1 && at === 0 && opensLongerWord(run)) return 0;
    if (lexicon.entries.has(foldWord(piece)) || (length >= 2 && isDigitName(piece))) return length;
  }
  return 0;
}

/** "문장": a Korean syllable that is a word of its own opens a longer one, unless a known word follows it ("내비번"). */
function opensLongerWord(run: string): boolean {
  return run.length > 1 && /^\p{sc=Hang}/u.test(run) && knownLength(run, 1, false) === 0;
}
