import { createSeenText, type Look } from './text-look.ts';

/** What a group of an RTF document inherits from the one around it. */
interface Group {
  look: Look;
  /** The group's text is not the document's. */
  isAside: boolean;
  /** Readers that do not know \u skip this many characters behind it. */
  fallback: number;
}

/** Groups whose text is no part of the document; headers and footers are read, because a name may stand there. */
const ASIDE = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'themedata',
  'datastore',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'fldinst',
  'footnote',
  'annotation',
  'bkmkstart',
  'bkmkend',
  'xmlnstbl',
  'latentstyles',
  'colorschememapping',
  'mmathPr',
  'revtbl',
  'deleted',
  'filetbl',
  'shppict',
  'nonshppict',
]);
const LETTERS = new Map([
  ['tab', ' '],
  ['cell', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
]);
const LINE_ENDS = new Set(['par', 'line', 'row', 'page', 'sect', 'column']);
const MAX_DEPTH = 500;
const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/**
 * The text of an RTF document (Rich Text Format 1.9.1): what people see, and what is hidden from them. Null when the
 * groups do not match or are nested deeper than any document.
 */
export function readRtf(bytes: Uint8Array): { text: string; hidden: string[] } | null {
  // Every byte is a character; letters beyond ASCII are escaped.
  const source = withoutBinary(Buffer.from(bytes).toString('latin1'));
  const decoder = new TextDecoder(codePage(source));
  const seen = createSeenText();
  const colours = colourTable(source);
  const stack: Group[] = [];
  let group: Group = { look: {}, isAside: false, fallback: 1 };
  let skip = 0;
  let isFirst = false;
  let isOptional = false;
  const put = (text: string) => {
    const left = text.slice(skip);
    skip = Math.max(0, skip - text.length);
    if (!group.isAside && left !== '') seen.add(left, group.look);
  };
  for (const [, word, digits, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (brace === '{') {
      if (stack.push(group) > MAX_DEPTH) return null;
      group = { ...group };
      isFirst = true;
      isOptional = false;
      skip = 0;
      continue;
    }
    if (brace === '}') {
      const outer = stack.pop();
      if (!outer) return null;
      group = outer;
      skip = 0;
      continue;
    }
    if (plain !== undefined) put(plain);
    else if (hex !== undefined) put(decoder.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    else if (symbol === '*') {
      isOptional = isFirst;
      continue;
    } else if (symbol !== undefined) put(SYMBOLS.get(symbol) ?? '');
    else if (word !== undefined) {
      const number = digits === undefined ? undefined : Number(digits);
      if (isFirst && (isOptional ? word !== 'shptxt' : ASIDE.has(word))) group.isAside = true;
      else if (word === 'u') {
        put(String.fromCharCode(((number ?? 0) + 65_536) % 65_536));
        skip = group.fallback;
      } else if (word === 'uc') group.fallback = number ?? 1;
      else if (LINE_ENDS.has(word)) {
        if (!group.isAside) seen.endLine();
      } else if (LETTERS.has(word)) put(LETTERS.get(word) ?? '');
      else group.look = changed(group.look, word, number, colours);
    }
    if (word !== undefined || plain !== undefined) isFirst = false;
  }
  seen.endLine();
  if (stack.length > 0) return null;
  return { text: seen.lines.join('\n'), hidden: seen.hidden };
}

const SYMBOLS = new Map([
  ['~', '\u00a0'],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['\t', ' '],
]);

function changed(
  look: Look,
  word: string,
  value: number | undefined,
  colours: readonly Look['ground'][],
): Look {
  switch (word) {
    case 'plain':
      return {};
    case 'v':
      return { ...look, isOff: value !== 0 };
    case 'fs':
      // In half-points.
      return { ...look, size: (value ?? 24) / 2 };
    case 'cf': {
      const { colour: _before, ...rest } = look;
      const colour = colours[value ?? 0];
      return colour ? { ...rest, colour } : rest;
    }
    case 'highlight':
    case 'cb':
    case 'chcbpat':
    case 'cbpat': {
      const { ground: _before, ...rest } = look;
      const ground = colours[value ?? 0];
      return ground ? { ...rest, ground } : rest;
    }
    case 'clcbpat':
    case 'shpleft':
      // The ground of a cell or a shape is stated apart from its text.
      return { ...look, ground: null };
    case 'trowd':
    case 'pard': {
      const { ground: _before, ...rest } = look;
      return rest;
    }
    default:
      return look;
  }
}

function colourTable(source: string): Look['ground'][] {
  const table = /\{\\colortbl\s*([^{}]{0,20000})\}/.exec(source)?.[1] ?? '';
  return table.split(';').map((entry) => {
    const channel = (name: string) => {
      const digits = new RegExp(`\\\\${name}(\\d{1,3})`).exec(entry)?.[1];
      return digits === undefined ? undefined : Number(digits);
    };
    const [red, green, blue] = [channel('red'), channel('green'), channel('blue')];
    return red === undefined || green === undefined || blue === undefined
      ? undefined
      : ([red, green, blue] as const);
  });
}

function codePage(source: string): string {
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 2000))?.[1] ?? '1252';
  const label = page === '65001' ? 'utf-8' : `windows-${page}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}

/** \binN is followed by N bytes that are no text, and may hold braces. */
function withoutBinary(source: string): string {
  if (!source.includes('\\bin')) return source;
  const parts: string[] = [];
  let from = 0;
  for (const found of source.matchAll(/\\bin(\d{1,9}) ?/g)) {
    if (found.index < from) continue;
    parts.push(source.slice(from, found.index));
    from = found.index + found[0].length + Number(found[1]);
  }
  parts.push(source.slice(from));
  return parts.join('');
}
