import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { columnsInOrder } from './columns.ts';
import { linesOfPage, nameFirst, type Piece } from './page-lines.ts';
import { paintedRuns } from './pdf-paint.ts';
import { joinWrapped } from './wrapped-lines.ts';

export type PdfText =
  | { ok: true; text: string; pages: number; hidden: string[] }
  | { ok: false; why: 'encrypted' | 'damaged' | 'too_many_pages'; pages: number };

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

const OPTIONS = {
  verbosity: 0,
  // Pictures say nothing here, and decoding them is where memory goes; fonts are read, not drawn.
  maxImageSize: 1,
  disableFontFace: false,
  isEvalSupported: false,
  useWasm: false,
};

/** The text of a PDF, line by line as a reader sees it, and the lines that no reader sees. Inside the worker only. */
export async function readPdf(bytes: Uint8Array, maxPages: number): Promise<PdfText> {
  let document: Pdf;
  try {
    document = await getDocumentProxy(bytes, OPTIONS);
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, why: encrypted ? 'encrypted' : 'damaged', pages: 0 };
  }
  try {
    return await readPages(document, maxPages);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function readPages(document: Pdf, maxPages: number): Promise<PdfText> {
  const pages = document.numPages;
  if (pages > maxPages) return { ok: false, why: 'too_many_pages', pages };
  const layers = await document.getOptionalContentConfig();
  const texts: string[] = [];
  const hidden: string[] = [];
  for (let number = 1; number <= pages; number++) {
    const page = await document.getPage(number);
    const seen = await readPage(page, (group) => layers.isVisible(group));
    const lines = linesOfPage(columnsInOrder(seen.pieces));
    texts.push(joinWrapped(number === 1 ? nameFirst(lines) : lines));
    hidden.push(...linesOfPage(seen.hidden).map(({ text }) => text));
    page.cleanup();
  }
  return { ok: true, text: texts.join('\n\n'), pages, hidden };
}

/**
 * The letters of a page as pdf.js groups them. Only where the painting shows that some cannot be seen, the runs are taken
 * from the painting itself, because the grouped ones may hold both kinds.
 */
async function readPage(
  page: Page,
  isLayerOn: (group: unknown) => boolean,
): Promise<{ pieces: Piece[]; hidden: Piece[] }> {
  const { OPS } = await getResolvedPDFJS();
  const content = await page.getTextContent();
  const pieces = content.items.flatMap((item) => ('str' in item ? [toPiece(item)] : []));
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const operators = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
  const runs = paintedRuns(operators, OPS, {
    view: [left, bottom, right, top],
    isLayerOn,
    glyphScale: (name) => glyphScaleOf(page, name),
  });
  const hidden = runs.filter((run) => run.isHidden);
  if (!hidden.some(({ str }) => str.trim() !== '')) return { pieces, hidden: [] };
  return { pieces: runs.filter((run) => !run.isHidden), hidden };
}

/** `AnnotationMode.DISABLE`: notes and form fields are not part of the page's text. */
const NO_ANNOTATIONS = 0;

/** A thousandth, or what a font that is drawn (Type 3) says of itself. */
function glyphScaleOf(page: Page, name: string): number {
  if (!page.commonObjs.has(name)) return 0.001;
  const font: { isType3Font?: boolean; fontMatrix?: number[] } = page.commonObjs.get(name);
  return (font.isType3Font ? font.fontMatrix?.[0] : undefined) ?? 0.001;
}

function toPiece(item: {
  str: string;
  transform: unknown[];
  height: number;
  width: number;
  hasEOL: boolean;
}): Piece {
  const [, , , , x, y] = item.transform;
  return {
    str: item.str,
    x: Number(x),
    y: Number(y),
    height: item.height,
    width: item.width,
    endsLine: item.hasEOL,
  };
}
