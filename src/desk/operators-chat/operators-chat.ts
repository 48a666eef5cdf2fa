import type { Feed } from '../ports/feed.ts';
import type { Log } from '../ports/log.ts';
import type { OperatorAccount } from '../ports/operator-store.ts';
import type { GroupEvent } from '../ports/operators-chat.ts';
import { createAnswers } from './answers.ts';
import { type FromGroupDeps, type Heard, hearOperator } from './from-group.ts';
import { createGroupLoop } from './group-loop.ts';
import { HEARD } from './group-words.ts';
import { createMirror, type MirrorDeps } from './mirror.ts';
import { createGroupPlace, type GroupPlace } from './posting.ts';
import { NO_TOPIC } from './words.ts';

export interface OperatorsChatDeps
  extends Omit<FromGroupDeps, 'wakeOutbox'>,
    Omit<MirrorDeps, 'place' | 'store' | 'clock'> {
  /** OPERATORS_CHAT. */
  group: string;
  feed: Feed;
  log: Log;
  wakeOutbox(conversationId: string): void;
  /** Milliseconds until the next try after so many faults in a row. */
  retryMs?(faults: number): number;
}

export interface OperatorsChatHealth {
  state: 'starting' | 'up' | 'down' | 'fault';
  advice: string | null;
}

/** The operators' group of one desk: what is said in it, and what is shown in it. */
export interface OperatorsChat {
  isOurs(chat: string): boolean;
  /** Resolves when the events are dealt with durably; rejects when none of them may be acknowledged (I1). */
  accept(events: readonly GroupEvent[]): Promise<void>;
  /** Call before anything can be accepted. */
  start(): Promise<void>;
  /** Looks at every conversation that people have, for changes that were missed, and deletes topics of erased clients. */
  sweep(): Promise<void>;
  health(): OperatorsChatHealth;
  close(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;

export function createOperatorsChat(deps: OperatorsChatDeps): OperatorsChat {
  const { store, clock, log, chat } = deps;
  const place: GroupPlace = createGroupPlace(deps.group, store);
  const mirror = createMirror({ ...deps, place });
  let health: OperatorsChatHealth = { state: 'starting', advice: null };
  let strangerSaidAt = Number.NEGATIVE_INFINITY;
  let album: string | null = null;
  let unsubscribe = () => {};

  const loop = createGroupLoop({
    tend: mirror.tend,
    answer: () => answers.postNext(),
    moved: follow,
    report(state, advice) {
      // The advice of a move stays until the configuration is right.
      health = {
        state: place.id === deps.group ? state : 'fault',
        advice: movedAdvice() ?? advice,
      };
    },
    failed: (error) =>
      log.event('error', 'operators_chat_fault', {
        error: error instanceof Error ? error.name : 'unknown',
      }),
    retryMs: deps.retryMs ?? ((faults) => Math.min(60_000, 500 * 2 ** Math.min(faults, 7))),
  });

  const answers = createAnswers({ ...deps, place, wake: () => loop.wakeAnswers() });

  function movedAdvice(): string | null {
    return place.id === deps.group
      ? null
      : `The operators' group has a new id. Set OPERATORS_CHAT=${place.id}.`;
  }

  async function follow(to: string): Promise<void> {
    if (to === place.id) return;
    await place.moveTo(to);
    log.event('warn', 'operators_chat_moved', {});
    health = { state: 'fault', advice: movedAdvice() };
    const text = `This group has a new id. Set OPERATORS_CHAT=${to} and restart the desk.`;
    const nowhere = { topic: null, conversationId: null, replyTo: null };
    await answers.owe({ id: `moved-${to}`, ...nowhere }, { text });
  }

  async function hear(event: GroupEvent): Promise<void> {
    const { content } = event;
    if (content.kind === 'moved') return follow(content.to);
    const operator = await operatorOf(event);
    if (!operator) {
      if (content.kind === 'button') void chat.answerButton(content.callback, STRANGER);
      return;
    }
    const conversationId =
      event.topic === null ? null : await store.conversationOfTopic(place.id, event.topic);
    if (conversationId === null) {
      const isCommand =
        content.kind === 'text' && /^\/(take|back|note|who|close|delete)\b/.test(content.text);
      const { topic, messageId: replyTo } = event;
      if (isCommand)
        await answers.owe(
          { id: answerId(event), topic, conversationId: null, replyTo },
          { text: NO_TOPIC },
        );
      if (content.kind === 'button') void chat.answerButton(content.callback, null);
      return;
    }
    await hearInTopic({ operator, conversationId, event });
    loop.wake(conversationId);
  }

  async function hearInTopic(heard: Heard): Promise<void> {
    const { event, conversationId } = heard;
    const { content, messageId } = event;
    const isMessage = content.kind === 'text' || content.kind === 'media';
    if (isMessage) {
      const known = await store.mirrorOf(event.chat, messageId);
      // Telegram brings it again when the last stop was hard; what it is answered is kept with it.
      if (known) return;
      if (content.kind === 'media' && content.album !== null && content.album === album) return;
      album = content.kind === 'media' ? content.album : album;
    }
    const answer = await hearOperator(deps, heard);
    if (content.kind === 'button')
      return answers.press(event, content.callback, conversationId, answer?.text ?? null);
    const { chat: group, topic } = event;
    const row = { chat: group, messageId, conversationId, direction: 'to_client' } as const;
    await answers.owe(
      { id: answerId(event), topic, conversationId, replyTo: messageId },
      answer,
      isMessage ? { ...row, item: answer?.item ?? HEARD, at: clock.now() } : null,
    );
  }

  async function operatorOf(event: GroupEvent): Promise<OperatorAccount | null> {
    const found = event.user === null ? null : await store.operatorBy({ telegramUser: event.user });
    if (found && found.disabledAt === null) return found;
    const now = clock.now().getTime();
    if (now - strangerSaidAt >= DAY_MS) {
      strangerSaidAt = now;
      log.event('warn', 'operators_chat_unknown_member', {});
    }
    return null;
  }

  async function deleteOrphans(): Promise<void> {
    for (const { chat: group, topic } of await store.orphanedTopics()) {
      const outcome = await chat.deleteTopic(group, topic);
      if (outcome.result === 'done' || outcome.result === 'topic_gone')
        await store.orphanDeleted(group, topic);
      else if (outcome.result === 'refused')
        health = {
          state: 'fault',
          advice:
            "The topic of an erased client cannot be deleted. Give the bot the right to delete messages in the operators' group, or delete the topic by hand.",
        };
    }
  }

  return {
    isOurs: (id) => id === place.id || id === deps.group,
    async accept(events) {
      for (const event of events) await hear(event);
    },
    async start() {
      await place.load();
      await answers.start();
      unsubscribe = deps.feed.subscribe((event) => {
        if (event.kind === 'conversation') loop.wake(event.id);
      });
      void checkGroup().catch((error: unknown) =>
        deps.log.event('error', 'operators_chat_fault', {
          error: error instanceof Error ? error.name : 'unknown',
        }),
      );
      for (const id of await store.toMirror(deps.mode === 'all' ? 'all' : 'topics')) loop.wake(id);
      await deleteOrphans();
    },
    async sweep() {
      for (const id of await store.toMirror('people')) loop.wake(id);
      await deleteOrphans();
    },
    health: () => health,
    async close() {
      unsubscribe();
      await loop.close();
      chat.close();
      await answers.idle();
    },
  };

  async function checkGroup(): Promise<void> {
    const fault = await chat.check(place.id);
    if (fault === null && health.state === 'starting') health = { state: 'up', advice: null };
    if (fault?.result === 'moved') return follow(fault.to);
    if (fault?.result === 'shut_out') {
      health = { state: 'fault', advice: fault.advice };
      log.event('error', 'operators_chat_unusable', {});
    }
  }
}

const STRANGER = 'You are not an operator of this desk. Ask an admin to add your Telegram account.';

/** The same for the same deed of an operator. */
function answerId({ chat, messageId, content }: GroupEvent): string {
  const what = content.kind === 'edited' ? `-${content.version}` : '';
  return `${chat}-${messageId}${what}`;
}
