import { cleanText } from '../guard/text.ts';
import { type AtDoor, admissionOf, createDoor } from './admission/door.ts';
import { auditEntry } from './audit-templates.ts';
import { blockedChanges } from './blocked-message.ts';
import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { type Guarded, guarded, remember, type Windows } from './kept-content.ts';
import {
  type Allowances,
  allowanceGiven,
  createAllowances,
  overriddenRow,
  saysNotASecret,
  type Undo,
  usesAllowance,
} from './not-a-secret.ts';
import { botLine } from './outbound.ts';
import type { ChannelAdapter, InboundEvent } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, InboxContent, NewInboxItem, Store } from './ports/store.ts';
import { createReplyOnce, type ReplyOnce } from './reply-once.ts';
import type { DeskSettings } from './settings.ts';

export interface ReceiveDeps {
  store: Store;
  clock: Clock;
  ids: Ids;
  settings: DeskSettings;
  adapter(account: string): ChannelAdapter | null;
}

export interface Received {
  conversationId: string;
  result: 'new' | 'duplicate';
  account: string;
  chat: string;
  /** The client typed /stop: a running turn has to end now, not when its place in the lane comes. */
  stop: boolean;
  /** It held a secret and was stopped. */
  blocked: boolean;
  /** Answers to cards do not wait behind a running turn. */
  tap: boolean;
}

type Home = { client: Client; conversation: Conversation };
/** Commands that end a running turn at once. */
const STOPS: readonly unknown[] = ['stop', 'pause'];

type OpenedHome = Home & { isNew: boolean; erasedAt: Date | null };

interface Prepared {
  event: InboundEvent;
  item: NewInboxItem;
  stop: boolean;
  tap: boolean;
  /** Takes back what the event did to an allowance. */
  undo: Undo;
}

/**
 * The door of the desk: guard first (I14), then one durable unit for the events of a batch (I1).
 * When `receive` has resolved, the platform may be told that the events arrived.
 */
export function createReceiver(deps: ReceiveDeps) {
  /** Chats whose client has consented; others are looked up each time, because their status may change. */
  const homes = new Map<string, Home & { erasedAt: Date | null }>();
  /** Look-ups under way: two first messages of one chat must not make two beginnings. */
  const opening = new Map<string, Promise<unknown>>();
  const windows: Windows = new Map();
  const once = createReplyOnce(deps.clock);
  const allowances = createAllowances(deps.clock);
  const door = createDoor({ ...deps, once });

  async function homeOf(event: InboundEvent): Promise<OpenedHome | null> {
    const key = [event.account, event.chat.id, ...event.sender.altIds].join('\n');
    for (let other = opening.get(key); other; other = opening.get(key))
      await other.catch(() => undefined);
    const known = homes.get(key);
    if (known) return { ...known, isNew: false };
    const look = open(event, key);
    opening.set(key, look);
    try {
      return await look;
    } finally {
      opening.delete(key);
    }
  }

  async function open(event: InboundEvent, key: string): Promise<OpenedHome | null> {
    const lookUp = (create: boolean, writtenAt: Date) =>
      deps.store.openConversation({
        account: event.account,
        chat: event.chat.id,
        // A group is nobody's chat: what is said there must not join the private chats of those who speak.
        sender: event.chat.kind === 'private' ? event.sender.id : event.chat.id,
        altIds: event.chat.kind === 'private' ? event.sender.altIds : [],
        create,
        name: event.sender.name === null ? null : cleanText(event.sender.name).slice(0, 100),
        timeZone: deps.settings.timeZone,
        admission: admissionOf(deps.settings, event.account),
        at: deps.clock.now(),
        writtenAt,
        ids: {
          client: deps.ids.next(),
          conversation: deps.ids.next(),
          subject: deps.ids.token(22),
        },
      });
    const opened =
      event.content.kind === 'tap'
        ? // A button does not say when it was sent: where somebody was erased, its card is gone with them.
          ((await lookUp(false, event.sentAt)) ?? (await lookUp(true, new Date(0))))
        : await lookUp(opensChat(event, deps.settings), event.sentAt);
    if (!opened) return null;
    if (isOnTrial(deps.settings, opened.client) && event.chat.kind === 'private') {
      const client = await consentForTrial(deps, opened);
      const home = { ...opened, client };
      homes.set(key, home);
      return { ...home, isNew: false };
    }
    if (opened.client.status === 'consented') homes.set(key, opened);
    return opened;
  }

  function prepare(event: InboundEvent, home: OpenedHome, atDoor: AtDoor): Prepared | null {
    if (atDoor.what === 'drop') return null;
    if (atDoor.what === 'take') return taken(deps, event, home, atDoor);
    const allowance = allowanceOf(allowances, event, home);
    const read = guarded(event, home, windows, allowance.used);
    const { content } = read;
    return {
      event,
      undo: allowance.undo,
      item: inboxItem(deps, once, event, home, read, allowance.asked),
      stop: content.kind === 'text' && STOPS.includes(readCommand(content.text)?.name),
      tap: ['tap', 'reaction', 'operator_text'].includes(content.kind),
    };
  }

  return {
    async receive(events: readonly InboundEvent[]): Promise<Received[]> {
      const opened = await Promise.all(
        events.map(async (event) => {
          const home = await homeOf(event);
          return home && { home, atDoor: await door(event, home) };
        }),
      );
      // The guard reads a chat in its order, so this is done one after another.
      const prepared = events.flatMap((event, index) => {
        const { home, atDoor } = opened[index] ?? {};
        // Written before its client was erased, and late: it belongs to nobody.
        const late = home?.erasedAt && event.sentAt <= home.erasedAt;
        const item = home && atDoor && !late ? prepare(event, home, atDoor) : null;
        return item ? [item] : [];
      });
      if (prepared.length === 0) return [];
      const results = await deps.store
        .recordInbound(prepared.map(({ item }) => item))
        .catch((error: unknown) => {
          for (const { undo } of prepared.toReversed()) undo();
          // One of these clients may have been erased elsewhere; the platform sends the events again.
          homes.clear();
          throw error;
        });
      // A replay says nothing new: it neither asks nor uses anything up.
      for (const [index, { undo }] of [...prepared.entries()].toReversed())
        if (results[index] !== 'new') undo();
      return prepared.map(({ event, item, stop, tap }, index) => ({
        blocked: item.content.kind === 'blocked' && results[index] === 'new',
        conversationId: item.conversationId,
        result: results[index] ?? 'duplicate',
        account: event.account,
        chat: event.chat.id,
        stop,
        tap,
      }));
    },
    /** A client's status changed: look it up again at the next event. */
    forget(conversationId: string): void {
      for (const [key, home] of homes)
        if (home.conversation.id === conversationId) homes.delete(key);
    },
    /** The client was erased: nothing of them stays in memory. */
    forgetClient(clientId: string, conversationIds: readonly string[]): void {
      for (const [key, home] of homes) if (home.client.id === clientId) homes.delete(key);
      for (const id of conversationIds) windows.delete(id);
    },
    /** The desk's own words count for the guard too: after "which code did they send you?" digits are a code. */
    noteOwnWords(conversationId: string, text: string): void {
      remember(windows, conversationId, text);
    },
  };
}

/** What is kept of an event that the door took in its own way. */
function taken(
  deps: Pick<ReceiveDeps, 'ids' | 'clock'>,
  event: InboundEvent,
  home: Home,
  { content, changes, answered, undo }: Extract<AtDoor, { what: 'take' }>,
): Prepared {
  const id = deps.ids.next();
  const done: Change = { type: 'inbox_done', inboxId: id, state: 'done' };
  const { account, eventId, messageKey, order, sentAt } = event;
  return {
    event,
    stop: false,
    tap: false,
    undo,
    item: {
      ...{ id, account, eventId, messageKey, order, sentAt, content },
      conversationId: home.conversation.id,
      receivedAt: deps.clock.now(),
      changes: answered ? [...changes, done] : [...changes],
    },
  };
}

function isOnTrial(settings: DeskSettings, { status, admission }: Client): boolean {
  return settings.trial && status === 'new' && admission === 'admitted';
}

/** What an event does to the chat's allowance: asks for one, uses one up, or nothing. */
function allowanceOf(
  allowances: Allowances,
  event: InboundEvent,
  home: OpenedHome,
): { asked: boolean; used: boolean; undo: Undo } {
  const nothing = { asked: false, used: false, undo: () => undefined };
  if (home.isNew || home.client.status !== 'consented') return nothing;
  if (saysNotASecret(event))
    return { asked: true, used: false, undo: allowances.arm(home.conversation.id) };
  const undo = usesAllowance(event) ? allowances.use(home.conversation.id) : null;
  return undo === null ? nothing : { asked: false, used: true, undo };
}

/**
 * News about a chat, and words of a person of the desk, do not make a client of somebody who never wrote; nor does a group
 * where strangers are not let in.
 */
function opensChat(event: InboundEvent, settings: DeskSettings): boolean {
  if (event.chat.kind !== 'private' && admissionOf(settings, event.account) === 'waiting')
    return false;
  return !['reachable', 'operator_text', 'reaction'].includes(event.content.kind);
}

function inboxItem(
  deps: ReceiveDeps,
  once: ReplyOnce,
  event: InboundEvent,
  home: Home,
  { content, overridden }: Guarded,
  vouched: boolean,
): NewInboxItem {
  const id = deps.ids.next();
  const receivedAt = deps.clock.now();
  const done: Change = { type: 'inbox_done', inboxId: id, state: 'done' };
  return {
    id,
    account: event.account,
    eventId: event.eventId,
    messageKey: event.messageKey,
    conversationId: home.conversation.id,
    content,
    order: event.order,
    sentAt: event.sentAt,
    receivedAt,
    changes: [
      ...(overridden ? [overriddenRow(home, receivedAt, overridden)] : []),
      ...(vouched
        ? [...allowanceGiven(deps, home, receivedAt), done]
        : immediateChanges(deps, once, event, home, done, content, receivedAt)),
    ],
  };
}

/** Answers that need no lane and no model: written in the same unit as the event itself. */
function immediateChanges(
  deps: ReceiveDeps,
  once: ReplyOnce,
  event: InboundEvent,
  home: Home,
  done: Change,
  content: InboxContent,
  at: Date,
): Change[] {
  switch (content.kind) {
    case 'blocked':
      return [...blockedChanges(deps, event, home, content, at), done];
    case 'unsupported': {
      const { album } = { album: null, ...event.content };
      if (!once(home.conversation.id, album ?? (ONCE.includes(content.what) ? content.what : null)))
        return [done];
      return [botLine(deps.ids, home.conversation.id, at, unsupportedText(content.what)), done];
    }
    case 'reachable':
      return [done];
    default:
      return [];
  }
}

/** Said once, however much comes. */
const ONCE: readonly string[] = ['group', 'leaving'];

function unsupportedText(what: string): string {
  if (what === 'leaving')
    return 'Your data is being deleted at this moment, so I did not keep that. Write again in a few minutes if you like; then we start as strangers.';
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
