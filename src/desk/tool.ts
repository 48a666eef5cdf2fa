import type { z } from 'zod';
import type { DataCategory } from './audit.ts';
import type { Approved } from './gate.ts';
import { OWN_DATA_TOOLS } from './own-data.ts';
import type { Outbound } from './ports/channel.ts';
import type { Change } from './ports/store.ts';
import type { Workspace } from './workspace.ts';

/** What the audit log says about every call of a tool. */
export interface ToolAudit {
  /** What is read or touched: 'cv', 'job index', 'mail server' ... */
  source: string;
  dataCategory: DataCategory;
  purpose: string;
}

/** What a tool tells the model, and whether the turn is over with it. */
export type ToolAnswer =
  | { ok: true; text: string; endTurn?: boolean }
  /** One sentence that says what was wrong and what to do; the agent passes it on. */
  | { ok: false; sentence: string };

interface ToolBase<Input> {
  name: string;
  description: string;
  input: z.ZodType<Input>;
  audit: ToolAudit;
}

/** Works on the desk's own data only, inside the turn. */
export interface InsideTool<Input = unknown> extends ToolBase<Input> {
  effect: 'inside';
  run(input: Input, workspace: Workspace): Promise<ToolAnswer> | ToolAnswer;
}

/**
 * Touches the outside world. During a turn it can only propose; `run` needs an `Approved` value,
 * which the gate alone can make from a row that it has just settled (I4).
 */
export interface OutsideTool<Input = unknown, Payload = unknown> extends ToolBase<Input> {
  effect: 'outside';
  payload: z.ZodType<Payload>;
  /** May the client give a yes for several days? Never for anything that sends. */
  standing: 'never' | 'allowed';
  propose(input: Input, workspace: Workspace): Promise<Proposal<Payload>> | Proposal<Payload>;
  run(approved: Approved<Payload>, signal: AbortSignal): Promise<ExecutionOutcome>;
  /**
   * After an unknown outcome: looks, without repeating anything, whether it happened after all. Null when that cannot be
   * told. Absent where there is nowhere to look.
   */
  reconcile?(
    lost: { clientId: string; payload: string; idempotencyKey: string },
    signal: AbortSignal,
  ): Promise<ExecutionOutcome | null>;
}

export type Tool = InsideTool | OutsideTool;

/** The tools that send something: those for which no yes can stand. */
export function sendTools(catalog: ReadonlyMap<string, Tool>): string[] {
  return [...catalog.values()]
    .filter(
      (tool) =>
        tool.effect === 'outside' &&
        tool.standing === 'never' &&
        !OWN_DATA_TOOLS.includes(tool.name),
    )
    .map((tool) => tool.name);
}

export type Proposal<Payload> =
  | {
      ok: true;
      payload: Payload;
      /** The card: what will happen, from and to whom, the exact content. The gate adds number and expiry. */
      card: string;
      /** What a newer proposal would replace (a draft id); the older card becomes void. */
      about: string | null;
      /** Host that a standing permission would have to cover; null where none may. */
      host: string | null;
    }
  | { ok: false; sentence: string };

/** What happened outside. The executor never guesses: `unknown` means that nobody can tell. */
export interface ExecutionOutcome {
  status: 'done' | 'failed' | 'unknown';
  errorCode: string | null;
  /** One sentence for the client, shown on the card. */
  sentence: string;
  /** One line for the model's next turn. */
  event: string;
  /** Does the agent have something to say or do about it at once? */
  followUp: boolean;
  /** True when the action stayed on the desk after all: the client got a file and sends it. The log says so. */
  handedOver?: boolean;
  changes: Change[];
  /** Things to hand to the client (a prepared mail). */
  files: Extract<Outbound, { kind: 'file' }>[];
}

/** Keeps the input type of a tool while the catalog holds tools of every kind. */
export function insideTool<Input>(tool: InsideTool<Input>): InsideTool<Input> {
  return tool;
}

export function outsideTool<Input, Payload>(
  tool: OutsideTool<Input, Payload>,
): OutsideTool<Input, Payload> {
  return tool;
}
