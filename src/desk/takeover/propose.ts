import { z } from 'zod';
import type { Approval } from '../approval.ts';
import { cardMessage } from '../card.ts';
import { stageApproval } from '../dispatch.ts';
import { scheduleLooks } from '../look.ts';
import type { Operator } from '../operators/operator.ts';
import { deskMessage } from '../outbound.ts';
import { OWN_DATA_TOOLS } from '../own-data.ts';
import { canonicalJson } from '../payload.ts';
import type { Change } from '../ports/store.ts';
import type { OutsideTool } from '../tool.ts';
import type { StagedCard, Workspace } from '../workspace.ts';
import { act, type Scene, type TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { refusedSecret } from './operator-words.ts';
import { operatorWorkspace, refusedUnlessAnswering } from './operator-workspace.ts';
import { changedMeanwhile, invalid } from './refusals.ts';
import { renewed } from './reply.ts';
import type { Outcome, ProposedCall } from './takeover.ts';

/**
 * An operator proposes an action: the same gate, the same card and the same rules as when the agent asks for the tool, and
 * never a standing permission. The client alone decides.
 */
export async function propose(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  call: ProposedCall,
): Promise<Outcome> {
  let asked: Approval[] = [];
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const refused = await refusedUnlessAnswering(deps, operator, scene);
    if (refused) return refused;
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
    const words = Object.values(Object(input.data)).filter((value) => typeof value === 'string');
    const secret = await refusedSecret(deps, operator, scene, words.join('\n'));
    if (secret) return secret;
    const workspace = await operatorWorkspace(deps, operator, scene);
    if (tool.standing === 'never' && workspace.dayLeft.sends === 0)
      return {
        answer: invalid("Today's limit of sent messages of this client is used up. Try tomorrow."),
      };
    const staged = await stageProposal(deps, workspace, tool, input.data, call.seen);
    if ('answer' in staged) return staged;
    const { changes, cards } = workspace.staged();
    asked = cards.map(({ approval }) => approval);
    const { number } = staged.approval;
    return {
      move: renewed(scene, operator.id, deps),
      changes: [...changes, ...cardChanges(deps, operator, scene, tool, cards, number)],
      sentence: `Card #${number} asks the client; nothing happens without their yes.`,
    };
  });
  if (outcome.ok) await scheduleLooks(deps, asked);
  return outcome;
}

/**
 * Stages the card of a proposal in an operator's workspace, or says why there is none.
 * @param seen  what the payload has to hold, as the operator saw it
 */
export async function stageProposal(
  deps: TakeoverDeps,
  workspace: Workspace,
  tool: OutsideTool,
  input: unknown,
  seen: ProposedCall['seen'] = {},
): Promise<{ approval: Approval } | { answer: ReturnType<typeof invalid> }> {
  const proposal = await tool.propose(input, workspace);
  // It is written for a client.
  if (!proposal.ok)
    return { answer: invalid(`No card was made. The client would read: “${proposal.sentence}”`) };
  const fields = z.record(z.string(), z.unknown()).parse(proposal.payload);
  if (Object.entries(seen).some(([name, value]) => fields[name] !== value))
    return { answer: changedMeanwhile('What you looked at') };
  const payload = canonicalJson(proposal.payload);
  const { card, about } = proposal;
  const asked = { payload, card, about };
  return { approval: await stageApproval(deps.settings, workspace, tool, asked, 'human') };
}

/** What goes with new cards: the row, the line that the assistant finds later, and the cards themselves. */
export function cardChanges(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  tool: OutsideTool,
  cards: readonly StagedCard[],
  number: number,
): Change[] {
  const { conversation, at } = scene;
  return [
    controlRow(scene, 'operator.proposed', {
      actor: 'human',
      notes: [`operator ${operator.name}`, `approval #${number}`],
    }),
    {
      type: 'transcript',
      conversationId: conversation.id,
      turnId: deps.ids.next(),
      messages: [
        {
          role: 'event',
          text: `${operator.name}, a person of the desk, asked the client on card #${number} (${tool.name}).`,
        },
      ],
      at,
    },
    ...cards.map(({ approval, text }) =>
      deskMessage(deps.ids, conversation.id, at, cardMessage(approval, text)),
    ),
  ];
}
