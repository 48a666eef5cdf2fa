import { html } from 'hono/html';
import type { Html } from './layout.ts';
import type { MarkedBlock, MarkedInline } from './try-chat.ts';

/** The words of a model as a client sees them. Only addresses of the web become links; the rest stays text. */
export function markedWords(blocks: readonly MarkedBlock[]): Html {
  return html`${blocks.map(block)}`;
}

function block(part: MarkedBlock): Html {
  switch (part.type) {
    case 'paragraph':
      return html`<p class="words" dir="auto">${part.children.map(inline)}</p>`;
    case 'pre':
      return html`<pre class="words">${part.text}</pre>`;
    case 'quote':
      return html`<blockquote>${part.blocks.map(block)}</blockquote>`;
    case 'list':
      return part.ordered
        ? html`<ol>${part.items.map(({ marker, blocks }) => {
            const number = Number.parseInt(marker ?? '', 10);
            return html`<li${Number.isSafeInteger(number) ? html` value="${number}"` : ''}>${blocks.map(block)}</li>`;
          })}</ol>`
        : html`<ul>${part.items.map(({ blocks }) => html`<li>${blocks.map(block)}</li>`)}</ul>`;
  }
}

function inline(part: MarkedInline): Html {
  switch (part.type) {
    case 'text':
      return html`${part.text}`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'bold':
      return html`<strong>${part.children.map(inline)}</strong>`;
    case 'italic':
      return html`<em>${part.children.map(inline)}</em>`;
    case 'strike':
      return html`<s>${part.children.map(inline)}</s>`;
    case 'link':
      return isWebAddress(part.url)
        ? html`<a href="${part.url}" rel="noopener noreferrer nofollow" target="_blank">${part.children.map(inline)}</a>`
        : html`${part.children.map(inline)}`;
  }
}

function isWebAddress(url: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '');
}
