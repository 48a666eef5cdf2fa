import { getDocumentProxy } from 'unpdf';
import { linesOfPage, nameFirst, type Piece } from './page-lines.ts';
import { joinWrapped } from './wrapped-lines.ts';

export type PdfText =
  | { ok: true; text: string; pages: number; hidden: boolean }
  | { ok: false; why: 'encrypted' | 'damaged' | 'too_many_pages'; pages: number };

/** The text of a PDF, line by line as a reader sees it. Runs inside the worker only. */
export async function readPdf(bytes: Uint8Array, maxPages: number): Promise<PdfText> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(bytes, { verbosity: 0 });
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

async function readPages(
  document: Awaited<ReturnType<typeof getDocumentProxy>>,
  maxPages: number,
): Promise<PdfText> {
  const pages = document.numPages;
  if (pages > maxPages) return { ok: false, why: 'too_many_pages', pages };
  const texts: string[] = [];
  let hidden = false;
  for (let number = 1; number <= pages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const pieces = content.items.flatMap((item) => ('str' in item ? [toPiece(item)] : []));
    // Letters that nobody can read are there for machines.
    hidden ||= pieces.some(
      (piece) => piece.str.trim().length > 3 && piece.height > 0 && piece.height < 2,
    );
    const lines = linesOfPage(pieces.filter((piece) => piece.height === 0 || piece.height >= 2));
    texts.push(joinWrapped(number === 1 ? nameFirst(lines) : lines));
    page.cleanup();
  }
  return { ok: true, text: texts.join('\n\n'), pages, hidden };
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
