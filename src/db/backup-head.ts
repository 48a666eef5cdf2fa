import { createSecretKey } from 'node:crypto';
import { z } from 'zod';
import { type DeskKeys, readKeyring, unwrapDeskKeys } from './desk-keys.ts';
import { StoreError } from './errors.ts';
import { seal, unseal } from './sealer.ts';

const VERSION = 1;
const HEAD = z.strictObject({
  sayso: z.literal('backup'),
  version: z.literal(VERSION),
  made: z.iso.datetime(),
  /** The desk's keys, wrapped by the master key, which is not in the backup. */
  keyring: z.string(),
  /** `BackupFacts`, sealed with the desk's key: nobody else can say what the backup should hold. */
  sealed: z.base64(),
});
const NEWER = z.object({ sayso: z.literal('backup'), version: z.number().gt(VERSION) });
const PLACE = { table: 'backup', column: 'facts' };

const FACTS = z.strictObject({
  /** Of the database file. */
  size: z.int(),
  sha256: z.string(),
  /** The last row of the audit log; null for an empty one. */
  auditEnd: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
});

/** What a backup should hold. */
export type BackupFacts = z.infer<typeof FACTS>;

export function writeHead(made: Date, keyring: string, keys: DeskKeys, facts: BackupFacts): string {
  const at = made.toISOString();
  const sealed = seal(
    createSecretKey(keys.desk),
    { ...PLACE, row: at },
    JSON.stringify(facts),
  ).toString('base64');
  return JSON.stringify({ sayso: 'backup', version: VERSION, made: at, keyring, sealed });
}

/** Throws `StoreError` with one sentence: not a backup, of a newer version, of another key, or damaged. */
export function readHead(
  text: string,
  path: string,
  master: Uint8Array,
): { made: Date; keyring: string; facts: BackupFacts } {
  const content = parsed(text);
  if (NEWER.safeParse(content).success)
    throw new StoreError(
      'newer_version',
      `The backup ${path} was made by a newer version of Sayso. Update this one; nothing was changed.`,
    );
  const head = HEAD.safeParse(content);
  if (!head.success) throw damaged(path);
  const { made, keyring, sealed } = head.data;
  const wraps = readKeyring(keyring, `The keyring in ${path}`);
  const keys = unwrapDeskKeys(master, wraps, 'backup');
  try {
    const place = { ...PLACE, row: made };
    const facts = unseal(createSecretKey(keys.desk), place, Buffer.from(sealed, 'base64'));
    return { made: new Date(made), keyring, facts: FACTS.parse(JSON.parse(facts.toString())) };
  } catch (cause) {
    throw damaged(path, cause);
  }
}

export function damaged(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'broken',
    `The backup ${path} is damaged: it does not hold what was written to it. Use another one.`,
    { cause },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
