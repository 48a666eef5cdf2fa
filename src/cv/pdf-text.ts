import { getDocumentProxy } from 'unpdf';

export type PdfText =
  | { ok: true; text: string; pages: number; hidden: boolean }
  | { ok: false; why: 'encrypted' | 'damaged' | 'too_many_pages'; pages: number };

interface Piece {
  str: string;
  /** x, y of the baseline and height, in points. */
  x: number;
  y: number;
  height: number;
  width: number;
  endsLine: boolean;
}

/** The text of a PDF, line by line as a reader sees it. Runs inside the worker only. */
export async function readPdf(bytes: Uint8Array, maxPages: number): Promise<PdfText> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(bytes);
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, why: encrypted ? 'encrypted' : 'damaged', pages: 0 };
  }
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
    texts.push(lines(pieces.filter((piece) => piece.height === 0 || piece.height >= 2)));
    page.cleanup();
  }
  await document.cleanup();
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

/** Joins pieces in the order of the file: a new baseline is a new line, a large step down a new paragraph. */
function lines(pieces: readonly Piece[]): string {
  let text = '';
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (last !== undefined) {
      const step = Math.abs(piece.y - last.y);
      const size = Math.max(piece.height, last.height, 8);
      if (step > size * 0.5) text += step > size * 1.9 ? '\n\n' : '\n';
      else if (last.endsLine) text += '\n';
      else if (piece.x - (last.x + last.width) > size * 0.15 && !/\s$/.test(text)) text += ' ';
    }
    text += piece.str;
    // An empty piece carries the end of a line, but no place of its own.
    if (piece.str !== '' || last === undefined) last = piece;
    else last = { ...last, endsLine: last.endsLine || piece.endsLine };
  }
  return text;
}
