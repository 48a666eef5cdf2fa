import type { IncomingMessage } from 'node:http';

export interface ApiBody {
  params: Record<string, unknown>;
  files: Map<string, { name: string; bytes: Buffer }>;
}

/** Reads the parameters of a Bot API call: JSON or a multipart form. */
export async function readApiBody(request: IncomingMessage): Promise<ApiBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary) return readForm(body, boundary);
  return { params: body.length > 0 ? JSON.parse(body.toString()) : {}, files: new Map() };
}

function readForm(body: Buffer, boundary: string): ApiBody {
  const params: Record<string, unknown> = {};
  const files = new Map<string, { name: string; bytes: Buffer }>();
  for (const part of body.toString('latin1').split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, end);
    const name = /name="?([^";\r\n]+)/.exec(head)?.[1];
    if (end < 0 || name === undefined) continue;
    const bytes = Buffer.from(part.slice(end + 4).replace(/\r\n$/, ''), 'latin1');
    const file = /filename=([^;\r\n]+)/.exec(head)?.[1];
    if (file !== undefined) files.set(name, { name: file.replace(/^"|"$/g, ''), bytes });
    else params[name] = parsed(bytes.toString());
  }
  return { params, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
