import { html } from 'hono/html';
import type { Html } from './layout.ts';

export interface Bar {
  /** What stands below it in words, for whoever points at it. */
  title: string;
  value: number;
}

const STEP = 10;
const HEIGHT = 100;

/**
 * Bars from left to right, drawn on the server. The table beneath says the same to those who do not see it.
 * @param label  what the bars show, with the highest of them
 */
export function barChart(label: string, bars: readonly Bar[]): Html {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const tall = (value: number) => (most === 0 ? 0 : Math.max((value / most) * HEIGHT, value && 1));
  return html`<svg class="bars" role="img" aria-label="${label}" viewBox="0 0 ${bars.length * STEP} ${HEIGHT}" preserveAspectRatio="none">
${bars.map(
  ({ title, value }, place) =>
    html`<g><title>${title}</title><rect class="room" x="${place * STEP}" y="0" width="${STEP}" height="${HEIGHT}"></rect><rect class="bar" x="${place * STEP + 1}" y="${(HEIGHT - tall(value)).toFixed(2)}" width="${STEP - 2}" height="${tall(value).toFixed(2)}"></rect></g>
`,
)}</svg>`;
}
