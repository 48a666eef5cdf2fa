import type { Hit } from '../detectors/hit.ts';
import { readCode } from './code-lines.ts';
import { blankHeads } from './heads.ts';
import { readMarkup } from './markup.ts';

/** Marks without which a text is neither a page nor code nor data. */
const mayBePasted = /[<{}\\`;=\n]|\w\(|^(?:ERROR|FATAL|WARN)|"\s{0,3}:/;
/** What stands for a value that a program puts in: `${{ secrets.TOKEN }}`, `{{name}}`, `${HOST}`. */
const template = /\$?\{\{[^{}\n]{1,80}\}\}|\$\{[A-Za-z_][\w.:-]{0,60}\}|<%[^%\n]{1,80}%>/g;
/** A heading or a named link of Markdown, the head of a mail as people copy it, or an answer that quotes one. */
const formatted =
  /^(?:subject|betreff|objet|asunto|assunto|onderwerp|temat|oggetto|件名|主题|тема)\s?:[^\n]*\n|^>[^\n]*\n>|\n--\s?\n|^#{1,6} \S|\]\(https?:/imu;

/** A table has so many cells in so many rows, and shows itself in its first lines. */
const FEWEST_CELLS = 4;
const FEWEST_ROWS = 3;
const MOST_LINES = 200;

/**
 * A text as its reader sees it. `mail` lacks what machines write above a mail; `words` lacks tags, code and data too.
 * Both are as long as the text, so that places in them are places in it. `hits` are the secrets that stood in a tag, in
 * code or in data under a name of their own.
 */
export type Paste = {
  readonly mail: string;
  readonly words: string;
  readonly hits: readonly Hit[];
  /** Whether anything was taken out. */
  readonly pasted: boolean;
};

/**
 * Parts what people say from what they paste around it: tags of a page, lines of code, settings, data, the head of a
 * mail. A word between two tags is no password because it is odd there; a value in a field named password is.
 */
export function readPaste(text: string): Paste {
  if (!mayBePasted.test(text)) return { mail: text, words: text, hits: [], pasted: false };
  const mail = blankHeads(text.replace(template, (whole) => '*'.repeat(whole.length)));
  const unmarked = readMarkup(mail);
  const uncoded = readCode(unmarked.text);
  return {
    mail,
    words: uncoded.text,
    hits: [...unmarked.hits, ...uncoded.hits],
    pasted: uncoded.text !== text || formatted.test(text) || isTable(text),
  };
}

/** Rows in which the same mark parts as many cells: a tracker, a list copied from a sheet. */
function isTable(text: string): boolean {
  let [rows, mark, cells] = [0, '', 0];
  for (const line of text.split('\n', MOST_LINES)) {
    const found = /[,;|\t]/.exec(line)?.[0] ?? '';
    const many = found === '' ? 0 : line.split(found).length;
    if (many >= FEWEST_CELLS && found === mark && many === cells) rows += 1;
    else [rows, mark, cells] = [1, found, many];
    if (rows >= FEWEST_ROWS) return true;
  }
  return false;
}
