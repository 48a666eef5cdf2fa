import PostalMime from 'postal-mime';

/** One mail of those that lie in each other: the forward, and what it forwards. */
export interface MailLayer {
  /** Domain of the header's From; null when there is none. */
  domain: string | null;
  text: string;
  html: string;
}

const MAX_DEPTH = 4;
const MAX_LAYERS = 30;
const MAX_TEXT = 1_000_000;
const MAX_HTML = 3_000_000;

/** Takes a mail apart, with every mail that is attached to it. A mail that cannot be taken apart is read as plain text. */
export async function mailLayers(mail: Uint8Array): Promise<MailLayer[]> {
  const layers: MailLayer[] = [];
  const open: { bytes: Uint8Array; depth: number }[] = [{ bytes: mail, depth: 0 }];
  while (layers.length < MAX_LAYERS) {
    const next = open.shift();
    if (!next) break;
    const parsed = await parse(next.bytes);
    if (!parsed) {
      layers.push({ domain: null, text: plain(next.bytes), html: '' });
      continue;
    }
    layers.push({
      domain: domainOf(parsed.from?.address ?? parsed.sender?.address),
      text: (parsed.text ?? '').slice(0, MAX_TEXT),
      html: (parsed.html ?? '').slice(0, MAX_HTML),
    });
    if (next.depth < MAX_DEPTH)
      for (const { mimeType, filename, content } of parsed.attachments)
        if (mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? ''))
          open.push({ bytes: bytesOf(content), depth: next.depth + 1 });
  }
  const [outer] = layers;
  // No head at all: somebody pasted the words alone.
  if (layers.length === 1 && outer && outer.text === '' && outer.html === '')
    outer.text = plain(mail);
  return layers;
}

async function parse(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 40,
      maxHeadersSize: 512 * 1024,
    });
  } catch {
    return null;
  }
}

function plain(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MAX_TEXT));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

function domainOf(address: string | undefined): string | null {
  return /@([\w.-]{3,255})$/.exec(address ?? '')?.[1]?.toLowerCase() ?? null;
}
