import type { Posting } from '../../desk/posting.ts';
import { chance } from './copy-corpus.ts';

/** What happens to an advertisement on its way to another board. */
export const EDITS: Readonly<Record<string, (text: string, seed: number) => string>> = {
  typography: (text) =>
    text
      .replaceAll("'", '’')
      .replace(/"([^"]*)"/g, '“$1”')
      .replaceAll(' - ', ' – ')
      .replaceAll('\n- ', '\n•\u00a0')
      .replaceAll('fi', 'ﬁ')
      .replace(/(\w{5})(\w{4,})/g, '$1\u00ad$2')
      .replace(/^[^\n]{1,40}$/gm, (line) => line.toUpperCase())
      .replaceAll('\n\n', '\r\n \r\n'),
  words: (text, seed) => {
    const random = chance(seed);
    const words = text.split(/(\s+)/);
    return words
      .map((word) =>
        /\w/.test(word) && random() < 0.05
          ? (OTHER[Math.floor(random() * OTHER.length)] ?? '')
          : word,
      )
      .join('');
  },
  agency: (text) =>
    `For a client in your region we look for support as soon as possible. Our service is free for you.\n\n${text.slice(cut(text, 0.2)).trim()}\n\nDoes that sound like you? Then send your papers by mail or telephone and mention this offer. We keep every application confidential.`,
  beginning: (text) => text.slice(0, cut(text, 0.6)),
  snippet: (text) => `${text.replace(/\s+/g, ' ').slice(0, 300)}…`,
};

const OTHER =
  'various reliable modern further regular central helpful typical local yearly careful broad'.split(
    ' ',
  );

/** A copy of an advertisement as another board has it: another source and number, the same company and title. */
export function editedCopy(posting: Posting, edit: string, seed: number): Posting {
  const company = edit === 'agency' ? 'Talent Bridge Recruiting Ltd' : posting.company;
  return {
    ...posting,
    id: `${edit}:copy:${posting.externalId}`,
    source: edit,
    externalId: `${edit}-${posting.externalId}`,
    company,
    url: null,
    text: EDITS[edit]?.(posting.text, seed) ?? posting.text,
  };
}

/** Where a share of a text ends, at a space. */
function cut(text: string, share: number): number {
  return Math.max(0, text.indexOf(' ', Math.floor(text.length * share)));
}
