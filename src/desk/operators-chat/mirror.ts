import { operatorReadRow } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { plainName } from '../plain-name.ts';
import type { Clock } from '../ports/clock.ts';
import type { ThreadEntry } from '../ports/inbox-store.ts';
import type { GroupChat } from '../ports/operators-chat.ts';
import type { Store } from '../ports/store.ts';
import type { MirrorRow, Topic } from '../ports/topic-store.ts';
import { holderName } from '../takeover/act.ts';
import type { ControlState } from '../takeover/control.ts';
import {
  controlLine,
  isWithPeople,
  type MirrorLine,
  mirrorLines,
  replyEnds,
  sinceOf,
} from './mirror-lines.ts';
import { GroupError, type GroupPlace, orThrow } from './posting.ts';
import { RECREATED } from './words.ts';

export interface MirrorDeps {
  store: Store;
  clock: Clock;
  chat: GroupChat;
  place: GroupPlace;
  /** `claimed`: what is said is shown only while a person is asked for or has the conversation. */
  mode: 'claimed' | 'all';
}

export const READERS = "everybody in the operators' group";

const PAGE = { turns: 40, maxChars: 60_000, others: 80 };
const MOST_PAGES = 10;
const DAY_MS = 24 * 60 * 60_000;

interface Scene {
  client: Client;
  conversation: Conversation;
  state: ControlState;
}

/**
 * Brings the topic of a conversation up to what is true now, one message after another. What was posted is written down
 * behind it, so a crash between the two shows a line twice and never loses one. Throws `GroupError` when the platform
 * does not take a call; calling again goes on where it ended.
 */
export function createMirror(deps: MirrorDeps) {
  const { store, clock, chat, place } = deps;
  /** Conversations whose readers of today are on the record. */
  const recorded = new Map<string, number>();

  async function tend(conversationId: string): Promise<void> {
    const [home, state] = await Promise.all([
      store.getConversation(conversationId),
      store.getControl(conversationId),
    ]);
    if (!home || !state || home.client.status !== 'consented') return;
    const scene = { ...home, state };
    const topic = await store.topicOf(conversationId);
    if (!topic && !isWithPeople(state) && deps.mode !== 'all') return;
    await bring(scene, topic);
  }

  async function bring(scene: Scene, known: Topic | null): Promise<void> {
    const { id } = scene.conversation;
    const topic = known ?? (await openTopic(scene));
    try {
      await bringTopic(scene, topic);
    } catch (error) {
      if (!(error instanceof GroupError) || error.fault.result !== 'topic_gone') throw error;
      await store.dropTopic(id);
      const next = await openTopic(scene);
      await post(scene, next, { item: `r${next.topic}`, text: RECREATED });
      await bringTopic(scene, next);
    }
  }

  /** One loop calls this, so that a conversation never gets two topics. */
  async function openTopic({ client, conversation }: Scene): Promise<Topic> {
    const { topic } = orThrow(await chat.createTopic(place.id, topicName(client, conversation)));
    const kept = { chat: place.id, topic, createdAt: clock.now() };
    await store.keepTopic(conversation.id, kept);
    return kept;
  }

  async function bringTopic(scene: Scene, topic: Topic): Promise<void> {
    const { id } = scene.conversation;
    const rows = await store.mirrored(id);
    const holder = await holderName({ store }, scene.state.operatorId);
    const stateLine = controlLine(scene.state, holder, clock.now());
    if (!rows.some(({ item }) => item === stateLine.item)) await post(scene, topic, stateLine);
    const since =
      deps.mode === 'all'
        ? topic.createdAt
        : isWithPeople(scene.state)
          ? sinceOf(scene.state)
          : null;
    const waiting = rows.some(isUnmarked);
    if (since === null && !waiting) return;
    const entries = await entriesSince(id, since);
    await showEnds(topic, entries, rows);
    const lines = mirrorLines(entries, await store.mirrored(id), since);
    if (lines.length === 0) return;
    await onRecord(scene);
    for (const line of lines) await post(scene, topic, line);
  }

  async function entriesSince(id: string, since: Date | null): Promise<ThreadEntry[]> {
    let entries: ThreadEntry[] = [];
    let before: number | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const thread = await store.conversationThread(id, PAGE, before);
      entries = [...thread.entries, ...entries];
      const oldest = thread.entries[0]?.at;
      before = thread.older;
      if (before === null || since === null || !oldest || oldest < since) break;
    }
    return entries;
  }

  /** Shows at an operator's own message what became of it. */
  async function showEnds(
    topic: Topic,
    entries: readonly ThreadEntry[],
    rows: readonly MirrorRow[],
  ): Promise<void> {
    for (const { messageId, item, end } of replyEnds([...entries], rows)) {
      const row = rows.find((other) => other.messageId === messageId);
      if (!row) continue;
      const marked = end === 'accepted' ? await chat.mark(row.chat, messageId) : null;
      if (marked?.result !== 'done') {
        if (marked && marked.result !== 'refused') throw new GroupError(marked);
        orThrow(
          await chat.post(topic.chat, {
            topic: topic.topic,
            text: ENDS[end],
            replyTo: messageId,
          }),
        );
      }
      await store.markMirror(row.chat, messageId, item);
    }
  }

  async function post(scene: Scene, topic: Topic, line: MirrorLine): Promise<void> {
    const { messageId } = orThrow(
      await chat.post(topic.chat, { topic: topic.topic, text: line.text }),
    );
    await store.keepMirror({
      chat: topic.chat,
      messageId,
      conversationId: scene.conversation.id,
      direction: 'to_operators',
      item: line.item,
      at: clock.now(),
    });
  }

  /** Who is in the group is not known one by one: the record says that all of them could read, once a day (I12). */
  async function onRecord({ client, conversation }: Scene): Promise<void> {
    const at = clock.now();
    const day = Math.floor(at.getTime() / DAY_MS);
    if (recorded.get(conversation.id) === day) return;
    const entry = operatorReadRow({ client, conversation, at }, 'conversation', {
      operator: READERS,
      source: 'operators chat',
    });
    await store.commit([{ type: 'audit', entry }], 'full');
    for (const [id, since] of recorded) if (since !== day) recorded.delete(id);
    recorded.set(conversation.id, day);
  }

  return { tend };
}

const ENDS = {
  accepted: '✓ Sent.',
  failed: '⚠️ This message did not reach the client. Send it again, or look into the console.',
  unknown:
    '⚠️ Nobody knows whether this message reached the client. Ask them before you send it again.',
} as const;

function isUnmarked({ direction, item }: MirrorRow): boolean {
  return direction === 'to_client' && item.startsWith('o') && !item.includes(':');
}

function topicName(client: Client, conversation: Conversation): string {
  const name = plainName(client.name ?? '', 60);
  return `${name === '' ? 'Client' : name} · ${conversation.id.slice(-5)}`;
}
