import { html } from 'hono/html';
import type { Html } from './layout.ts';

export interface Chip {
  href: string;
  name: string;
  count?: number;
  isCurrent: boolean;
}

/** A row of links of which one is chosen. */
export function chips(label: string, items: readonly Chip[]): Html {
  return html`<nav class="filters" aria-label="${label}">${items.map(
    ({ href, name, count, isCurrent }) =>
      html`<a href="${href}"${isCurrent ? html` aria-current="true"` : ''}>${name}${
        count === undefined ? '' : html` <span class="count">${count.toLocaleString('en')}</span>`
      }</a>`,
  )}</nav>`;
}

/** The way to what comes after; nothing when this is the end. */
export function furtherOn(href: string | null, name: string): Html | string {
  return href === null
    ? ''
    : html`<p class="further"><a class="button" rel="next" href="${href}">${name}</a></p>`;
}
