import { may, type Operator } from '../operators/operator.ts';
import type { ControlMove } from '../ports/control-store.ts';
import { act, type Scene, type TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { invalid, NOT_ALLOWED } from './refusals.ts';
import type { Outcome } from './takeover.ts';

/** Who sees to a conversation, when, and under which tags: order among operators, of which the client hears nothing. */

const LONGEST_SNOOZE_MS = 366 * 86_400_000;
const TAG = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u;

/** @param to  an operator's id; null: nobody. Those who do not lead can take on what is nobody's, and give up their own. */
export function assign(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  to: string | null,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state } = scene;
    const own = [state.assigneeId, to].every((id) => id === null || id === operator.id);
    if (!may(operator, 'assign') && !own) return { answer: NOT_ALLOWED };
    if (state.assigneeId === to)
      return { answer: { ok: true, sentence: 'It is assigned like that already.' } };
    const target = to === null ? null : await deps.store.operatorStanding(to);
    if (to !== null && !target?.active)
      return { answer: invalid('There is no such operator. Choose one from the list.') };
    const whom = target?.name ?? 'nobody';
    return {
      move: { ...unmoved(scene), assigneeId: to },
      changes: [
        controlRow(scene, 'operator.assigned', {
          actor: 'human',
          notes: [`operator ${operator.name}`, `to ${whom}`],
        }),
      ],
      sentence: target ? `${whom} sees to it now.` : 'Nobody in particular sees to it now.',
    };
  });
}

/** @param until  null: it comes back now */
export function snooze(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  until: Date | null,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', (scene) => {
    const { at, state } = scene;
    const ms = until === null ? 1 : until.getTime() - at.getTime();
    if (!(ms > 0 && ms <= LONGEST_SNOOZE_MS))
      return { answer: invalid('Choose a time in the future, at most a year away.') };
    if (state.snoozedUntil?.getTime() === until?.getTime())
      return { answer: { ok: true, sentence: 'It is so already.' } };
    return {
      move: { ...unmoved(scene), snoozedUntil: until },
      changes: [
        controlRow(scene, 'operator.snoozed', {
          actor: 'human',
          notes: [
            `operator ${operator.name}`,
            until === null ? 'no longer' : `until ${until.toISOString()}`,
          ],
        }),
      ],
      sentence: until === null ? 'It is back in the list.' : 'It comes back at that time.',
    };
  });
}

export function tag(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  typed: string,
  on: boolean,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', (scene) => {
    const name = typed.trim().toLowerCase().replace(/\s+/g, ' ');
    if (!TAG.test(name))
      return {
        answer: invalid('A tag is a word of up to 40 letters, digits, spaces, "-" and "_".'),
      };
    return {
      changes: [
        { type: 'tag_set', conversationId, tag: name, on },
        controlRow(scene, 'operator.tagged', {
          actor: 'human',
          // The tag itself may say something about the client.
          notes: [`operator ${operator.name}`, on ? 'tag added' : 'tag removed'],
        }),
      ],
      sentence: on ? 'Tagged.' : 'The tag is gone.',
    };
  });
}

function unmoved({ state }: Scene): ControlMove {
  const { control, operatorId } = state;
  return { control, operatorId, newSpeaker: false };
}
