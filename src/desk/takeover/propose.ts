import { z } from 'zod';
import type { Approval } from '../approval.ts';
import { cardMessage } from '../card.ts';
import { dayLeft, dayLimitsOf, NO_DAY_LIMITS, startOfDay } from '../day-budget.ts';
import { stageApproval } from '../dispatch.ts';
import { scheduleLooks } from '../look.ts';
import type { Operator } from '../operators/operator.ts';
import { deskMessage } from '../outbound.ts';
import { OWN_DATA_TOOLS } from '../own-data.ts';
import { canonicalJson } from '../payload.ts';
import { sendTools } from '../tool.ts';
import { createWorkspace } from '../workspace.ts';
import { act, refusedBy, type TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { invalid } from './refusals.ts';
import { renewed } from './reply.ts';
import type { Outcome } from './takeover.ts';
import { transition } from './transition.ts';

/**
 * An operator proposes an action: the same gate, the same card and the same rules as when the agent asks for the tool, and
 * never a standing permission. The client alone decides.
 */
export async function propose(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  call: { tool: string; args: unknown },
): Promise<Outcome> {
  let asked: Approval[] = [];
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state, at } = scene;
    const event = { type: 'renew', operatorId: operator.id } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const tool = deps.catalog.get(call.tool);
    // What concerns the client's own data is theirs to ask for.
    if (tool?.effect !== 'outside' || OWN_DATA_TOOLS.includes(tool.name))
      return { answer: invalid('There is no such action. Choose one of those that are listed.') };
    const input = tool.input.safeParse(call.args);
    if (!input.success)
      return {
        answer: invalid(
          `That is not complete for ${tool.name.replaceAll('_', ' ')}: ${z.prettifyError(input.error)}`,
        ),
      };
    const rows = await deps.store.loadWorkspace(conversationId);
    const limits = dayLimitsOf(scene.client, deps.settings.dayLimits);
    const used = await deps.store.dayUse(scene.client.id, startOfDay(at), sendTools(deps.catalog));
    const workspace = createWorkspace(deps, {
      rows,
      turnId: deps.ids.next(),
      clientText: null,
      talkWords: '',
      dayLeft: { ...NO_DAY_LIMITS, sends: dayLeft(limits, used).sends },
    });
    if (tool.standing === 'never' && workspace.dayLeft.sends === 0)
      return {
        answer: invalid("Today's limit of sent messages of this client is used up. Try tomorrow."),
      };
    const proposal = await tool.propose(input.data, workspace);
    if (!proposal.ok) return { answer: invalid(proposal.sentence) };
    const payload = canonicalJson(proposal.payload);
    const { card, about } = proposal;
    const approval = await stageApproval(
      deps.settings,
      workspace,
      tool,
      { payload, card, about },
      'human',
    );
    const { changes, cards } = workspace.staged();
    asked = cards.map((staged) => staged.approval);
    return {
      move: renewed(scene, operator.id, deps),
      changes: [
        ...changes,
        controlRow(scene, 'operator.proposed', {
          actor: 'human',
          notes: [`operator ${operator.name}`, `approval #${approval.number}`],
        }),
        {
          type: 'transcript',
          conversationId,
          turnId: deps.ids.next(),
          messages: [
            {
              role: 'event',
              text: `${operator.name}, a person of the desk, asked the client on card #${approval.number} (${tool.name}).`,
            },
          ],
          at,
        },
        ...cards.map(({ approval: asks, text }) =>
          deskMessage(deps.ids, conversationId, at, cardMessage(asks, text)),
        ),
      ],
      sentence: `Card #${approval.number} asks the client; nothing happens without their yes.`,
    };
  });
  if (outcome.ok) await scheduleLooks(deps, asked);
  return outcome;
}
