/** Text of a document as the desk keeps it: NFC, no control characters, lines trimmed, at most one blank line. */
export function tidyText(raw: string, maxLength: number): string {
  const text = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Soft hyphens and ligatures are the printer's, not the writer's.
    .replace(/\u00ad/g, '')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/g, '')
    // A word that was broken at the end of a line; "pre-" before "and" was not.
    .replace(/(\p{Ll})-\n(?!(?:and|or|und|oder|bzw|et|ou|y|o)\b)(\p{Ll})/gu, '$1$2')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text.slice(0, maxLength).toWellFormed();
}
