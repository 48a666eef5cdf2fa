import { html } from 'hono/html';
import type { Control } from '../../desk/client.ts';
import type { RequestReason } from '../../desk/takeover/control.ts';
import { REASON_WORDS } from '../../desk/takeover/reason-words.ts';
import type { Html } from '../layout.ts';

export function reasonWords(reason: RequestReason | null): string {
  return reason === null ? 'a person is asked for' : REASON_WORDS[reason];
}

/** Who speaks to the client, as a badge. */
export function controlBadge(state: { control: Control; operator: string | null }): Html {
  const who = state.operator ?? 'a person';
  switch (state.control) {
    case 'bot':
      return html`<span class="badge quiet">Assistant</span>`;
    case 'requested':
      return html`<span class="badge warn">Waits for a person</span>`;
    case 'human':
      return html`<span class="badge"><bdi>${who}</bdi> answers</span>`;
    case 'returning':
      return html`<span class="badge"><bdi>${who}</bdi> hands back</span>`;
    case 'closed':
      return html`<span class="badge quiet">Closed</span>`;
  }
}
