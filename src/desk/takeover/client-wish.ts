import type { Client, Conversation } from '../client.ts';
import { finishItem } from '../finish-item.ts';
import { deskLine } from '../outbound.ts';
import type { InboxItem } from '../ports/store.ts';
import { setControl, type TakeoverDeps } from './act.ts';
import {
  ASK_THEM,
  ASKED,
  ASKED_ALREADY,
  IN_CONTROL,
  IS_CLOSED,
  NOBODY_THERE,
  NOT_ASKED,
  WITHDRAWN,
} from './client-words.ts';
import { controlRow } from './control-row.ts';
import type { PersonWish } from './read-wish.ts';
import { afterRequest, requested } from './request.ts';
import { transition } from './transition.ts';

type WishDeps = Pick<
  TakeoverDeps,
  'store' | 'clock' | 'ids' | 'log' | 'settings' | 'scheduler' | 'changed'
>;
type Home = { client: Client; conversation: Conversation };

/** /human and /bot, in these or in plain words. The client reads what became of their wish. */
export async function takePersonWish(
  deps: WishDeps,
  home: Home,
  item: InboxItem,
  wish: PersonWish,
): Promise<void> {
  const say = (line: string) => deskLine(deps.ids, home.conversation.id, deps.clock.now(), line);
  if (wish.name === 'bot') {
    await finishItem(deps, item, [say(await withdraw(deps, home))]);
    return;
  }
  const { control } = home.conversation;
  if (control === 'bot' && (await deps.store.operatorsExist())) {
    const request = requested(deps.ids, home, 'client', deps.clock.now());
    await finishItem(deps, item, [request, say(ASKED)]);
    await afterRequest(deps, home.conversation.id);
    return;
  }
  await finishItem(deps, item, [say(ANSWERS[control])]);
}

const ANSWERS: Readonly<Record<Conversation['control'], string>> = {
  bot: NOBODY_THERE,
  requested: ASKED_ALREADY,
  human: IN_CONTROL,
  returning: IN_CONTROL,
  closed: IS_CLOSED,
};

/** The client takes their request back; gives what they read. */
export async function withdraw(deps: WishDeps, home: Home): Promise<string> {
  const { id } = home.conversation;
  for (;;) {
    const state = await deps.store.getControl(id);
    if (!state || state.control === 'bot') return NOT_ASKED;
    const at = deps.clock.now();
    const next = transition(state, { type: 'withdraw' }, deps.settings.takeover, at);
    if (next.result !== 'move') return state.control === 'closed' ? IS_CLOSED : ASK_THEM;
    const row = controlRow({ ...home, at }, 'control.withdrawn', {
      actor: 'human',
      notes: ['by the client', 'from requested', `version ${state.version + 1}`],
    });
    if (await setControl(deps, state, next.move, [row], null)) return WITHDRAWN;
  }
}
