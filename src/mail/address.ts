/** One mailbox: "Name <a@b>" or "a@b". */
export interface Mailbox {
  name: string | null;
  email: string;
}

const ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Reads exactly one address; null for anything else: lists, line breaks, overlong or broken addresses. */
export function readAddress(text: string): Mailbox | null {
  if (/[\r\n\0]/.test(text) || text.length > 320) return null;
  const named = /^\s*(?:"([^"]{0,100})"|([^<>"@,;]{0,100}?))\s*<([^<>\s]+)>\s*$/.exec(text);
  const email = (named ? named[3] : text.trim()) ?? '';
  if (!ADDRESS.test(email) || email.length > 254) return null;
  const name = (named?.[1] ?? named?.[2] ?? '').trim();
  return { name: name === '' ? null : name, email };
}

/** Is this usable in a header as it is? A line break could smuggle in another header or recipient. */
export function isHeaderSafe(text: string): boolean {
  return !/[\r\n\0]/.test(text);
}
