/** Which elements of a markup mean what, by their names without attributes. */
export interface MarkupRules {
  /** Begin and end a line. */
  blocks: ReadonlySet<string>;
  /** Begin a line with a bullet. */
  items: ReadonlySet<string>;
  breaks: ReadonlySet<string>;
  /** A stretch of space: tabs, runs of blanks, ends of table cells. */
  spaces: ReadonlySet<string>;
  /** Left out with everything in them. */
  skipped: ReadonlySet<string>;
  /** Only text inside these counts, for formats that hold much besides; null for all text. */
  text: ReadonlySet<string> | null;
}

/**
 * The text of well-formed markup (XML, or HTML as a program writes it), a block per line. It reads tags only and
 * follows no reference, so that no entity can grow and no address can be fetched.
 */
export function markupText(markup: string, rules: MarkupRules): string {
  const lines: string[] = [];
  let line = '';
  let skipping = 0;
  let inText = 0;
  let bullet = false;
  const endLine = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const [, comment, closing, name = '', empty, words] of markup.matchAll(TOKEN)) {
    if (comment !== undefined) continue;
    if (words !== undefined) {
      if (skipping > 0 || (rules.text && inText === 0)) continue;
      if (bullet && words.trim() !== '') {
        line = '• ';
        bullet = false;
      }
      line += decodeEntities(words);
      continue;
    }
    const step = empty ? 0 : closing ? -1 : 1;
    if (rules.skipped.has(name)) skipping = Math.max(0, skipping + step);
    if (skipping > 0) continue;
    if (rules.text?.has(name)) inText = Math.max(0, inText + step);
    if (rules.spaces.has(name)) line += ' ';
    else if (rules.breaks.has(name) || rules.blocks.has(name)) endLine();
    else if (rules.items.has(name)) {
      endLine();
      bullet = !closing;
    }
  }
  endLine();
  return lines.join('\n');
}

/** A comment or processing instruction, a tag, or the words between tags. */
const TOKEN = /<([!?][^>]*)>|<(\/)?([\w:-]+)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/)?>|([^<]+)/g;

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
