import { may } from '../operators/operator.ts';
import type { GroupContent } from '../ports/operators-chat.ts';
import { controlRow } from '../takeover/control-row.ts';
import type { FromGroupDeps, GroupAnswer, Heard } from './from-group.ts';
import { HEARD, readGroupWords } from './group-words.ts';
import {
  CANNOT_DELETE,
  DELETE_WHAT,
  EDIT_NO_WORDS,
  EDIT_UNSENT,
  IS_DELETED,
  NO_EDIT,
  NO_OPERATOR_RIGHT,
  NOT_THERE,
} from './words.ts';

/** The client's copy changes with it where their channel can do that. */
export async function hearEdit(
  deps: FromGroupDeps,
  heard: Heard,
  content: Extract<GroupContent, { kind: 'edited' }>,
): Promise<GroupAnswer | null> {
  const { event } = heard;
  const row = await deps.store.mirrorOf(event.chat, event.messageId);
  if (!row?.item.startsWith('o')) return row?.item.startsWith(HEARD) ? { text: EDIT_UNSENT } : null;
  const home = await deps.store.getConversation(heard.conversationId);
  if (!home || row.conversationId !== heard.conversationId) return null;
  if (deps.adapter(home.conversation.account)?.capabilities.editOwn !== true)
    return { text: NO_EDIT };
  const wish = readGroupWords(content.text);
  if (wish.wish !== 'say') return { text: EDIT_NO_WORDS };
  const outcome = await deps.takeover.revise(heard.operator, heard.conversationId, {
    replyId: row.item.slice(1).split(':')[0] ?? '',
    text: wish.text,
    changeId: `tge${event.chat}-${event.messageId}-${content.version}`,
  });
  return { text: outcome.sentence };
}

/** The client's copy is deleted by the outbox, like a typed secret; the record says that it was. */
export async function takeBack(
  deps: FromGroupDeps,
  heard: Heard,
  replyTo: number | null,
): Promise<GroupAnswer> {
  const { operator, conversationId, event } = heard;
  const row = replyTo === null ? null : await deps.store.mirrorOf(event.chat, replyTo);
  if (row?.conversationId !== conversationId || !row.item.startsWith('otgr'))
    return { text: DELETE_WHAT };
  const home = await deps.store.getConversation(conversationId);
  const state = await deps.store.getControl(conversationId);
  if (!home || !state) return { text: DELETE_WHAT };
  if (!may(operator, 'answer')) return { text: NO_OPERATOR_RIGHT };
  if (state.operatorId !== operator.id && !may(operator, 'assign'))
    return {
      text: 'You do not have this conversation, so nothing was deleted. Take it over first.',
    };
  if (deps.adapter(home.conversation.account)?.capabilities.deletePeer !== true)
    return { text: CANNOT_DELETE };
  const outboxId = row.item.slice(1).split(':')[0] ?? '';
  const sent = await deps.store.sentMessage(outboxId);
  if (sent?.state !== 'accepted' || sent.ref === null) return { text: NOT_THERE };
  const at = deps.clock.now();
  const id = `tgd${event.chat}-${event.messageId}`;
  if ((await deps.store.writtenIn(id)) !== null) return { text: IS_DELETED };
  const done = await deps.store.commitUnderControl(
    conversationId,
    state.version,
    [
      {
        type: 'outbound',
        id,
        conversationId,
        controlEpoch: null,
        speaker: 'operator',
        message: { kind: 'retract', ref: sent.ref },
        at,
      },
      controlRow({ ...home, at }, 'operator.took_back', {
        actor: 'human',
        notes: [`operator ${operator.name}`, `message ${outboxId}`],
      }),
    ],
    operator.id,
  );
  if (!done) return { text: 'Something changed at the same moment. Send /delete again.' };
  deps.wakeOutbox(conversationId);
  return {
    text:
      sent.parts > 1
        ? `${IS_DELETED} It was long and went in several parts; only the last part can be deleted.`
        : IS_DELETED,
  };
}
