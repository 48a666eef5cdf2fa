import { z } from 'zod';
import type { Approval, Permission } from './approval.ts';
import { approvalRow, refusedToolRow, toolRow } from './audit-templates.ts';
import { dayLimitsOf, usedUpSentence } from './day-budget.ts';
import { newApproval } from './new-approval.ts';
import { deskMessage } from './outbound.ts';
import { canonicalJson, payloadHash } from './payload.ts';
import type { RefusedCall, ToolReply } from './ports/agent.ts';
import type { DeskSettings } from './settings.ts';
import type { InsideTool, OutsideTool, Tool, ToolAnswer } from './tool.ts';
import { findPermission, type Workspace } from './workspace.ts';

export interface DispatchDeps {
  catalog: ReadonlyMap<string, Tool>;
  settings: DeskSettings;
  /** Runs a look-up at once under a standing permission; see execute.ts. */
  runPermitted(
    tool: OutsideTool,
    permission: Permission,
    payload: string,
    workspace: Workspace,
  ): Promise<string>;
}

/**
 * The gate's front: every tool call of a model comes through here. Inside tools run now; outside tools become
 * an approval and a card; what is unknown, or has no effect on its label, counts as outside and never runs.
 */
export async function dispatchCall(
  deps: DispatchDeps,
  workspace: Workspace,
  call: { name: string; args: unknown },
): Promise<ToolReply> {
  const subject = {
    client: workspace.client,
    conversation: workspace.conversation,
    at: workspace.now,
  };
  const tool = deps.catalog.get(call.name);
  if (!tool || (tool.effect !== 'inside' && tool.effect !== 'outside')) {
    workspace.stage({ type: 'audit', entry: refusedToolRow(subject, 'unknown_tool', null) });
    return refused('There is no such tool. Use one of the tools that are listed.');
  }
  const input = tool.input.safeParse(call.args);
  if (!input.success) {
    workspace.stage({
      type: 'audit',
      entry: refusedToolRow(subject, 'bad_arguments', tool.name),
    });
    return refused(`The arguments of ${tool.name} cannot be read: ${z.prettifyError(input.error)}`);
  }
  if (tool.effect === 'outside') return propose(deps, workspace, tool, input.data);

  const answer = await runInside(workspace, tool, input.data);
  return answer.ok
    ? { text: answer.text, endTurn: answer.endTurn ?? false }
    : refused(answer.sentence);
}

/** Runs an inside tool in the workspace of whoever asks for it, with its row. The input is one that its schema has read. */
export async function runInside(
  workspace: Workspace,
  tool: InsideTool,
  input: unknown,
): Promise<ToolAnswer> {
  const { client, conversation, now, author } = workspace;
  const answer = await tool.run(input, workspace);
  const entry = toolRow({ client, conversation, at: now }, tool, {
    actor: author ? 'human' : 'ai',
    ...(answer.ok ? {} : { errorStatus: 'refused' }),
  });
  workspace.stage({ type: 'audit', entry });
  return answer;
}

/** A call that the agent's own rules stopped: it leaves a row like every other refusal. */
export function noteRefused(
  deps: Pick<DispatchDeps, 'catalog'>,
  workspace: Workspace,
  name: string,
  why: RefusedCall,
): void {
  const { client, conversation, now } = workspace;
  const known = deps.catalog.has(name) ? name : null;
  workspace.stage({
    type: 'audit',
    entry: refusedToolRow({ client, conversation, at: now }, why, known),
  });
}

/** Resolves the payload, and either asks the client with a card or uses a standing permission for a look-up. */
async function propose(
  deps: DispatchDeps,
  workspace: Workspace,
  tool: OutsideTool,
  input: unknown,
): Promise<ToolReply> {
  const subject = {
    client: workspace.client,
    conversation: workspace.conversation,
    at: workspace.now,
  };
  if (tool.standing === 'never' && workspace.dayLeft.sends === 0) {
    workspace.stage({
      type: 'audit',
      entry: toolRow(subject, tool, { errorStatus: 'day_limit_sends', notes: 'not proposed' }),
    });
    const { client, now } = workspace;
    const limits = dayLimitsOf(client, deps.settings.dayLimits);
    return refused(usedUpSentence('sends', limits, now, client.timeZone));
  }
  const proposal = await tool.propose(input, workspace);
  if (!proposal.ok) {
    workspace.stage({
      type: 'audit',
      entry: toolRow(subject, tool, { errorStatus: 'refused', notes: 'not proposed' }),
    });
    return refused(proposal.sentence);
  }
  const payload = canonicalJson(proposal.payload);
  if (tool.standing === 'allowed' && proposal.host !== null) {
    const permission = findPermission(workspace.rows(), tool.name, proposal.host, workspace.now);
    if (permission)
      return {
        text: await deps.runPermitted(tool, permission, payload, workspace),
        endTurn: false,
      };
  }
  const approval = await stageApproval(deps.settings, workspace, tool, {
    payload,
    card: proposal.card,
    about: proposal.about,
  });
  return {
    text: `Waiting for the client's answer to card #${approval.number}. Nothing was executed.`,
    endTurn: true,
  };
}

/**
 * Stages a new approval with its card; an older pending card about the same thing is superseded in the same unit,
 * and an identical one is shown again instead of being asked twice.
 * @param actor  who asks: the agent, or the client by a command
 */
export async function stageApproval(
  settings: DeskSettings,
  workspace: Workspace,
  tool: OutsideTool,
  proposal: { payload: string; card: string; about: string | null },
  actor: 'ai' | 'human' = 'ai',
): Promise<Approval> {
  const subject = {
    client: workspace.client,
    conversation: workspace.conversation,
    at: workspace.now,
  };
  const hash = payloadHash(tool.name, proposal.payload);
  const sameThing = workspace
    .rows()
    .pending.filter(
      (item) =>
        item.payloadHash === hash || (proposal.about !== null && item.about === proposal.about),
    );
  const identical = sameThing.find(
    (item) =>
      item.payloadHash === hash &&
      item.conversationId === workspace.conversation.id &&
      item.expiresAt > workspace.now,
  );
  if (identical) {
    workspace.stageCard({ approval: identical, text: identical.cardText });
    return identical;
  }
  for (const old of sameThing) {
    workspace.stage({
      type: 'approval_closed',
      approvalId: old.id,
      status: 'superseded',
      at: workspace.now,
      // Only if it still waits then: the client may tap yes while this turn runs.
      alongside: [
        {
          type: 'audit',
          entry: approvalRow(subject, tool, {
            action: 'superseded',
            number: old.number,
            received: false,
            actor,
          }),
        },
        deskMessage(workspace.ids, old.conversationId, workspace.now, {
          kind: 'card_resolved',
          approvalId: old.id,
          number: old.number,
          outcome: 'superseded',
          card: old.cardText,
          text: `Card #${old.number} is void: a changed version follows.`,
          announce: false,
        }),
      ],
    });
  }
  const number = await workspace.reserveCardNumber();
  const approval = newApproval(
    { ids: workspace.ids, settings },
    {
      client: workspace.client,
      conversationId: workspace.conversation.id,
      number,
      tool: tool.name,
      payload: proposal.payload,
      card: proposal.card,
      about: proposal.about,
      at: workspace.now,
    },
  );
  workspace.stage({ type: 'approval_requested', approval });
  workspace.stage({
    type: 'audit',
    entry: approvalRow(subject, tool, {
      action: 'requested',
      number,
      received: false,
      actor,
    }),
  });
  workspace.stageCard({ approval, text: approval.cardText });
  return approval;
}

/** Marks a reply that the agent has to pass on as it is. */
export const REFUSED = 'REFUSED: ';

function refused(sentence: string): ToolReply {
  return { text: `${REFUSED}${sentence}`, endTurn: false };
}
