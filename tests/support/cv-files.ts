import { deflateRawSync, deflateSync } from 'node:zlib';

/** Words at a place of a page: points from the lower left corner, letters of `size` points (10 when not given). */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size?: number;
}

/** A text PDF, one page per entry, a line per line; written by hand so that no tool is needed. */
export function pdfOf(pages: readonly string[], options: { encrypted?: boolean } = {}): Uint8Array {
  return pdfWith(pages.map(contentOf), options);
}

/** A PDF whose words stand where a layout program would have put them, in the order that is given. */
export function pdfLaidOut(pages: readonly (readonly Placed[])[]): Uint8Array {
  return pdfWith(
    pages.map((page) =>
      page
        .map(({ text, x, y, size }) => `BT /F1 ${size ?? 10} Tf ${x} ${y} Td ${show(text)} ET`)
        .join('\n'),
    ),
  );
}

/** A PDF whose pages are painted by the given content streams, with the font F1 (Helvetica) and the picture Photo. */
export function pdfPainted(streams: readonly string[], resources = ''): Uint8Array {
  return pdfWith(streams, {
    resources: `/XObject << /Photo ${4 + streams.length * 2} 0 R >> ${resources}`,
    picture: `<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 12 >>\nstream\n${'abc'.repeat(4)}\nendstream`,
  });
}

function pdfWith(
  streams: readonly string[],
  options: { encrypted?: boolean; resources?: string; picture?: string } = {},
): Uint8Array {
  const objects: string[] = [];
  const kids = streams.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${streams.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [index, stream] of streams.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> ${options.resources ?? ''} >> >>`,
    );
    objects.push(
      `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
    );
  }
  if (options.picture) objects.push(options.picture);
  if (options.encrypted)
    objects.push(
      `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
    );
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = Buffer.byteLength(body, 'latin1');
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = options.encrypted
    ? `/Encrypt ${objects.length} 0 R /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`
    : '';
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

function contentOf(page: string): string {
  if (page === '') return '0 0 0 rg 50 50 400 600 re f';
  const lines = page.split('\n').map((line) => `${show(line)} 0 -14 Td`);
  return `BT /F1 10 Tf 50 800 Td\n${lines.join('\n')}\nET`;
}

/** Shows a text in the font's own letters (WinAnsi, where the bullet is 0x95). */
export function show(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&').replaceAll('•', '\\225')}) Tj`;
}

/** A zip with the given files. `claim` lies about the unpacked size. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { claim?: number } = {},
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(raw), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(raw.length, 22);
    head.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(raw), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(options.claim ?? raw.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, title, packed);
    directory.push(entry, title);
    at += head.length + title.length + packed.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, table, end]);
}

/** A PDF of one page whose drawing instructions unpack to `size` bytes. */
export function pdfBomb(size: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(size, ' '));
  const head = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>
endobj
4 0 obj
<< /Length ${packed.length} /Filter /FlateDecode >>
stream
`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF';
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]);
}

/**
 * A Word document with a paragraph per line. Lines that begin with a bullet become list items, as Word makes them:
 * without the bullet in the text. A vertical tab is a line break inside a paragraph.
 */
export function docxOf(text: string, options: { header?: string } = {}): Uint8Array {
  const paragraph = (line: string) => {
    const item = line.startsWith('• ');
    const runs = escapeXml(item ? line.slice(2) : line)
      .split('\v')
      .map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)
      .join('<w:r><w:br/></w:r>');
    const list = item
      ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
      : '';
    return `<w:p>${list}${runs}</w:p>`;
  };
  const body = text.split('\n').map(paragraph).join('');
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const schemas = 'http://schemas.openxmlformats.org';
  const office = `${schemas}/officeDocument/2006/relationships`;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    'word/numbering.xml': `<?xml version="1.0"?><w:numbering ${word}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    ...(options.header
      ? {
          'word/header1.xml': `<?xml version="1.0"?><w:hdr ${word}>${options.header.split('\n').map(paragraph).join('')}</w:hdr>`,
        }
      : {}),
  });
}

/** A LibreOffice text with a paragraph per line; lines that begin with a bullet become list items. */
export function odtOf(text: string): Uint8Array {
  const body = text
    .split('\n')
    .map((line) =>
      line.startsWith('• ')
        ? `<text:list><text:list-item><text:p>${escapeXml(line.slice(2))}</text:p></text:list-item></text:list>`
        : `<text:p>${escapeXml(line)}</text:p>`,
    )
    .join('');
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<?xml version="1.0"?><manifest:manifest/>',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles><style:style>Arial</style:style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });
}

function escapeXml(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
