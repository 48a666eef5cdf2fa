import { html } from 'hono/html';
import type { ThreadEntry } from '../../desk/ports/inbox-store.ts';
import type { Html } from '../layout.ts';

type Sent = Extract<ThreadEntry, { kind: 'outbound' }>;
type Turn = Extract<ThreadEntry, { kind: 'turn' }>;

/**
 * Joins the words of the transcript with the rows in which they were sent, so that they stand there once, with what became
 * of them. An operator's words may carry their name in front.
 */
export function deliveries(entries: readonly ThreadEntry[]): {
  of(turn: Turn, text: string): Sent | null;
  /** Rows whose words stand in a turn already. */
  shownWithTurn: ReadonlySet<string>;
} {
  const byTime = new Map<number, Sent[]>();
  for (const entry of entries)
    if (entry.kind === 'outbound')
      byTime.set(entry.at.getTime(), [...(byTime.get(entry.at.getTime()) ?? []), entry]);

  const of = (turn: Turn, text: string): Sent | null =>
    byTime
      .get(turn.at.getTime())
      ?.find(
        ({ message }) => message.kind === 'text' && text !== '' && message.text.endsWith(text),
      ) ?? null;

  const shownWithTurn = new Set<string>();
  for (const entry of entries)
    if (entry.kind === 'turn')
      for (const words of entry.messages)
        if (words.role === 'desk' || words.role === 'operator') {
          const sent = of(entry, words.text);
          if (sent) shownWithTurn.add(sent.key);
        }
  return { of, shownWithTurn };
}

/** What became of a message, where it is not simply there. An operator's own words always say it. */
export function deliveryBadge(sent: Sent | null): Html | '' {
  if (!sent) return '';
  switch (sent.state) {
    case 'queued':
    case 'attempting':
      return html`<p class="delivery">being sent</p>`;
    case 'accepted':
      return sent.speaker === 'operator' ? html`<p class="delivery">sent</p>` : '';
    case 'failed':
      return html`<p class="delivery bad">not sent: the channel refused it</p>`;
    case 'unknown':
      return html`<p class="delivery warn">nobody knows whether it arrived</p>`;
    case 'suppressed':
      return html`<p class="delivery">held back: a person had taken over</p>`;
  }
}
