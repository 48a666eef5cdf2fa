import { cleanText } from '../guard/text.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { guarded, remember, type Windows } from './kept-content.ts';
import { outbound, outboundText } from './outbound.ts';
import type { InboundEvent } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, InboxContent, NewInboxItem, Store } from './ports/store.ts';
import { secretAdvice } from './secret-advice.ts';
import type { DeskSettings } from './settings.ts';

export interface ReceiveDeps {
  store: Store;
  clock: Clock;
  ids: Ids;
  settings: DeskSettings;
}

export interface Received {
  conversationId: string;
  result: 'new' | 'duplicate';
  /** The client typed /stop: a running turn has to end now, not when its place in the lane comes. */
  stop: boolean;
  /** Buttons do not wait behind a running turn. */
  tap: boolean;
}

type Home = { client: Client; conversation: Conversation };

/**
 * The door of the desk: guard first (I14), then one durable unit for the events of a batch (I1).
 * When `receive` has resolved, the platform may be told that the events arrived.
 */
export function createReceiver(deps: ReceiveDeps) {
  /** Chats whose client has consented; others are looked up each time, because their status may change. */
  const homes = new Map<string, Home>();
  const windows: Windows = new Map();

  async function homeOf(event: InboundEvent): Promise<Home & { isNew: boolean }> {
    const key = `${event.account}\n${event.chat.id}`;
    const known = homes.get(key);
    if (known) return { ...known, isNew: false };
    const opened = await deps.store.openConversation({
      account: event.account,
      chat: event.chat.id,
      sender: event.sender.id,
      name: event.sender.name === null ? null : cleanText(event.sender.name).slice(0, 100),
      at: deps.clock.now(),
      ids: {
        client: deps.ids.next(),
        conversation: deps.ids.next(),
        subject: deps.ids.token(22),
      },
    });
    if (deps.settings.trial && opened.client.status === 'new') {
      const client = await consentForTrial(deps, opened);
      homes.set(key, { client, conversation: opened.conversation });
      return { client, conversation: opened.conversation, isNew: false };
    }
    if (opened.client.status === 'consented') homes.set(key, opened);
    return opened;
  }

  return {
    async receive(events: readonly InboundEvent[]): Promise<Received[]> {
      const prepared: { item: NewInboxItem; stop: boolean; tap: boolean }[] = [];
      for (const event of events) {
        const home = await homeOf(event);
        const content = guarded(event, home, windows);
        prepared.push({
          item: inboxItem(deps, event, home, content),
          stop: content.kind === 'text' && readCommand(content.text)?.name === 'stop',
          tap: content.kind === 'tap',
        });
      }
      const results = await deps.store.recordInbound(prepared.map(({ item }) => item));
      return prepared.map(({ item, stop, tap }, index) => ({
        conversationId: item.conversationId,
        result: results[index] ?? 'duplicate',
        stop,
        tap,
      }));
    },
    /** A client's status changed: look it up again at the next event. */
    forget(conversationId: string): void {
      for (const [key, home] of homes)
        if (home.conversation.id === conversationId) homes.delete(key);
    },
    /** The desk's own words count for the guard too: after "which code did they send you?" digits are a code. */
    noteOwnWords(conversationId: string, text: string): void {
      remember(windows, conversationId, text);
    },
  };
}

function inboxItem(
  deps: ReceiveDeps,
  event: InboundEvent,
  home: Home,
  content: InboxContent,
): NewInboxItem {
  const id = deps.ids.next();
  const receivedAt = deps.clock.now();
  return {
    id,
    account: event.account,
    eventId: event.eventId,
    messageKey: event.messageKey,
    conversationId: home.conversation.id,
    content,
    sentAt: event.sentAt,
    receivedAt,
    changes: immediateChanges(deps, home, id, content, receivedAt),
  };
}

/** Answers that need no lane and no model: written in the same unit as the event itself. */
function immediateChanges(
  deps: ReceiveDeps,
  home: Home,
  inboxId: string,
  content: InboxContent,
  at: Date,
): Change[] {
  const done: Change = { type: 'inbox_done', inboxId, state: 'done' };
  if (content.kind === 'blocked')
    return [
      {
        type: 'audit',
        entry: auditEntry(
          { ...home, at },
          {
            source: 'chat',
            dataCategory: 'secret',
            purpose: 'keep secrets out of the desk',
            action: 'guard.blocked',
            notes: `${content.secretKind} by ${content.detector}`,
          },
        ),
      },
      outbound(deps.ids, home.conversation, at, {
        kind: 'blocked',
        secretKind: content.secretKind,
        text: secretAdvice(content.secretKind),
      }),
      done,
    ];
  if (content.kind === 'unsupported')
    return [outboundText(deps.ids, home.conversation, at, unsupportedText(content.what)), done];
  return [];
}

function unsupportedText(what: string): string {
  if (what === 'group')
    return 'Please write to me in a private chat: here others would read along, and I approve nothing in a group.';
  if (what === 'long_text')
    return 'That message is too long for the chat. Please send it as a document instead.';
  return `I cannot read ${what} yet. Please send text or a document.`;
}

async function consentForTrial(deps: ReceiveDeps, home: Home): Promise<Client> {
  const at = deps.clock.now();
  const version = 'trial';
  await deps.store.commit(
    [
      { type: 'consent', clientId: home.client.id, status: 'consented', version, at },
      {
        type: 'audit',
        entry: auditEntry(
          { ...home, at },
          { action: 'consent.trial', purpose: 'measure the desk on loopback' },
        ),
      },
    ],
    'full',
  );
  return { ...home.client, status: 'consented', consentVersion: version, consentAt: at };
}
