import { html } from 'hono/html';
import { cardBody } from '../../desk/card.ts';
import { localTime } from '../../desk/local-time.ts';
import type { ThreadEntry } from '../../desk/ports/inbox-store.ts';
import type { Html } from '../layout.ts';
import type { Moment } from '../moment.ts';
import { clipped } from './entry-words.ts';

type Card = Extract<ThreadEntry, { kind: 'card' }>;

/** A card as the client has it, with its state, and without anything to press: only the client answers it. */
export function cardItem({ approval, execution }: Card, { timeZone }: Moment): Html {
  const { look, words } = stateOf({ approval, execution }, timeZone);
  return html`<p class="head">Card #${approval.number} <span class="badge ${look}">${words}</span></p>
<details${approval.status === 'pending' ? html` open` : ''}>
<summary>${approval.status === 'pending' ? 'What the client is asked' : 'What the client was asked'}</summary>
<p class="words" dir="auto">${clipped(cardBody(approval.cardText) || approval.cardText)}</p>
</details>`;
}

function stateOf(
  { approval, execution }: Pick<Card, 'approval' | 'execution'>,
  timeZone: string,
): { look: string; words: string } {
  if (approval.status === 'pending')
    return {
      look: 'warn',
      words: `waits for the client until ${localTime(approval.expiresAt, timeZone)}`,
    };
  if (approval.status !== 'approved') return { look: 'quiet', words: ENDS[approval.status] };
  switch (execution?.status) {
    case undefined:
    case 'queued':
    case 'attempting':
      return { look: '', words: 'yes; under way' };
    case 'held':
      return { look: 'warn', words: 'yes; waits for a person of the desk' };
    case 'done':
      return { look: 'good', words: 'yes; done' };
    case 'failed':
      return { look: 'bad', words: `yes; failed (${execution?.errorCode ?? 'no reason'})` };
    case 'unknown':
      return { look: 'bad', words: 'yes; nobody knows whether it happened' };
  }
}

const ENDS = {
  declined: 'the client said no',
  expired: 'expired; no answer means no',
  superseded: 'replaced by a newer card',
  cancelled: 'cancelled',
} as const;
