import { isCertain } from '../../guard/certain.ts';
import { inspectText } from '../../guard/secrets.ts';
import { blockedChanges } from '../blocked-message.ts';
import type { Client, Conversation } from '../client.ts';
import { textsOf } from '../kept-content.ts';
import { deskLine } from '../outbound.ts';
import type { ChannelAdapter, InboundEvent } from '../ports/channel.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, InboxContent, Store } from '../ports/store.ts';
import type { ReplyOnce } from '../reply-once.ts';
import type { DeskSettings } from '../settings.ts';
import { asksToJoin, inviteCodeIn } from './invite-code.ts';
import { createTries } from './tries.ts';
import { admissionRow } from './waiting.ts';
import { strangerLine, WRONG_CODE } from './words.ts';

export interface DoorDeps {
  store: Pick<Store, 'inviteOf'>;
  clock: Clock;
  ids: Ids;
  settings: Pick<DeskSettings, 'admission'>;
  once: ReplyOnce;
  adapter(account: string): ChannelAdapter | null;
}

type Home = { client: Client; conversation: Conversation; isNew: boolean };

/**
 * pass: an event like any other. drop: nothing of it is kept, not even that it came. take: what is kept of it instead, and
 * what is changed with it; `answered` when nothing is left to do.
 */
export type AtDoor =
  | { what: 'pass' }
  | { what: 'drop' }
  | {
      what: 'take';
      content: InboxContent;
      changes: readonly Change[];
      answered: boolean;
      /** Takes back what was remembered of it, when it was not written down after all. */
      undo(): void;
    };

const PASS: AtDoor = { what: 'pass' };
const DROP: AtDoor = { what: 'drop' };
const nothing = () => undefined;
const MAX_GREETED = 10_000;
const SAID: InboxContent = { kind: 'before_consent', reading: 'other' };

/** The terminal is the owner's own machine, and the page is open to operators only. */
const LOCAL = ['terminal', 'browser'];

/** May somebody who writes here for the first time become a client at once? */
export function admissionOf(
  settings: Pick<DeskSettings, 'admission'>,
  account: string,
): Client['admission'] {
  return settings.admission === 'open' || LOCAL.includes(account) ? 'admitted' : 'waiting';
}

/**
 * What becomes of an event of somebody who was not let in: one polite line to the first, then silence; nothing that they
 * say is kept, and no model is asked. A right code lets them in.
 */
export function createDoor(deps: DoorDeps): (event: InboundEvent, home: Home) => Promise<AtDoor> {
  const mayTry = createTries(deps.clock);
  /** First messages that are being written down: two that come at once get one line. */
  const greeted = new Set<string>();

  return async (event, home) => {
    const { content, chat } = event;
    const text = content.kind === 'text' && chat.kind === 'private' ? content.text : '';
    if (home.client.admission === 'admitted')
      // Somebody who is in and opens the link again: a welcome, and no code in the record.
      return asksToJoin(text) ? opening([]) : PASS;
    if (content.kind === 'reachable') return PASS;
    if (chat.kind !== 'private' || home.client.admission === 'refused') return DROP;
    if (deps.settings.admission === 'open') {
      const alongside = [admissionRow(at(home), 'admitted', 'open')];
      return opening([{ type: 'let_in', clientId: home.client.id, alongside }]);
    }
    const code = inviteCodeIn(text);
    return code === null ? stranger(event, home, deps.settings.admission) : tried(home, code);
  };

  function at(home: Home): { client: Client; at: Date } {
    return { client: home.client, at: deps.clock.now() };
  }

  function line(home: Home, words: string): Change {
    return deskLine(deps.ids, home.conversation.id, deps.clock.now(), words);
  }

  async function tried(home: Home, code: string): Promise<AtDoor> {
    if (!mayTry(home.conversation.id)) return DROP;
    const now = deps.clock.now();
    const inviteId = await deps.store.inviteOf(code, now);
    if (inviteId === null) return answered([line(home, WRONG_CODE)]);
    const use: Change = {
      type: 'invite_used',
      inviteId,
      clientId: home.client.id,
      at: now,
      accepted: [
        admissionRow(at(home), 'admitted', { invite: inviteId }),
        {
          type: 'chat_opened',
          inboxId: deps.ids.next(),
          conversationId: home.conversation.id,
          at: now,
        },
      ],
      refused: [line(home, WRONG_CODE)],
    };
    return answered([use]);
  }

  function stranger(event: InboundEvent, home: Home, admission: 'invite' | 'approval'): AtDoor {
    const { id } = home.conversation;
    const first = home.isNew && !greeted.has(id);
    if (first) {
      // Only what is under way at this moment matters here; the rows know the rest.
      if (greeted.size >= MAX_GREETED) greeted.clear();
      greeted.add(id);
    }
    const undo = () => void (first && greeted.delete(id));
    const polite = first ? [line(home, strangerLine(admission))] : [];
    const secret = secretIn(event);
    if (secret && deps.once(id, 'stranger_secret'))
      return {
        what: 'take',
        content: secret,
        changes: [...blockedChanges(deps, event, home, secret, deps.clock.now()), ...polite],
        answered: true,
        undo,
      };
    return first ? answered(polite, undo) : DROP;
  }
}

function opening(changes: readonly Change[]): AtDoor {
  return { what: 'take', content: { kind: 'start' }, changes, answered: false, undo: nothing };
}

function answered(changes: readonly Change[], undo: () => void = nothing): AtDoor {
  return { what: 'take', content: SAID, changes, answered: true, undo };
}

/** The guard reads a stranger's words too, so that a password is not left standing in the chat. */
function secretIn(event: InboundEvent): Extract<InboxContent, { kind: 'blocked' }> | null {
  for (const text of textsOf(event.content)) {
    const verdict = inspectText(text, { previous: [], scope: 'chat' });
    if (verdict.blocked)
      return {
        kind: 'blocked',
        secretKind: verdict.kind,
        detector: verdict.findings[0]?.detector ?? 'unknown',
        certain: isCertain(verdict.findings),
      };
  }
  return null;
}
