import type { Hit } from '../detectors/hit.ts';
import { readCode } from './code-lines.ts';
import { blankHeads } from './heads.ts';
import { readMarkup } from './markup.ts';

/** Marks without which a text is neither a page nor code nor data. */
const mayBePasted = /<[/!?A-Za-z]|[{}\\`;]|=\S|"\s{0,3}:|\)\s*$|^BEGIN:V|^[A-Za-z-]{2,40}: ?\S[^\n]*\n[A-Za-z-]{2,40}:|^\s*at \S|:\n\s/m;

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
  const mail = blankHeads(text);
  const unmarked = readMarkup(mail);
  const uncoded = readCode(unmarked.text);
  return {
    mail,
    words: uncoded.text,
    hits: [...unmarked.hits, ...uncoded.hits],
    pasted: uncoded.text !== text,
  };
}
