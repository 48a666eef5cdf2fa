import { html } from 'hono/html';
import type { InboxContent } from '../../desk/ports/store.ts';
import type { Html } from '../layout.ts';

/** One message never fills the page. */
const MOST = 8000;

/** The words, or their beginning with a word that more was left out. */
export function clipped(text: string, most = MOST): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length - most} more characters are not shown)`;
}

/** What came in and is not handled yet. */
export function inboundWords(content: InboxContent): Html {
  const line = (words: string) => html`<p class="soft">${words}</p>`;
  switch (content.kind) {
    case 'text':
    case 'operator_text':
    case 'event':
      return html`<p class="words" dir="auto">${clipped(content.text)}</p>`;
    case 'file':
      return html`<p class="words" dir="auto">File: ${clipped(content.name, 300)}${content.caption ? `\n${clipped(content.caption)}` : ''}</p>`;
    case 'voice':
      return line('A voice note');
    case 'tap':
      return line('Pressed a button');
    case 'reaction':
      return html`<p class="words">${clipped(content.emoji, 20)}</p>`;
    case 'start':
      return line('Opened the chat');
    case 'before_consent':
      return line('Wrote before their consent; the words are not kept');
    case 'blocked':
      return line(`Something that looks like a ${content.secretKind} was stopped and not kept`);
    case 'reachable':
      return line(content.reachable ? 'Let the desk in again' : 'Shut the desk out');
    case 'unsupported':
      return line(`Sent what the desk cannot read: ${clipped(content.what, 60)}`);
  }
}
