import { type SignInFault, signInRow } from '../../desk/operators/account-rows.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { OperatorAccount, OperatorStore } from '../../desk/ports/operator-store.ts';
import type { Store } from '../../desk/ports/store.ts';
import { addressKey, createTries, lockMs, type Tries } from './lockout.ts';
import { BusyError, type Passwords } from './password.ts';
import { newSession } from './session.ts';
import { totpStep } from './totp.ts';

export type SignInAnswer =
  | { result: 'in'; token: string; operator: OperatorAccount }
  | { result: 'wrong' }
  | { result: 'locked'; until: Date }
  | { result: 'busy' };

export type SignInStore = Pick<Store, 'commit' | keyof OperatorStore>;

export interface SignIn {
  /**
   * One answer for a wrong name, password or code, in the same time, and one for a name that may not try just now,
   * whoever's it is.
   */
  byPassword(
    claim: { name: string; password: string; code: string },
    ip: string,
  ): Promise<SignInAnswer>;
  /** Asks somebody who is signed in for their password (and code) again; wrong ones count like those of a sign-in. */
  confirm(
    id: string,
    claim: { password: string; code: string },
  ): Promise<Exclude<SignInAnswer, { result: 'in' }> | { result: 'right' }>;
  /** By an address that an identity provider has vouched for. */
  byEmail(email: string): Promise<SignInAnswer>;
  /** Somebody whom the identity provider did not vouch for. */
  refused(fault: SignInFault): Promise<void>;
}

export interface SignInDeps {
  store: SignInStore;
  passwords: Passwords;
  clock: Clock;
}

/** An office has one address for many people. */
const TRIES_OF_ADDRESS = 20;

export function createSignIn(deps: SignInDeps): SignIn {
  const { store, clock } = deps;
  const addresses = createTries(clock, TRIES_OF_ADDRESS);
  const strangers = createTries(clock);
  const inTurn = oneByOne();
  return {
    async byPassword(claim, ip) {
      const name = claim.name.normalize('NFKC').trim().toLowerCase();
      // One at a time for a name: a burst of guesses is counted like guesses in a row.
      const answered = inTurn(name, async (): Promise<SignInAnswer> => {
        const from = addressKey(ip);
        const locked = addresses.lockedUntil(from);
        if (locked) return { result: 'locked', until: locked };
        const answer = await byPassword(deps, strangers, { ...claim, name });
        if (answer.result === 'wrong') addresses.fail(from);
        if (answer.result === 'in') addresses.clear(from);
        return answer;
      });
      return answered ?? { result: 'busy' };
    },
    async confirm(id, claim) {
      const answered = inTurn(id, () => confirm(deps, id, claim));
      return (await answered) ?? { result: 'busy' };
    },
    async byEmail(email) {
      const account = await store.operatorBy({ email });
      const at = clock.now();
      const fault = !account ? 'unknown_address' : account.disabledAt ? 'disabled' : null;
      if (account && fault === null) {
        const { token, session } = newSession(at);
        const entry = signInRow(at, 'identity provider', account.name, null);
        if (
          await store.passSignIn(account.id, 'identity provider', session, [
            { type: 'audit', entry },
          ])
        )
          return { result: 'in', token, operator: account };
      }
      // Disabled in this very moment, where no fault was seen before.
      await note(
        store,
        signInRow(at, 'identity provider', account?.name ?? null, fault ?? 'disabled'),
      );
      return { result: 'wrong' };
    },
    refused: (fault) => note(store, signInRow(clock.now(), 'identity provider', null, fault)),
  };
}

async function byPassword(
  deps: SignInDeps,
  strangers: Tries,
  claim: { name: string; password: string; code: string },
): Promise<SignInAnswer> {
  const { store, passwords, clock } = deps;
  const at = clock.now();
  const account = await store.operatorBy({ name: claim.name });
  if (!account) {
    const until = strangers.lockedUntil(claim.name);
    if (until) return { result: 'locked', until };
    if ((await check(passwords, claim.password, null)) === 'busy') return { result: 'busy' };
    strangers.fail(claim.name);
    await note(store, signInRow(at, 'password', null, 'unknown_name'));
    return { result: 'wrong' };
  }
  const proven = await prove(deps, account, claim);
  if (proven.result !== 'right') return proven;
  if (account.disabledAt) return refuse(deps, account, 'disabled');
  const { token, session } = newSession(at);
  const { passwordHash, totpStep } = proven;
  const entry = signInRow(at, 'password', account.name, null);
  const proof = { passwordHash, totpStep };
  if (!(await store.passSignIn(account.id, proof, session, [{ type: 'audit', entry }])))
    return refuse(deps, account, 'used_code');
  if (proven.isWeak) await rehash(deps, account.id, passwordHash, claim.password);
  return { result: 'in', token, operator: account };
}

async function confirm(
  deps: SignInDeps,
  id: string,
  claim: { password: string; code: string },
): ReturnType<SignIn['confirm']> {
  const account = await deps.store.getOperator(id);
  if (!account) return { result: 'wrong' };
  const proven = await prove(deps, account, claim);
  if (proven.result !== 'right') return proven;
  const { totpStep } = proven;
  if (totpStep !== null && !(await deps.store.useTotpStep(id, totpStep)))
    return refuse(deps, account, 'used_code');
  return { result: 'right' };
}

type Proven =
  | { result: 'right'; passwordHash: string; totpStep: number | null; isWeak: boolean }
  | Exclude<SignInAnswer, { result: 'in' }>;

/** Password and code of an account, with the lock before them and the count after. */
async function prove(
  deps: SignInDeps,
  account: OperatorAccount,
  claim: { password: string; code: string },
): Promise<Proven> {
  const { store, passwords, clock } = deps;
  const at = clock.now();
  const secrets = await store.signInSecrets(account.id);
  const until = secrets?.lockedUntil ?? null;
  if (until && until > at) return { result: 'locked', until };
  const passwordHash = secrets?.passwordHash ?? null;
  const checked = await check(passwords, claim.password, passwordHash);
  if (checked === 'busy') return { result: 'busy' };
  if (checked === 'wrong' || !secrets || passwordHash === null)
    return refuse(deps, account, 'wrong_password');
  const { totpSecret } = secrets;
  const step = totpSecret === null ? null : totpStep(totpSecret, claim.code, at);
  if (totpSecret !== null && step === null) return refuse(deps, account, 'wrong_code');
  return { result: 'right', passwordHash, totpStep: step, isWeak: checked === 'weaker' };
}

async function refuse(
  { store, clock }: SignInDeps,
  { id, name }: OperatorAccount,
  fault: SignInFault,
): Promise<{ result: 'wrong' }> {
  const at = clock.now();
  const failures = ((await store.signInSecrets(id))?.failedSignIns ?? 0) + 1;
  const ms = lockMs(failures);
  const lockedUntil = ms > 0 ? new Date(at.getTime() + ms) : null;
  const entry = signInRow(at, 'password', name, fault);
  await store.failSignIn(id, lockedUntil, [{ type: 'audit', entry }]);
  return { result: 'wrong' };
}

async function check(
  passwords: Passwords,
  password: string,
  hash: string | null,
): Promise<'right' | 'weaker' | 'wrong' | 'busy'> {
  try {
    return await passwords.verify(password, hash);
  } catch (error) {
    if (error instanceof BusyError) return 'busy';
    throw error;
  }
}

/** With today's care. When too many wait, the next sign-in does it. */
async function rehash(
  { store, passwords }: Pick<SignInDeps, 'store' | 'passwords'>,
  id: string,
  before: string,
  password: string,
): Promise<void> {
  try {
    await store.rehashPassword(id, before, await passwords.hash(password));
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
  }
}

function note(store: SignInStore, entry: ReturnType<typeof signInRow>): Promise<void> {
  return store.commit([{ type: 'audit', entry }], 'full');
}

/** Null when too many wait for the same key. */
function oneByOne(most = 5) {
  const lines = new Map<string, { tail: Promise<unknown>; waiting: number }>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> | null => {
    const line = lines.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
    if (line.waiting >= most) return null;
    line.waiting += 1;
    const result = line.tail.then(work);
    const end = () => {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(key);
    };
    // Only the order matters here: whoever asked hears of a fault.
    line.tail = result.then(end, end);
    lines.set(key, line);
    return result;
  };
}
