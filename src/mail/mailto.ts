/** Mail programs and browsers cut longer links; what does not fit stands in the file. */
const MAX_LINK = 2000;
const CUT_NOTE = '\n\n[cut here: the whole text is in the file]';

/** A link that opens the client's own mail program with the text filled in (RFC 6068). At most 2,000 characters. */
export function mailtoLink(mail: { to: string; subject: string; body: string }): string {
  const head = `mailto:${encodeURIComponent(mail.to).replaceAll('%40', '@')}?subject=${encode(mail.subject)}&body=`;
  const whole = head + encode(mail.body);
  if (whole.length <= MAX_LINK) return whole;
  const characters = [...mail.body];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const link = head + encode(characters.slice(0, middle).join('') + CUT_NOTE);
    if (link.length <= MAX_LINK) low = middle;
    else high = middle - 1;
  }
  return head + encode(characters.slice(0, low).join('') + CUT_NOTE);
}

/** Line breaks are CRLF in a mailto body (RFC 6068 section 5). */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}
