import type { Client, Conversation } from './client.ts';
import { deskLine } from './outbound.ts';
import type { Change, InboxItem } from './ports/store.ts';
import { PHONE, setControl, type TakeoverDeps } from './takeover/act.ts';
import { RETURNED, TAKEN_BY_PHONE } from './takeover/client-words.ts';
import type { ControlState } from './takeover/control.ts';
import { type ControlAction, controlRow } from './takeover/control-row.ts';
import { lease, transition } from './takeover/transition.ts';

export type PhoneTakeoverDeps = Pick<
  TakeoverDeps,
  'store' | 'clock' | 'ids' | 'log' | 'settings' | 'scheduler' | 'changed'
>;

/** What a person types on the phone to give the conversation back. */
const HAND_BACK = /^\/back$/i;

type Home = { client: Client; conversation: Conversation };

/**
 * A person wrote to the client from the desk's own phone: from now on they speak, and the bot is silent until they type
 * /back there or do nothing for the whole lease. Their words are with the client already, so they are kept whoever has
 * the conversation, and never count as the client's.
 */
export async function takeOperatorText(
  deps: PhoneTakeoverDeps,
  home: Home,
  item: InboxItem,
  text: string,
): Promise<void> {
  for (;;) {
    const state = await deps.store.getControl(home.conversation.id);
    const done: Change = { type: 'inbox_done', inboxId: item.id, state: 'done' };
    if (!state) return deps.store.commit([done], 'full');
    const took = HAND_BACK.test(text.trim())
      ? await backByPhone(deps, home, state, done)
      : await wordsByPhone(deps, home, state, text, done);
    if (took) return;
  }
}

function row(home: Home, state: ControlState, at: Date, action: ControlAction): Change {
  return controlRow({ ...home, at }, action, {
    actor: 'human',
    notes: ["from the desk's own phone", `from ${state.control}`, `version ${state.version + 1}`],
  });
}

async function backByPhone(
  deps: PhoneTakeoverDeps,
  home: Home,
  state: ControlState,
  done: Change,
): Promise<boolean> {
  const at = deps.clock.now();
  // Whoever holds the phone may end any takeover: they are at the client's chat.
  const next = transition(state, { type: 'end_lease', early: true }, deps.settings.takeover, at);
  if (next.result !== 'move') {
    await deps.store.commit([done], 'full');
    return true;
  }
  return setControl(
    deps,
    state,
    next.move,
    [
      row(home, state, at, 'control.returned'),
      deskLine(deps.ids, home.conversation.id, at, RETURNED),
      done,
    ],
    null,
  );
}

async function wordsByPhone(
  deps: PhoneTakeoverDeps,
  home: Home,
  state: ControlState,
  text: string,
  done: Change,
): Promise<boolean> {
  const at = deps.clock.now();
  const { conversation } = home;
  const kept: Change[] = [
    {
      type: 'transcript',
      conversationId: conversation.id,
      turnId: deps.ids.next(),
      messages: [{ role: 'operator', name: PHONE.name, text }],
      at,
    },
    done,
  ];
  const isHeld = state.control === 'human' || state.control === 'returning';
  if (isHeld && state.operatorId !== PHONE.id) {
    // An operator has it and keeps it; they see what was written beside them.
    const seen = controlRow({ ...home, at }, 'operator.replied', {
      actor: 'human',
      notes: ["from the desk's own phone"],
    });
    return deps.store.commitUnderControl(conversation.id, state.version, [seen, ...kept]);
  }
  const { takeover } = deps.settings;
  if (isHeld)
    return setControl(
      deps,
      state,
      { control: 'human', newSpeaker: false, operatorId: PHONE.id, ...lease(takeover, at) },
      kept,
      null,
    );
  const claim = { type: 'claim', operatorId: PHONE.id, lead: true } as const;
  // In a closed conversation the phone may still write; nobody else answers there.
  const next = transition(state, claim, takeover, at);
  if (next.result !== 'move')
    return deps.store.commitUnderControl(conversation.id, state.version, kept);
  return setControl(
    deps,
    state,
    next.move,
    [
      row(home, state, at, 'control.taken'),
      deskLine(deps.ids, conversation.id, at, TAKEN_BY_PHONE),
      ...kept,
    ],
    null,
  );
}
