import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { GroupChat, GroupEvent } from '../ports/operators-chat.ts';
import type { MirrorRow, TopicStore } from '../ports/topic-store.ts';
import type { GroupAnswer } from './from-group.ts';
import { type GroupPlace, orThrow } from './posting.ts';
import { BACK_LABEL, LATE, TAKE_LABEL } from './words.ts';

export interface AnswersDeps {
  store: Pick<TopicStore, 'keepHeard' | 'nextAnswer' | 'answerSettled' | 'dropAnswersElsewhere'>;
  clock: Clock;
  chat: Pick<GroupChat, 'post' | 'answerButton'>;
  place: GroupPlace;
  log: Log;
  /** There is something to post. */
  wake(): void;
}

/** An answer that waited so long may not be how things stand any more. */
const LATE_MS = 60_000;
const LABELS = { take: TAKE_LABEL, back: BACK_LABEL } as const;

/**
 * What the desk answers to operators. It is written down with what they did and goes when the platform has it: a crash in
 * between posts it twice, and none is lost.
 */
export function createAnswers(deps: AnswersDeps) {
  const { store, chat, place, clock, log } = deps;
  const pressed = new Set<Promise<void>>();

  /** @param heard  the message that is answered, when it is one of a client's topic */
  async function owe(
    about: {
      id: string;
      topic: number | null;
      conversationId: string | null;
      replyTo: number | null;
    },
    answer: GroupAnswer | null,
    heard: MirrorRow | null = null,
  ): Promise<void> {
    const at = clock.now();
    const owed = answer && {
      ...about,
      chat: place.id,
      text: answer.text,
      button: answer.button ?? null,
      at,
    };
    if (heard || owed) await store.keepHeard(heard, owed);
    if (owed) deps.wake();
  }

  /** Posts the answer that waits longest; false: none does. Throws `GroupError` when the platform does not take it now. */
  async function postNext(): Promise<boolean> {
    const owed = await store.nextAnswer(place.id);
    if (!owed) return false;
    const { id, topic, conversationId, replyTo, button, at } = owed;
    const isLate = conversationId !== null && clock.now().getTime() - at.getTime() > LATE_MS;
    const outcome = await chat.post(place.id, {
      topic,
      text: isLate ? `${LATE}\n\n${owed.text}` : owed.text,
      ...(replyTo === null ? {} : { replyTo }),
      ...(button === null ? {} : { button: { label: LABELS[button], data: button } }),
    });
    // In a topic that is gone nobody reads it: the new one says who has the conversation.
    if (outcome.result === 'topic_gone' || outcome.result === 'refused')
      log.event('warn', 'operators_chat_answer_dropped', { why: outcome.result });
    else orThrow(outcome);
    await store.answerSettled(id);
    return true;
  }

  /** Only the one who pressed reads it; where the platform does not show it to them, it is posted for all. */
  async function show(
    { messageId, topic }: GroupEvent,
    callback: string,
    conversationId: string,
    alert: string | null,
  ): Promise<void> {
    const shown = await chat.answerButton(callback, alert);
    if (alert === null || shown.result === 'done') return;
    await owe({ id: callback, topic, conversationId, replyTo: messageId }, { text: alert });
  }

  return {
    owe,
    postNext,
    /** Answers a button beside everything else: updates do not wait for it. */
    press(...args: Parameters<typeof show>): void {
      const showing = show(...args)
        .catch((error: unknown) =>
          log.event('error', 'operators_chat_fault', {
            error: error instanceof Error ? error.name : 'unknown',
          }),
        )
        .finally(() => pressed.delete(showing));
      pressed.add(showing);
    },
    /** Picks up what an earlier process left. */
    async start(): Promise<void> {
      const dropped = await store.dropAnswersElsewhere(place.id);
      if (dropped > 0) log.event('warn', 'operators_chat_answers_elsewhere', { dropped });
      deps.wake();
    },
    async idle(): Promise<void> {
      await Promise.all(pressed);
    },
  };
}
