import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** A moment as all pages show it: to the minute, in UTC, with its exact value for programs. */
export function shownTime(at: Date): Html {
  const iso = at.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
