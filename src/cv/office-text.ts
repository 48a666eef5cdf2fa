import mammoth from 'mammoth';
import { type MarkupRules, markupText } from './markup-text.ts';
import { unpackEntry, type ZipEntry, zipEntries } from './zip.ts';

/** Text that people do not see: there is none, it was left out, or it stands among the rest. */
export type Hidden = 'none' | 'left_out' | 'kept';

export type OfficeText =
  | { ok: true; text: string; hidden: Hidden }
  | { ok: false; why: 'too_big' | 'damaged' };

/**
 * The text of a Word document: paragraphs as lines, list items with a bullet, and the page header first, because many
 * templates keep the name and the address there. Runs inside the worker only.
 */
export async function readDocx(bytes: Uint8Array, maxUnpacked: number): Promise<OfficeText> {
  const parts = unpackAll(bytes, maxUnpacked, /^word\/(?:document|header\d*)\.xml$/);
  if (!(parts instanceof Map)) return { ok: false, why: parts };
  // Pictures are not looked at; without this they would come as text.
  const noPictures = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: noPictures },
  );
  const body = markupText(value, HTML);
  const headers = [...parts]
    .filter(([name]) => name.includes('header'))
    .flatMap(([, xml]) => markupText(xml, WORD).split('\n'))
    .map((line) => line.trim())
    .filter(
      (line, index, all) => line !== '' && all.indexOf(line) === index && !body.includes(line),
    );
  return {
    ok: true,
    text: [...headers, body].join('\n'),
    hidden: HIDDEN.test(parts.get('word/document.xml') ?? '') ? 'kept' : 'none',
  };
}

/** The text of an OpenDocument text (LibreOffice Writer). */
export function readOdt(bytes: Uint8Array, maxUnpacked: number): OfficeText {
  const parts = unpackAll(bytes, maxUnpacked, /^content\.xml$/);
  if (!(parts instanceof Map)) return { ok: false, why: parts };
  const content = parts.get('content.xml');
  if (content === undefined) return { ok: false, why: 'damaged' };
  return { ok: true, text: markupText(content, OPEN_DOCUMENT), hidden: 'none' };
}

/** Unpacks every entry within the budget, so that no later reader meets a bomb, and returns those that are wanted. */
function unpackAll(
  bytes: Uint8Array,
  maxUnpacked: number,
  wanted: RegExp,
): Map<string, string> | 'too_big' | 'damaged' {
  const entries: readonly ZipEntry[] = zipEntries(bytes) ?? [];
  const parts = new Map<string, string>();
  let left = maxUnpacked;
  for (const entry of entries) {
    const part = unpackEntry(bytes, entry, left);
    if (part === 'too_big') return 'too_big';
    if (part === null) return 'damaged';
    left -= part.byteLength;
    if (wanted.test(entry.name)) parts.set(entry.name, Buffer.from(part).toString('utf8'));
  }
  return parts;
}

/** Text that Word does not show, or shows at a size of one or two half-points. */
const HIDDEN = /<w:vanish\/>|<w:sz w:val="[12]"\/>/;

const HTML: MarkupRules = {
  blocks: new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'tr', 'table']),
  items: new Set(['li']),
  breaks: new Set(['br']),
  spaces: new Set(),
  skipped: new Set(['img']),
  text: null,
};

const WORD: MarkupRules = {
  blocks: new Set(['w:p']),
  items: new Set(),
  breaks: new Set(['w:br', 'w:cr']),
  spaces: new Set(['w:tab']),
  // The fallback repeats a text box for old programs.
  skipped: new Set(['mc:Fallback', 'w:del', 'w:instrText']),
  text: new Set(['w:t']),
};

const OPEN_DOCUMENT: MarkupRules = {
  blocks: new Set(['text:p', 'text:h']),
  items: new Set(['text:list-item']),
  breaks: new Set(['text:line-break']),
  spaces: new Set(['text:tab', 'text:s']),
  skipped: new Set([
    'text:tracked-changes',
    'office:annotation',
    'text:note',
    'office:automatic-styles',
  ]),
  text: new Set(['text:p', 'text:h']),
};
