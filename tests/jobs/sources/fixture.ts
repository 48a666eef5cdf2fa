import type { SourceKeys } from '../../../src/jobs/source.ts';

/** An answer of our own in the shape of a source's: one good posting, the same without its title, and what is around. */
export interface SourceFixture {
  board: string;
  keys?: SourceKeys;
  good: unknown;
  /** The field that holds the title. */
  title: string;
  /** A posting that cannot be read, where it is not the good one without its title. */
  bad?: unknown;
  /** The whole answer around some postings. */
  list(items: readonly unknown[]): string;
  /** Answers of other addresses than the list's, by the end of their path: a step before it, the text of a posting. */
  others?: Readonly<Record<string, string>>;
  /** What the posting says besides being "Baker" at Crumb with a text about bread. */
  says: Readonly<Record<string, unknown>>;
}

export const TEXT = '<p>Bread &amp; rolls</p><ul><li>Knead</li></ul>';
export const json = (value: unknown) => JSON.stringify(value);

/** An item of a feed; a field that is undefined is left out. */
export function rssItem(fields: object): string {
  const escaped = (value: unknown) =>
    String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inner = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
  return `<item>${inner}</item>`;
}

export function rss(title: string, items: readonly unknown[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title>${items.map((item) => rssItem(item as object)).join('')}</channel></rss>`;
}
