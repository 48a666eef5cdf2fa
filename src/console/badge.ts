import { html } from 'hono/html';
import type { Html } from './layout.ts';

export type Mark = 'good' | 'warn' | 'bad' | 'quiet';

/** A state in one or two words; its colour only repeats what the words say. */
export function badge(mark: Mark, words: string): Html {
  return html`<span class="badge ${mark}">${words}</span>`;
}
