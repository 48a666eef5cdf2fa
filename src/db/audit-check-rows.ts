import { z } from 'zod';
import type { AuditCheck } from '../desk/audit.ts';
import { knownMeta, putMeta } from './meta-rows.ts';
import type { Tx } from './units.ts';

const KEY = 'audit_check';

const WHY = z.string();
const CHECK = z.strictObject({
  at: z.iso.datetime().transform((text) => new Date(text)),
  by: z.string(),
  size: z.int().min(0),
  head: z.string(),
  verdict: z.union([
    z.strictObject({
      ok: z.literal(true),
      rows: z.int().min(0),
      size: z.int().min(0),
      lastHash: z.string(),
      checkpoints: z.int().min(0),
    }),
    z.strictObject({
      ok: z.literal(false),
      fault: z.enum(['tampered', 'truncated']),
      firstBadSeq: z.int(),
      why: WHY,
    }),
    z.strictObject({ ok: z.literal(false), fault: z.literal('unreadable'), why: WHY }),
  ]),
});

/**
 * A check is remembered, never proven: whoever can write into the database can write this as well. What cannot be read
 * counts as no check.
 */
export async function lastAuditCheck(tx: Tx): Promise<AuditCheck | null> {
  const text = await knownMeta(tx, KEY);
  return text === null ? null : (CHECK.safeParse(parsed(text)).data ?? null);
}

/** Nothing is written when a newer check is there. */
export async function keepAuditCheck(tx: Tx, check: AuditCheck): Promise<void> {
  const known = await lastAuditCheck(tx);
  if (known === null || known.at <= check.at) await putMeta(tx, KEY, JSON.stringify(check));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
