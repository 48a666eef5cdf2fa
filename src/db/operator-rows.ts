import { and, asc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type {
  OperatorAccount,
  OperatorChange,
  OperatorChanged,
  OperatorStore,
  SignInSecrets,
} from '../desk/ports/operator-store.ts';
import type { Keyring } from './keyring.ts';
import { operators } from './schema-operators.ts';
import type { Tx } from './units.ts';

const totpPlace = (id: string) => ({ table: 'operators', column: 'totp', row: id });

export async function listOperators(tx: Tx): Promise<OperatorAccount[]> {
  const rows = await tx.select().from(operators).orderBy(asc(operators.name));
  return rows.map(toAccount);
}

export async function getOperator(tx: Tx, id: string): Promise<OperatorAccount | null> {
  const [row] = await tx.select().from(operators).where(eq(operators.id, id));
  return row ? toAccount(row) : null;
}

/** A desk has few operators, and the databases fold letters differently: they are compared here. */
export async function operatorBy(
  tx: Tx,
  key: Parameters<OperatorStore['operatorBy']>[0],
): Promise<OperatorAccount | null> {
  const all = await listOperators(tx);
  if ('telegramUser' in key)
    return all.find(({ telegramUser }) => telegramUser === key.telegramUser) ?? null;
  if ('email' in key)
    return all.find(({ email }) => email !== null && same(email, key.email)) ?? null;
  return all.find(({ name }) => same(name, key.name)) ?? null;
}

export async function addOperator(
  tx: Tx,
  account: Parameters<OperatorStore['addOperator']>[0],
): Promise<boolean> {
  const { at, ...columns } = account;
  if ((await operatorBy(tx, { name: account.name })) !== null) return false;
  if (await isTaken(tx, account.id, account)) return false;
  await tx.insert(operators).values({ ...columns, createdAt: at });
  return true;
}

export async function changeOperator(
  tx: Tx,
  keys: Keyring,
  id: string,
  set: OperatorChange,
): Promise<OperatorChanged> {
  const before = await getOperator(tx, id);
  if (!before) return 'unknown';
  if (await isTaken(tx, id, set)) return 'taken';
  const after = { role: set.role ?? before.role, disabledAt: disabledAfter(before, set) };
  if (isAdmin(before) && !isAdmin(after)) {
    const others = (await listOperators(tx)).filter((other) => other.id !== id && isAdmin(other));
    if (others.length === 0) return 'last_admin';
  }
  const { totpSecret, unlock, ...columns } = set;
  const changed = {
    ...columns,
    ...(totpSecret === undefined
      ? {}
      : {
          sealedTotp: totpSecret === null ? null : keys.sealDesk(totpPlace(id), totpSecret),
          totpStep: null,
        }),
    ...(unlock ? { failedSignIns: 0, lockedUntil: null } : {}),
  };
  if (Object.keys(changed).length > 0)
    await tx.update(operators).set(changed).where(eq(operators.id, id));
  return 'changed';
}

/** What proves who somebody is, or what they may do, has changed. */
export function endsSessions(set: OperatorChange): boolean {
  return [set.role, set.email, set.passwordHash, set.totpSecret, set.disabledAt].some(
    (value) => value !== undefined,
  );
}

export async function signInSecrets(
  tx: Tx,
  keys: Keyring,
  id: string,
): Promise<SignInSecrets | null> {
  const [row] = await tx.select().from(operators).where(eq(operators.id, id));
  if (!row) return null;
  const { passwordHash, sealedTotp, totpStep, failedSignIns, lockedUntil } = row;
  return {
    passwordHash,
    totpSecret: sealedTotp ? keys.openDesk(totpPlace(id), sealedTotp) : null,
    totpStep,
    failedSignIns,
    lockedUntil,
  };
}

export async function failSignIn(tx: Tx, id: string, lockedUntil: Date | null): Promise<void> {
  await tx
    .update(operators)
    .set({ failedSignIns: sql`${operators.failedSignIns} + 1` })
    .where(eq(operators.id, id));
  if (lockedUntil === null) return;
  await tx
    .update(operators)
    .set({ lockedUntil })
    .where(
      and(
        eq(operators.id, id),
        or(isNull(operators.lockedUntil), lt(operators.lockedUntil, lockedUntil)),
      ),
    );
}

export async function passSignIn(
  tx: Tx,
  id: string,
  proof: Parameters<OperatorStore['passSignIn']>[1],
): Promise<boolean> {
  const [row] = await tx.select().from(operators).where(eq(operators.id, id));
  if (!row || row.disabledAt !== null) return false;
  if (proof === 'identity provider') return true;
  if (row.passwordHash !== proof.passwordHash) return false;
  if (row.sealedTotp !== null && proof.totpStep === null) return false;
  if (proof.totpStep !== null && !(await useTotpStep(tx, id, proof.totpStep))) return false;
  await tx
    .update(operators)
    .set({ failedSignIns: 0, lockedUntil: null })
    .where(eq(operators.id, id));
  return true;
}

export async function useTotpStep(tx: Tx, id: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(operators)
    .set({ totpStep: step })
    .where(and(eq(operators.id, id), or(isNull(operators.totpStep), lt(operators.totpStep, step))))
    .returning({ id: operators.id });
  return taken.length > 0;
}

export async function rehashPassword(
  tx: Tx,
  id: string,
  before: string,
  now: string,
): Promise<void> {
  await tx
    .update(operators)
    .set({ passwordHash: now })
    .where(and(eq(operators.id, id), eq(operators.passwordHash, before)));
}

async function isTaken(
  tx: Tx,
  id: string,
  { email, telegramUser }: { email?: string | null; telegramUser?: string | null },
): Promise<boolean> {
  const others = (await tx.select().from(operators).where(ne(operators.id, id))).map(toAccount);
  return others.some(
    (other) =>
      (email && other.email !== null && same(other.email, email)) ||
      (telegramUser && other.telegramUser === telegramUser),
  );
}

function isAdmin({ role, disabledAt }: Pick<OperatorAccount, 'role' | 'disabledAt'>): boolean {
  return role === 'admin' && disabledAt === null;
}

function disabledAfter(before: OperatorAccount, set: OperatorChange): Date | null {
  return set.disabledAt === undefined ? before.disabledAt : set.disabledAt;
}

function same(left: string, right: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return plain(left) === plain(right);
}

function toAccount(row: typeof operators.$inferSelect): OperatorAccount {
  const { id, name, email, role, assignedOnly, telegramUser, createdAt, disabledAt } = row;
  return {
    id,
    name,
    email,
    role,
    assignedOnly,
    telegramUser,
    hasPassword: row.passwordHash !== null,
    hasTotp: row.sealedTotp !== null,
    createdAt,
    disabledAt,
    lockedUntil: row.lockedUntil,
  };
}
