import { takeAlbum } from './album.ts';
import { answerSender, takeSenderWord } from './alerts/sender-answer.ts';
import { answerCommand } from './answer-command.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { consent, type OpeningDeps, open } from './consent.ts';
import { answerNotice, askAboutNotice, noticeHasChanged } from './consent-again.ts';
import { type CvIntakeDeps, takeCv } from './cv-intake.ts';
import { type DecisionResult, decideByReaction, decideByTap, decideByText } from './decide.ts';
import { takeFollowUpWord } from './digest/follow-up-command.ts';
import { finishItem } from './finish-item.ts';
import type { ClientWords } from './message.ts';
import { asDesk, outboundText } from './outbound.ts';
import { askAfterFile, takeOwnQuestion } from './own-questions.ts';
import { ownWords } from './own-words.ts';
import { pausedLine } from './pause.ts';
import { type PhoneTakeoverDeps, takeOperatorText } from './phone-takeover.ts';
import type { InboxItem } from './ports/store.ts';
import { namesCard, readReply } from './reading.ts';
import { botSpeaks } from './takeover/bot-speaks.ts';
import { takePersonWish } from './takeover/client-wish.ts';
import { isPersonWish } from './takeover/read-wish.ts';
import { request } from './takeover/request.ts';
import { isUpset } from './takeover/upset.ts';
import { runTurn, type TurnDeps } from './turn.ts';
import { contactsTyped } from './typed-addresses.ts';
import { takeVoice, type VoiceDeps } from './voice.ts';
import { type WorkingDeps, whileWorking } from './working.ts';

export interface ProcessDeps
  extends TurnDeps,
    CvIntakeDeps,
    VoiceDeps,
    WorkingDeps,
    OpeningDeps,
    PhoneTakeoverDeps {
  /** There is something to send now, before the item is done. */
  wakeOutbox(conversationId: string): void;
}

type Home = { client: Client; conversation: Conversation };

/**
 * Handles one inbox item, up to the commit that marks it done. Returns the approval to execute when the client just
 * said yes. Safe to run again for the same item after a crash: everything it does is in that commit.
 */
export async function processItem(
  deps: ProcessDeps,
  item: InboxItem,
  signal: AbortSignal,
): Promise<string | null> {
  const home = await deps.store.getConversation(item.conversationId);
  if (!home) {
    await deps.store.commit([{ type: 'inbox_done', inboxId: item.id, state: 'dead' }], 'full');
    return null;
  }
  if (item.attempts > deps.settings.maxAttempts) {
    await bury(deps, home, item);
    return null;
  }
  if (home.client.status === 'closed') {
    // Left in between: what came with it goes with everything else.
    await finishItem(deps, item, []);
    return null;
  }
  if (home.client.admission !== 'admitted') {
    // Whoever was not let in is dealt with at the door, and costs nothing here.
    await finishItem(deps, item, []);
    return null;
  }
  const { content } = item;
  // Written before a no that was handled first: nothing more is done with it.
  if (home.client.status !== 'consented' && isWords(content)) {
    const decision = await takeAnswer(deps, home, item, content, 'numbered');
    if (decision) return toExecute(decision);
    await consent(deps, home, item, 'other');
    return null;
  }
  if (isReadAtOnce(content, home) && noticeHasChanged(deps, home.client)) {
    await askAboutNotice(deps, home, item);
    return null;
  }
  switch (content.kind) {
    case 'start':
      await open(deps, home, item);
      return null;
    case 'before_consent':
      await consent(deps, home, item, content.reading);
      return null;
    case 'tap':
      return toExecute(await decideByTap(deps, home, item, content.token));
    case 'reaction': {
      const rows = await deps.store.loadWorkspace(home.conversation.id);
      const reading = readReply({ text: content.emoji, edited: false, forwarded: false });
      const { quotedRef } = content;
      return toExecute(await decideByReaction(deps, home, item, rows, { reading, quotedRef }));
    }
    case 'file': {
      const take = () =>
        content.album === null
          ? takeCv(deps, home, item, content, signal, [])
          : takeAlbum(deps, home, item, content.album, signal);
      // A person answers: the file is read and kept, and the bot shows neither work nor words.
      if (!botSpeaks(home.conversation)) await take();
      else if (!(await saidPaused(deps, home, item))) {
        await whileWorking(deps, home.conversation, take);
        await askAfterFile(deps, home);
      }
      return null;
    }
    case 'voice': {
      const take = () => takeVoice(deps, home, item, content, signal);
      if (!botSpeaks(home.conversation)) await take();
      else if (!(await saidPaused(deps, home, item)))
        await whileWorking(deps, home.conversation, take);
      return null;
    }
    case 'event':
      await takeEvent(deps, home, item, content, signal);
      return null;
    case 'operator_text':
      await takeOperatorText(deps, home, item, content.text);
      return null;
    case 'text':
      return takeText(deps, home, item, content, signal);
    case 'blocked':
    case 'unsupported':
    case 'reachable':
      // Dealt with when they came in; only an interrupted intake leaves them open.
      await finishItem(deps, item, []);
      return null;
  }
}

function isWords({ kind }: InboxItem['content']): boolean {
  return kind === 'text' || kind === 'file' || kind === 'voice';
}

/** A text may still be a command or an answer. While a person answers, nothing asks about the notice. */
function isReadAtOnce({ kind }: InboxItem['content'], home: Home): boolean {
  return (kind === 'voice' || kind === 'file') && botSpeaks(home.conversation);
}

async function takeText(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'text' }>,
  signal: AbortSignal,
): Promise<string | null> {
  const command = readCommand(content.text);
  if (command && isPersonWish(command)) {
    await takePersonWish(deps, home, item, command);
    return null;
  }
  if (command) {
    await finishItem(deps, item, asDesk(await answerCommand(deps, home, command)));
    if (command.name === 'forget') deps.forget(home.conversation.id);
    return null;
  }
  if (!botSpeaks(home.conversation)) return takeTextForPerson(deps, home, item, content);
  if (await answerNotice(deps, home, item, content)) return null;
  if (await takeSenderWord(deps, home, item, content)) return null;
  const decision = await takeAnswer(deps, home, item, content, 'any');
  if (decision) return toExecute(decision);
  if (await answerSender(deps, home, item, content)) return null;
  if (noticeHasChanged(deps, home.client)) {
    await askAboutNotice(deps, home, item);
    return null;
  }
  if (await saidPaused(deps, home, item)) return null;
  if (await takeFollowUpWord(deps, home, item, content.text)) return null;
  const question = await takeOwnQuestion(deps, home, item, content);
  if (question.answered) return null;
  await sayInterrupted(deps, home, item);
  if (!content.forwarded && isUpset(content.text))
    await request(deps, home.conversation.id, 'upset');
  await whileWorking(deps, home.conversation, () =>
    runTurn(deps, item, wordsOf(content), signal, question.rows),
  );
  return null;
}

/**
 * A person answers: the words stay in the record, and the bot stays silent. A plain yes may be meant for the person, so
 * only one that names or quotes its card answers it.
 */
async function takeTextForPerson(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'text' }>,
): Promise<string | null> {
  const which = content.quotedRef === null ? 'numbered' : 'any';
  const decision = await takeAnswer(deps, home, item, content, which);
  if (decision) return toExecute(decision);
  const said = wordsOf(content);
  const at = deps.clock.now();
  await finishItem(deps, item, [
    {
      type: 'transcript',
      conversationId: home.conversation.id,
      turnId: item.id,
      messages: [said],
      at,
    },
    ...contactsTyped(home.client.id, ownWords(said), at),
  ]);
  return null;
}

function wordsOf(content: Extract<InboxItem['content'], { kind: 'text' }>): ClientWords {
  const edited = content.edited ? '(I changed an earlier message to this:)\n' : '';
  return {
    role: 'client',
    text: edited + content.text,
    ...(content.quotedText ? { quoted: content.quotedText } : {}),
    ...(content.forwarded ? { forwarded: true } : {}),
  };
}

/** A plain yes or no that is for a card; null for everything else. `numbered`: only one that names its card. */
async function takeAnswer(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: InboxItem['content'],
  which: 'any' | 'numbered',
): Promise<DecisionResult | null> {
  if (content.kind !== 'text') return null;
  const reading = readReply(content);
  if (reading.answer === 'unclear') return null;
  if (which === 'numbered' && !namesCard(reading)) return null;
  const rows = await deps.store.loadWorkspace(home.conversation.id);
  const decision = await decideByText(deps, home, item, rows, reading, content.quotedRef);
  return decision.result === 'ignored' ? null : decision;
}

/** While the client has paused the desk, what they write gets one line and is not kept. */
async function saidPaused(deps: ProcessDeps, home: Home, item: InboxItem): Promise<boolean> {
  if (!home.client.pausedAt) return false;
  const line = pausedLine(home.client);
  await finishItem(deps, item, [outboundText(deps.ids, home.conversation, deps.clock.now(), line)]);
  return true;
}

/** A turn that a crash cut off begins again; when that took a while, the client hears why. */
async function sayInterrupted(deps: ProcessDeps, home: Home, item: InboxItem): Promise<void> {
  const at = deps.clock.now();
  if (item.attempts < 2 || at.getTime() - item.receivedAt.getTime() < INTERRUPTED_AFTER_MS) return;
  const line = 'I was interrupted and am going on with your message now.';
  await deps.store.commit([outboundText(deps.ids, home.conversation, at, line)], 'normal');
  deps.wakeOutbox(home.conversation.id);
}

const INTERRUPTED_AFTER_MS = 10_000;

/** Something finished outside the talk. The agent may have something to say; otherwise the transcript keeps it. */
async function takeEvent(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'event' }>,
  signal: AbortSignal,
): Promise<void> {
  if (
    content.followUp &&
    home.client.status === 'consented' &&
    botSpeaks(home.conversation) &&
    !home.client.pausedAt &&
    !noticeHasChanged(deps, home.client)
  ) {
    await whileWorking(deps, home.conversation, () =>
      runTurn(deps, item, { role: 'event', text: content.text }, signal),
    );
    return;
  }
  await finishItem(deps, item, [
    {
      type: 'transcript',
      conversationId: home.conversation.id,
      turnId: item.id,
      messages: [{ role: 'event', text: content.text }],
      at: deps.clock.now(),
    },
  ]);
}

/** Tried too often: the item is set aside for the operator, and the client gets one neutral line. */
async function bury(deps: ProcessDeps, home: Home, item: InboxItem): Promise<void> {
  deps.log.event('error', 'dead_letter', { inbox: item.id, kind: item.content.kind });
  const at = deps.clock.now();
  await deps.store.commit(
    [
      {
        type: 'audit',
        entry: auditEntry(
          { ...home, at },
          {
            source: 'chat',
            dataCategory: 'message',
            purpose: 'set aside what could not be handled',
            action: 'inbox.dead_letter',
            errorStatus: 'too_many_attempts',
          },
        ),
      },
      outboundText(
        deps.ids,
        home.conversation,
        at,
        'I could not handle that message and have set it aside for the people of this desk. Please try it in other words.',
      ),
      { type: 'inbox_done', inboxId: item.id, state: 'dead' },
    ],
    'full',
  );
}

function toExecute(decision: DecisionResult): string | null {
  return decision.result === 'approved' ? decision.approvalId : null;
}
