import { html } from 'hono/html';
import { encode } from 'uqr';
import type { Html } from './layout.ts';

/** A picture for the camera of a phone, drawn in the page itself: it goes to nobody. */
export function qrCode(text: string, title: string): Html {
  const { size, data } = encode(text);
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg class="code" role="img" aria-label="${title}" viewBox="0 0 ${size} ${size}"><path fill="#000" d="${squares.join('')}"/></svg>`;
}
