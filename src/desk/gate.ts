import type { Approval, Permission } from './approval.ts';
import { idempotencyKey, payloadHash } from './payload.ts';

/**
 * The only place where an `Approved` value comes into being (I4). The brand is not exported, so the
 * compiler refuses any other maker; the set below refuses a forged object at run time as well.
 */
declare const approvedBrand: unique symbol;

/** Proof that the client said yes to exactly this payload, and that this process holds the one claim to run it. */
export interface Approved<Payload> {
  readonly [approvedBrand]: Payload;
  readonly approvalId: string;
  readonly number: number;
  readonly clientId: string;
  readonly conversationId: string;
  readonly payload: Payload;
  readonly payloadHash: string;
  /** Given to the outside system where it takes one. */
  readonly idempotencyKey: string;
}

const minted = new WeakSet<object>();

export type GateRefusal = 'hash_mismatch' | 'bad_payload' | 'not_attempting';

/**
 * Turns a claimed approval row into an `Approved` value. Refuses when the stored bytes are not the bytes
 * that were approved (I5), or do not fit the tool's schema any more.
 */
export function mintApproved<Payload>(
  row: { approval: Approval; executionStatus: string },
  tool: {
    name: string;
    payload: { safeParse(value: unknown): { success: boolean; data?: Payload } };
  },
): { ok: true; approved: Approved<Payload> } | { ok: false; why: GateRefusal } {
  const { approval } = row;
  if (approval.status !== 'approved' || row.executionStatus !== 'attempting')
    return { ok: false, why: 'not_attempting' };
  if (approval.tool !== tool.name) return { ok: false, why: 'hash_mismatch' };
  if (payloadHash(approval.tool, approval.payload) !== approval.payloadHash)
    return { ok: false, why: 'hash_mismatch' };
  return mint(approval, tool);
}

/** As `mintApproved`, for a look-up that a standing permission covers and whose use was just counted. */
export function mintPermitted<Payload>(
  permission: Permission,
  use: { id: string; clientId: string; conversationId: string; payload: string },
  tool: {
    name: string;
    standing: string;
    payload: { safeParse(value: unknown): { success: boolean; data?: Payload } };
  },
): { ok: true; approved: Approved<Payload> } | { ok: false; why: GateRefusal } {
  if (tool.standing !== 'allowed' || permission.tool !== tool.name)
    return { ok: false, why: 'not_attempting' };
  return mint(
    {
      id: use.id,
      number: 0,
      clientId: use.clientId,
      conversationId: use.conversationId,
      payload: use.payload,
      payloadHash: payloadHash(tool.name, use.payload),
    },
    tool,
  );
}

/** Outside tools ask this first: was this value made by the gate, in this process? */
export function isApproved(value: unknown): boolean {
  return typeof value === 'object' && value !== null && minted.has(value);
}

function mint<Payload>(
  source: Pick<
    Approval,
    'id' | 'number' | 'clientId' | 'conversationId' | 'payload' | 'payloadHash'
  >,
  tool: { payload: { safeParse(value: unknown): { success: boolean; data?: Payload } } },
): { ok: true; approved: Approved<Payload> } | { ok: false; why: GateRefusal } {
  let json: unknown;
  try {
    json = JSON.parse(source.payload);
  } catch {
    return { ok: false, why: 'bad_payload' };
  }
  const parsed = tool.payload.safeParse(json);
  if (!parsed.success || parsed.data === undefined) return { ok: false, why: 'bad_payload' };
  const approved = Object.freeze({
    approvalId: source.id,
    number: source.number,
    clientId: source.clientId,
    conversationId: source.conversationId,
    payload: parsed.data,
    payloadHash: source.payloadHash,
    idempotencyKey: idempotencyKey(source.id, source.payloadHash),
  });
  minted.add(approved);
  // The brand exists in the type only; this is its one place of birth.
  return { ok: true, approved: approved as typeof approved & Approved<Payload> };
}
