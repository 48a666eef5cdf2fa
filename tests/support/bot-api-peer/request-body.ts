/** A file as it came in a multipart body. */
export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** Parameters of a call; what came as text in a form is decoded like in a JSON body, files are `UploadedFile`s. */
export type Params = Record<string, unknown>;

/** Fields that are no text. Everything else in a form stays the string that it is, whatever it looks like. */
const DECODED = new Set([
  'allow_sending_without_reply',
  'allowed_updates',
  'cache_time',
  'caption_entities',
  'chat_id',
  'commands',
  'disable_notification',
  'drop_pending_updates',
  'entities',
  'limit',
  'link_preview_options',
  'max_connections',
  'message_id',
  'offset',
  'protect_content',
  'reply_markup',
  'reply_parameters',
  'scope',
  'show_alert',
  'timeout',
]);

/** Reads a body by its content type. Null when it is not what it says. */
export function parseBody(bytes: Buffer, contentType: string): Params | null {
  if (bytes.length === 0) return {};
  if (contentType.startsWith('application/json')) return parseJson(bytes.toString('utf8'));
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return parseForm(new URLSearchParams(bytes.toString('utf8')));
  const boundary = /^multipart\/form-data;.*?boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  return boundary === undefined ? null : parseMultipart(bytes, boundary);
}

export function parseForm(form: URLSearchParams): Params {
  return Object.fromEntries([...form].map(([name, value]) => [name, decode(name, value)]));
}

export function isUploadedFile(value: unknown): value is UploadedFile {
  return isObject(value) && Buffer.isBuffer(value.bytes);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): Params | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function decode(name: string, value: string): unknown {
  if (!DECODED.has(name)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function parseMultipart(bytes: Buffer, boundary: string): Params | null {
  const params: Params = {};
  const files = new Map<string, UploadedFile>();
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line end of its own before it.
  const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString() === '--') return attach(params, files);
    const next = body.indexOf(delimiter, start);
    const headersEnd = body.indexOf('\r\n\r\n', start);
    if (next === -1 || headersEnd === -1 || headersEnd > next) return null;
    const headers = body.subarray(start, headersEnd).toString('utf8');
    const name = /[;\s]name="([^"]*)"/i.exec(headers)?.[1];
    if (name === undefined) return null;
    const content = body.subarray(headersEnd + 4, next);
    const fileName = /[;\s]filename=(?:"([^"]*)"|([^\r\n]*))/i.exec(headers);
    if (fileName)
      files.set(name, { name: fileName[1] ?? fileName[2] ?? '', bytes: Buffer.from(content) });
    else params[name] = decode(name, content.toString('utf8'));
    at = next;
  }
  return null;
}

/** A file is named by its field, or by a field that points to it with `attach://`. */
function attach(params: Params, files: Map<string, UploadedFile>): Params {
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'string' || !value.startsWith('attach://')) continue;
    const target = value.slice('attach://'.length);
    const file = files.get(target);
    if (!file) continue;
    params[name] = file;
    files.delete(target);
  }
  return { ...params, ...Object.fromEntries(files) };
}
