/** Fields in the head of a mail, or of a server's answer, that say how it travelled, never what its writer says. */
const travel =
  /^(?:age|alt-svc|arc-[a-z-]+|cache-control|cf-[a-z-]+|etag|expires|last-modified|server|traceparent|vary|via|authentication-results|auto-submitted|bcc|cc|content-[a-z-]+|date|delivered-to|dkim-signature|domainkey-signature|errors-to|feedback-id|from|in-reply-to|importance|list-[a-z-]+|message-id|mime-version|precedence|received|received-spf|references|reply-to|return-path|sender|thread-(?:index|topic)|to|user-agent|x-(?!api|auth|access|secret|token|amz-security|vault|session)[a-z0-9-]+)$/i;
const field = /^([A-Za-z][A-Za-z0-9-]{1,40}):/;
/** So many of these in a row are the head of a mail and not a form with a "From:". */
const FEWEST = 3;
/** What a calendar's entry or a visiting card says in words. */
const words = /^(?:SUMMARY|DESCRIPTION|LOCATION|NOTE|COMMENT)[;:]/;

/**
 * Blanks the lines that machines write above a mail and inside calendar entries and visiting cards: signatures,
 * stations, ids, pictures. What people write there ("Subject:", "DESCRIPTION:") stays. As long as before.
 */
export function blankHeads(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  blankCards(lines);
  blankTravel(lines);
  return lines.join('\n');
}

function blankCards(lines: string[]): void {
  let inside = false;
  let kept = false;
  for (const [at, line] of lines.entries()) {
    if (/^BEGIN:V[A-Z]+/.test(line)) inside = true;
    const continued = /^[ \t]/.test(line);
    if (!continued) kept = words.test(line);
    if (inside && !kept) lines[at] = ' '.repeat(line.length);
    if (/^END:V(?:CALENDAR|CARD)/.test(line)) inside = false;
  }
}

function blankTravel(lines: string[]): void {
  let start = 0;
  while (start < lines.length) {
    let end = start;
    const known: number[] = [];
    let last = false;
    for (; end < lines.length; end += 1) {
      const line = lines[end] ?? '';
      const name = field.exec(line)?.[1];
      if (name !== undefined) last = travel.test(name);
      else if (!/^[ \t]+\S/.test(line) || end === start) break;
      if (last) known.push(end);
    }
    if (known.length >= FEWEST) {
      for (const at of known) lines[at] = ' '.repeat(lines[at]?.length ?? 0);
    }
    start = Math.max(end, start + 1);
  }
}
