import { setTimeout as sleep } from 'node:timers/promises';
import type { Approval, Execution, Permission } from './approval.ts';
import { askAgain } from './ask-again.ts';
import { type AuditSubject, approvalRow, auditEntry, auditOf } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { dayLimitsOf, startOfDay } from './day-budget.ts';
import { type Approved, mintApproved, mintPermitted } from './gate.ts';
import { CLIENT_LEFT, hasLeft } from './left-client.ts';
import { localClock } from './local-time.ts';
import { deskMessage } from './outbound.ts';
import { isPausedFor } from './pause.ts';
import { idempotencyKey } from './payload.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Change, Store } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';
import { endRanOut, isStopped, isStoppedFor, ranOutWhileStopped } from './stop-all.ts';
import { requested } from './takeover/request.ts';
import { type ExecutionOutcome, type OutsideTool, sendTools, type Tool } from './tool.ts';
import type { Workspace } from './workspace.ts';

export interface ExecuteDeps {
  store: Store;
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: DeskSettings;
}

/**
 * Runs an approved action once (I7): `attempting` is committed with its intent row before any I/O, the stored bytes
 * are checked against the approved hash, and the outcome is committed with the resolved card. Resolves when the
 * outcome is durable; does nothing when another process or an earlier run has claimed it.
 */
export async function executeApproval(deps: ExecuteDeps, approvalId: string): Promise<void> {
  const known = await deps.store.getApproval(approvalId);
  if (!known) return;
  const home = await deps.store.getConversation(known.approval.conversationId);
  // It stays approved, and the sweep asks again when the client is back.
  if (!home || isPausedFor(home.client, known.approval.tool)) return;
  const stop = await deps.store.outgoingStop();
  if (ranOutWhileStopped(stop, known, deps.clock.now())) {
    await endRanOut(deps, home, known.approval);
    return;
  }
  // The claim asks once more, in its own unit; here it saves a unit that writes nothing.
  if (isStoppedFor(stop, known.approval.tool)) return;
  const tool = outsideTool(deps.catalog, known.approval.tool);
  const claimed = await deps.store.claimExecution(approvalId, deps.clock.now(), [
    executionRow(deps, home, known.approval, 'attempted', 'none'),
  ]);
  if (!claimed) return;

  const outcome = hasLeft(home.client, known.approval.tool)
    ? CLIENT_LEFT
    : await runClaimed(deps, home.client, tool, claimed);
  await finish(deps, home, claimed.approval, outcome);
}

/** The stored bytes are checked against the approved hash once more; only then does the tool see them. */
async function runClaimed(
  deps: ExecuteDeps,
  client: Client,
  tool: OutsideTool | null,
  claimed: { approval: Approval; execution: Execution },
): Promise<ExecutionOutcome> {
  const limit = dayLimitsOf(client, deps.settings.dayLimits).sends;
  if (tool && (await sendsUsedUp(deps, tool, client.id, limit))) return sendLimit(limit);
  const minted = tool
    ? mintApproved({ approval: claimed.approval, executionStatus: claimed.execution.status }, tool)
    : null;
  if (tool && minted?.ok) return runOnce(deps, tool, minted.approved);
  const why = minted?.ok === false ? minted.why : 'unknown_tool';
  deps.log.event('error', 'approved_payload_refused', { approval: claimed.approval.id, why });
  return { ...REFUSED_PAYLOAD, errorCode: why };
}

/**
 * What a dead process left in `attempting` becomes `unknown` and is shown, never repeated. Call it under the lock of the
 * execution, which a living process holds as long as it is at it.
 */
export async function recoverExecution(deps: ExecuteDeps, approvalId: string): Promise<void> {
  const known = await deps.store.getApproval(approvalId);
  if (known?.execution?.status !== 'attempting') return;
  const home = await deps.store.getConversation(known.approval.conversationId);
  if (home) await finish(deps, home, known.approval, INTERRUPTED);
}

/** A look-up that a standing permission covers: counted, recorded and run at once. Returns what the model is told. */
export async function executePermitted(
  deps: ExecuteDeps,
  tool: OutsideTool,
  permission: Permission,
  payload: string,
  workspace: Workspace,
): Promise<string> {
  const subject = {
    client: workspace.client,
    conversation: workspace.conversation,
    at: deps.clock.now(),
  };
  const row = (action: string, errorStatus: string): Change => ({
    type: 'audit',
    entry: auditEntry(subject, {
      source: tool.audit.source,
      dataCategory: tool.audit.dataCategory,
      purpose: tool.audit.purpose,
      actor: 'ai',
      action: `${tool.name}.${action}`,
      externalAction: true,
      approvalRequired: true,
      approvalReceived: true,
      errorStatus,
      notes: `standing permission of ${permission.grantedAt.toISOString().slice(0, 10)}`,
    }),
  });
  const use = await deps.store.usePermission(subject.client.id, permission.id, subject.at, [
    row('attempted', 'none'),
  ]);
  if (!use)
    return isStopped(await deps.store.outgoingStop())
      ? 'REFUSED: The people of this desk have stopped all its actions for now, so nothing was asked outside. Please try again later.'
      : 'REFUSED: The standing permission has ended. Ask again and answer the card.';
  const minted = mintPermitted(
    permission,
    {
      id: deps.ids.next(),
      clientId: workspace.client.id,
      conversationId: workspace.conversation.id,
      payload,
    },
    tool,
  );
  if (!minted.ok) return 'REFUSED: The look-up could not be prepared. Ask for it again.';
  const outcome = await runOnce(deps, tool, minted.approved);
  await deps.store.commit(
    [...outcome.changes, row(outcome.status, outcome.errorCode ?? 'none')],
    'full',
  );
  return outcome.event;
}

/**
 * Cards that waited may be answered all on one day: the limit is kept here, where the claim of this very action is
 * counted as well, so that two processes can never send more than the limit between them.
 */
async function sendsUsedUp(
  deps: ExecuteDeps,
  tool: OutsideTool,
  clientId: string,
  limit: number,
): Promise<boolean> {
  const counted = sendTools(deps.catalog);
  if (limit === Number.POSITIVE_INFINITY || !counted.includes(tool.name)) return false;
  const since = startOfDay(deps.clock.now());
  return (await deps.store.dayUse(clientId, since, counted)).sends > limit;
}

function sendLimit(limit: number): ExecutionOutcome {
  return {
    ...REFUSED_PAYLOAD,
    errorCode: 'day_limit_sends',
    sentence: `Not sent: today's limit for sent messages (${limit}) is used up. Please ask for it again tomorrow.`,
    event: "Nothing was sent: the client's limit of sent messages for today is used up.",
  };
}

/** The tool's one run. A throw means that nobody knows how far it came. */
async function runOnce(
  deps: ExecuteDeps,
  tool: OutsideTool,
  approved: Approved<unknown>,
): Promise<ExecutionOutcome> {
  try {
    return await tool.run(approved, AbortSignal.timeout(deps.settings.executionMs));
  } catch (error) {
    deps.log.event('error', 'tool_fault', {
      tool: tool.name,
      approval: approved.approvalId,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return {
      ...INTERRUPTED,
      errorCode: 'tool_fault',
    };
  }
}

async function finish(
  deps: ExecuteDeps,
  home: { client: Client; conversation: Conversation },
  approval: Approval,
  known: ExecutionOutcome,
): Promise<void> {
  const outcome = known.status === 'unknown' ? await reconciled(deps, approval, known) : known;
  const at = deps.clock.now();
  const again = outcome.status === 'unknown' ? await askAgain(deps, home, approval) : null;
  const decided = approval.decidedAt
    ? `Approved by you ${localClock(approval.decidedAt, home.client.timeZone)}. `
    : '';
  const changes: Change[] = [
    ...outcome.changes,
    executionRow(
      deps,
      home,
      approval,
      outcome.status,
      outcome.errorCode ?? 'none',
      outcome.handedOver ?? false,
    ),
    deskMessage(deps.ids, home.conversation.id, at, {
      kind: 'card_resolved',
      approvalId: approval.id,
      number: approval.number,
      outcome: outcome.status,
      card: approval.cardText,
      text: `#${approval.number}: ${decided}${outcome.sentence}`,
      // After a tap the client looks at the card; bad news is said aloud in any case.
      announce: approval.decidedVia !== 'tap' || outcome.status !== 'done',
    }),
    ...outcome.files.map((file) => deskMessage(deps.ids, home.conversation.id, at, file)),
    {
      type: 'event',
      inboxId: deps.ids.next(),
      conversationId: approval.conversationId,
      text: `${approval.tool} #${approval.number} ${outcome.status}. ${outcome.event}${again ? ` The client is asked on card #${again.approval.number} whether to do it once more.` : ''}`,
      followUp: outcome.followUp,
      at,
    },
    ...(again?.changes ?? []),
    // The sweep tells the people of the desk.
    ...(outcome.status === 'unknown' && (await deps.store.operatorsExist())
      ? [requested(deps.ids, home, 'unknown_outcome', at)]
      : []),
  ];
  for (let tries = 1; ; tries++) {
    try {
      await deps.store.finishExecution(approval.id, outcome.status, outcome.errorCode, at, changes);
      break;
    } catch (error) {
      // The action is over and cannot be undone: its outcome must not be lost to a disk that is full for a moment.
      if (tries === FINISH_TRIES) throw error;
      await sleep(2 ** tries * 100);
    }
  }
  if (outcome.status === 'unknown')
    deps.log.event('error', 'execution_unknown', {
      approval: approval.id,
      code: outcome.errorCode ?? 'none',
    });
}

/** Where there is a place to look, an unknown outcome may turn out to be a known one. */
async function reconciled(
  deps: ExecuteDeps,
  approval: Approval,
  unknown: ExecutionOutcome,
): Promise<ExecutionOutcome> {
  const tool = outsideTool(deps.catalog, approval.tool);
  if (!tool?.reconcile) return unknown;
  const { id, clientId, payload, payloadHash } = approval;
  const lost = { clientId, payload, idempotencyKey: idempotencyKey(id, payloadHash) };
  const signal = AbortSignal.timeout(deps.settings.executionMs);
  const found = await tool.reconcile(lost, signal).catch(() => null);
  return found ?? unknown;
}

const FINISH_TRIES = 9;

function executionRow(
  deps: ExecuteDeps,
  home: { client: Client; conversation: Conversation },
  approval: Approval,
  action: 'attempted' | 'done' | 'failed' | 'unknown',
  errorStatus: string,
  handedOver = false,
): Change {
  const subject: AuditSubject = { ...home, at: deps.clock.now() };
  const audit = auditOf(deps.catalog, approval.tool);
  return {
    type: 'audit',
    entry: approvalRow(
      subject,
      { name: approval.tool, audit },
      {
        action,
        number: approval.number,
        received: true,
        actor: 'automation',
        errorStatus,
        external: !handedOver,
        notes: [
          approval.decidedVia ? `approved by ${approval.decidedVia}` : '',
          handedOver ? 'handed to the client, not sent by the desk' : '',
        ]
          .filter(Boolean)
          .join('; '),
      },
    ),
  };
}

function outsideTool(catalog: ReadonlyMap<string, Tool>, name: string): OutsideTool | null {
  const tool = catalog.get(name);
  return tool?.effect === 'outside' ? tool : null;
}

const REFUSED_PAYLOAD: ExecutionOutcome = {
  status: 'failed',
  errorCode: 'refused',
  sentence:
    'Not done: what is stored is not what you approved, so nothing was sent. Please ask for it again.',
  event: 'The stored payload did not match the approved one; nothing was executed.',
  followUp: false,
  changes: [],
  files: [],
};

const INTERRUPTED: ExecutionOutcome = {
  status: 'unknown',
  errorCode: 'interrupted',
  sentence:
    'It could not be confirmed: it may have been sent. I do not repeat it by myself; the next card asks you.',
  event: 'The outcome is not known; it may have happened. Do not repeat it without a new card.',
  followUp: false,
  changes: [],
  files: [],
};
