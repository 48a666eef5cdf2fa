import { answerCommand } from './answer-command.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { type CvIntakeDeps, takeCv } from './cv-intake.ts';
import { type DecisionResult, decideByTap, decideByText } from './decide.ts';
import { CONSENT_AGAIN, CONSENT_DECLINED, CONSENT_GIVEN, greeting } from './greeting.ts';
import { outboundText } from './outbound.ts';
import type { Change, InboxItem } from './ports/store.ts';
import { readReply } from './reading.ts';
import { runTurn, type TurnDeps } from './turn.ts';

export interface ProcessDeps extends TurnDeps, CvIntakeDeps {
  /** Does a yes send the mail, or hand over a prepared file? For the greeting. */
  mailMode: 'smtp' | 'handover';
  /** The client's status changed: the intake must look again. */
  forget(conversationId: string): void;
  /** The agent is at work for the client, or has finished. */
  typing(conversation: Conversation, on: boolean): void;
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
  const { content } = item;
  switch (content.kind) {
    case 'start':
      await open(deps, home, item);
      return null;
    case 'before_consent':
      await consent(deps, home, item, content.reading);
      return null;
    case 'tap':
      return toExecute(await decideByTap(deps, home, item, content.token));
    case 'file':
      await whileTyping(deps, home, () => takeCv(deps, home, item, content, signal));
      return null;
    case 'event':
      await takeEvent(deps, home, item, content, signal);
      return null;
    case 'text':
      return takeText(deps, home, item, content, signal);
    case 'blocked':
    case 'unsupported':
      // Answered when they came in; only an interrupted intake leaves them open.
      await deps.store.commit([{ type: 'inbox_done', inboxId: item.id, state: 'done' }], 'full');
      return null;
  }
}

async function takeText(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'text' }>,
  signal: AbortSignal,
): Promise<string | null> {
  const command = readCommand(content.text);
  if (command) {
    const changes = await answerCommand(deps, home, command);
    await finish(deps, item, changes);
    return null;
  }
  const reading = readReply(content);
  if (reading.answer !== 'unclear') {
    const rows = await deps.store.loadWorkspace(home.conversation.id);
    const decision = await decideByText(deps, home, item, rows, reading);
    if (decision.result !== 'ignored') return toExecute(decision);
  }
  if (home.conversation.control === 'human' || home.conversation.control === 'closed') {
    // A person answers: the words stay in the record, and the bot stays silent.
    await finish(deps, item, [
      {
        type: 'transcript',
        conversationId: home.conversation.id,
        turnId: item.id,
        messages: [{ role: 'client', text: content.text }],
        at: deps.clock.now(),
      },
    ]);
    return null;
  }
  const quote = content.quotedText ? `(quoting: "${content.quotedText}")\n` : '';
  await whileTyping(deps, home, () =>
    runTurn(deps, item, { role: 'client', text: quote + content.text }, signal),
  );
  return null;
}

/** Something finished outside the talk. The agent may have something to say; otherwise the transcript keeps it. */
async function takeEvent(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'event' }>,
  signal: AbortSignal,
): Promise<void> {
  if (content.followUp && home.conversation.control === 'bot') {
    await whileTyping(deps, home, () =>
      runTurn(deps, item, { role: 'event', text: content.text }, signal),
    );
    return;
  }
  await finish(deps, item, [
    {
      type: 'transcript',
      conversationId: home.conversation.id,
      turnId: item.id,
      messages: [{ role: 'event', text: content.text }],
      at: deps.clock.now(),
    },
  ]);
}

async function open(deps: ProcessDeps, home: Home, item: InboxItem): Promise<void> {
  if (home.client.status === 'consented')
    return finish(deps, item, await answerCommand(deps, home, { name: 'start' }));
  return finish(deps, item, [
    outboundText(
      deps.ids,
      home.conversation,
      deps.clock.now(),
      greeting(deps.agent.model, deps.mailMode),
    ),
  ]);
}

async function consent(
  deps: ProcessDeps,
  home: Home,
  item: InboxItem,
  reading: 'yes' | 'no' | 'other',
): Promise<void> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (home.client.status === 'consented')
    return finish(deps, item, [say('You have already agreed. Ask me anything, or type /help.')]);
  if (reading === 'other') {
    const words =
      home.client.status === 'declined' ? greeting(deps.agent.model, deps.mailMode) : CONSENT_AGAIN;
    return finish(deps, item, [say(words)]);
  }
  const status = reading === 'yes' ? 'consented' : 'declined';
  await finish(deps, item, [
    {
      type: 'consent',
      clientId: home.client.id,
      status,
      version: deps.settings.consentVersion,
      at,
    },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'permission',
          purpose: 'ask before anything is kept',
          actor: 'human',
          action: `consent.${status}`,
          notes: `notice ${deps.settings.consentVersion}`,
        },
      ),
    },
    say(reading === 'yes' ? CONSENT_GIVEN : CONSENT_DECLINED),
  ]);
  deps.forget(home.conversation.id);
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

async function whileTyping(
  deps: ProcessDeps,
  home: Home,
  work: () => Promise<void>,
): Promise<void> {
  deps.typing(home.conversation, true);
  try {
    await work();
  } finally {
    deps.typing(home.conversation, false);
  }
}

async function finish(
  deps: ProcessDeps,
  item: InboxItem,
  changes: readonly Change[],
): Promise<void> {
  await deps.store.commit(
    [...changes, { type: 'inbox_done', inboxId: item.id, state: 'done' }],
    'full',
  );
}

function toExecute(decision: DecisionResult): string | null {
  return decision.result === 'approved' ? decision.approvalId : null;
}
