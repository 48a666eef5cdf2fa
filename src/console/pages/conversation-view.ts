import { html } from 'hono/html';
import type { Client } from '../../desk/client.ts';
import { localClock, localTime } from '../../desk/local-time.ts';
import { may, type Operator } from '../../desk/operators/operator.ts';
import type { CannedReply } from '../../desk/ports/canned-store.ts';
import type { ConversationHead, Thread } from '../../desk/ports/inbox-store.ts';
import { csrfField, type Html } from '../layout.ts';
import { ago, type Moment } from '../moment.ts';
import type { Page } from '../signed-in.ts';
import { composer } from './composer-view.ts';
import { controlBadge, reasonWords } from './control-words.ts';
import { type Side, sidebar } from './sidebar-view.ts';
import { threadList } from './thread-view.ts';

/** What an operator had typed when their wish was refused: it stands in its box again. */
export interface Typed {
  reply?: string;
  note?: string;
  summary?: string;
  query?: string;
}

export interface ConversationView {
  head: ConversationHead;
  client: Client;
  thread: Thread;
  canned: readonly CannedReply[];
  side: Side;
  /** Whether older messages are shown: then nothing is written below them. */
  isOlder: boolean;
  typed: Typed;
  said: string | null;
  wrong: string | null;
  /** An id that makes sending twice harmless. */
  nextId(): string;
  moment: Moment;
}

export function conversationBody(page: Page, view: ConversationView): Html {
  const { head, thread, moment, isOlder } = view;
  const address = `/c/${head.id}`;
  return html`<div class="talk"${isOlder ? '' : html` data-events="/events?c=${head.id}"`}>
<div class="talk-main">
<div class="panel state" data-live="state">${stateBar(page, head, moment)}</div>
${view.said === null ? '' : html`<p class="said" role="status">${view.said}</p>`}
${view.wrong === null ? '' : html`<p class="wrong" role="alert">${view.wrong}</p>`}
<section class="messages" aria-label="Conversation" data-live="thread">${threadList(thread, address, moment)}</section>
${
  isOlder
    ? html`<p><a class="button" href="${address}">Back to the newest messages</a></p>`
    : html`<div id="now" data-live="compose">${composer(page, view)}</div>`
}
</div>
<aside class="talk-side" aria-label="About this conversation" data-live="side">${sidebar(page, view)}</aside>
</div>`;
}

/** Who speaks, and the one step that matters now. */
function stateBar(page: Page, head: ConversationHead, moment: Moment): Html {
  const { operator } = page.var;
  return html`<div class="row">
<span class="badge quiet">${head.account}</span>${controlBadge(head)}${head.tags.map((tag) => html`<span class="tag">#<bdi>${tag}</bdi></span>`)}
<span class="soft small grow">${stateWords(head, operator, moment)}</span>
${may(operator, 'answer') ? mainStep(page, head) : ''}
</div>${
    head.unreachableAt
      ? html`<p class="wrong">The client shut the desk out ${ago(head.unreachableAt, moment)} ago: nothing is delivered until they write again.</p>`
      : ''
  }`;
}

function stateWords(head: ConversationHead, operator: Operator, moment: Moment): Html | string {
  const isMine = head.operatorId === operator.id;
  switch (head.control) {
    case 'bot':
      return 'The assistant answers. You read along.';
    case 'requested':
      return html`${reasonWords(head.reason)}${head.requestedAt ? html`, ${ago(head.requestedAt, moment)} ago` : ''}`;
    case 'human':
      return html`${isMine ? 'You answer; the assistant is silent.' : html`<bdi>${head.operator ?? 'A person'}</bdi> answers; the assistant is silent.`}${
        head.leaseUntil
          ? html` ${isMine ? 'Yours' : 'Theirs'} until ${localClock(head.leaseUntil, moment.timeZone)}, longer with every word.`
          : ''
      }`;
    case 'returning':
      return isMine
        ? 'Say below what the assistant should know, then it goes on.'
        : html`<bdi>${head.operator ?? 'A person'}</bdi> writes a summary; then the assistant goes on.`;
    case 'closed':
      return 'Nobody writes to this client until the conversation is opened again.';
  }
}

function mainStep(page: Page, head: ConversationHead): Html | '' {
  const isMine = head.operatorId === page.var.operator.id;
  const takeFrom = `Take over from ${head.operator ?? 'them'}`;
  const leads = may(page.var.operator, 'assign');
  // What stands here may be over by the time that it is pressed: a claim says from whom it takes.
  const from = html`<input type="hidden" name="from" value="${head.operatorId ?? ''}">`;
  const button = (action: string, press: string, words: string, look: string) =>
    html`<form method="post" action="/c/${head.id}/${action}">${csrfField(page)}${action === 'take' ? from : ''}<button class="${look}" type="submit" data-press="${press}">${words}</button></form>`;
  switch (head.control) {
    case 'bot':
    case 'requested':
      return button('take', 't', 'Take over', 'primary');
    case 'human':
      if (isMine) return button('hand-back', 'h', 'Hand back', '');
      return leads ? button('take', 't', takeFrom, 'danger') : '';
    case 'returning':
      if (isMine) return button('take', 't', 'Keep it', '');
      return leads ? button('take', 't', takeFrom, 'danger') : '';
    case 'closed':
      return leads ? button('reopen', 'o', 'Open again', 'primary') : '';
  }
}

/** For the head of the sidebar: when it was where the client is. */
export function clientTime(client: Client, { now }: Moment): string {
  return localTime(now, client.timeZone);
}
