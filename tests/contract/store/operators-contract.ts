import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountRow } from '../../../src/desk/operators/account-rows.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';

export interface OperatorStoreUnderTest {
  store: Store;
  remove(): Promise<void>;
}

const AT = new Date('2026-11-21T10:00:00.000Z');
const HOUR = 3_600_000;
const later = (ms: number) => new Date(AT.getTime() + ms);

/** What every store must do for the people of the desk. Run on each adapter. */
export function describeOperators(name: string, open: () => Promise<OperatorStoreUnderTest>): void {
  describe(`operators in the store on ${name}`, () => {
    let under: OperatorStoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const row = (): Change => ({
      type: 'audit',
      entry: accountRow(AT, { operator: null, source: 'command line' }, 'added', 'Somebody'),
    });
    const rows = async () => (await store.listAudit({ user: 'desk', limit: 100 })).length;
    const add = async (
      name: string,
      more: Partial<Parameters<Store['addOperator']>[0]> = {},
    ): Promise<string | null> => {
      const id = ids.next();
      const account = {
        id,
        name,
        email: null,
        role: 'operator' as const,
        assignedOnly: false,
        telegramUser: null,
        passwordHash: 'hash',
        at: AT,
        ...more,
      };
      return (await store.addOperator(account, [row()])) ? id : null;
    };
    const added = async (name: string, more: Partial<Parameters<Store['addOperator']>[0]> = {}) => {
      const id = await add(name, more);
      if (id === null) throw new Error(`${name} was not added`);
      return id;
    };
    const session = (digest: string, at = AT) => ({
      digest,
      csrf: `csrf-${digest}`,
      at,
      expiresAt: new Date(at.getTime() + 7 * 24 * HOUR),
    });
    const proof = { passwordHash: 'hash', totpStep: null };
    const signIn = (id: string, digest: string) => store.passSignIn(id, proof, session(digest), []);

    it('keeps names apart without regard to case, and writes nothing for a name that is taken', async () => {
      await added('Åsa Öberg');
      for (const name of ['Åsa Öberg', 'åsa öberg', 'ÅSA ÖBERG'])
        expect(await add(name)).toBeNull();
      expect(await rows()).toBe(1);
      expect(await store.operatorBy({ name: 'åSA öberg' })).toMatchObject({ name: 'Åsa Öberg' });
      expect(await store.operatorBy({ name: 'Asa Oberg' })).toBeNull();
    });

    it('keeps addresses and Telegram accounts apart', async () => {
      const ada = await added('Ada', { email: 'ada@example.com', telegramUser: '42' });
      expect(await add('Ben', { email: 'ADA@example.com' })).toBeNull();
      expect(await add('Ben', { telegramUser: '42' })).toBeNull();
      const ben = await added('Ben');
      expect(await store.changeOperator(ben, { email: 'Ada@Example.com' }, [row()])).toBe('taken');
      expect(await store.changeOperator(ada, { email: 'ada@example.com' }, [])).toBe('changed');
      expect(await store.operatorBy({ email: 'Ada@example.com' })).toMatchObject({ id: ada });
      expect(await store.operatorBy({ telegramUser: '42' })).toMatchObject({ id: ada });
    });

    it('lists accounts without what proves who they are', async () => {
      const id = await added('Ada', { role: 'lead', assignedOnly: true });
      await store.changeOperator(id, { totpSecret: 'JBSWY3DPEHPK3PXP' }, []);
      expect(await store.listOperators()).toEqual([
        {
          id,
          name: 'Ada',
          email: null,
          role: 'lead',
          assignedOnly: true,
          telegramUser: null,
          hasPassword: true,
          hasTotp: true,
          createdAt: AT,
          disabledAt: null,
          lockedUntil: null,
        },
      ]);
      expect(await store.signInSecrets(id)).toMatchObject({ totpSecret: 'JBSWY3DPEHPK3PXP' });
    });

    it('never lets the last admin go, of two who ask at once neither', async () => {
      const [ada, ben] = [
        await added('Ada', { role: 'admin' }),
        await added('Ben', { role: 'admin' }),
      ];
      await added('Cy', { role: 'lead' });
      const results = await Promise.all([
        store.changeOperator(ada, { role: 'viewer' }, [row()]),
        store.changeOperator(ben, { disabledAt: AT }, [row()]),
      ]);
      expect(results.toSorted()).toEqual(['changed', 'last_admin']);
      const admins = (await store.listOperators()).filter(
        ({ role, disabledAt }) => role === 'admin' && disabledAt === null,
      );
      expect(admins).toHaveLength(1);
      expect(await rows()).toBe(4);
    });

    it('opens a session and writes its row in one unit', async () => {
      const id = await added('Ada', { role: 'lead' });
      expect(await store.passSignIn(id, proof, session('a'), [row()])).toBe(true);
      expect(await store.getSession('a', later(HOUR), 8 * HOUR)).toEqual({
        operator: { id, name: 'Ada', role: 'lead', assignedOnly: false },
        csrf: 'csrf-a',
        createdAt: AT,
        expiresAt: later(7 * 24 * HOUR),
      });
      expect(await store.getSession('b', AT, 8 * HOUR)).toBeNull();
      expect(await rows()).toBe(2);
    });

    it('opens none with a password that was changed meanwhile, nor for somebody shut out', async () => {
      const id = await added('Ada');
      const old = { passwordHash: 'old', totpStep: null };
      expect(await store.passSignIn(id, old, session('a'), [row()])).toBe(false);
      await store.changeOperator(id, { disabledAt: AT }, []);
      expect(await signIn(id, 'a')).toBe(false);
      expect(await store.passSignIn(id, 'identity provider', session('a'), [])).toBe(false);
      expect(await store.getSession('a', AT, HOUR)).toBeNull();
      expect(await rows()).toBe(1);
    });

    it('takes a code once, of many at once one, and no older one afterwards', async () => {
      const id = await added('Ada');
      await store.changeOperator(id, { totpSecret: 'JBSWY3DPEHPK3PXP' }, []);
      const tries = ['a', 'b', 'c', 'd'].map((digest) =>
        store.passSignIn(id, { passwordHash: 'hash', totpStep: 100 }, session(digest), []),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await store.listSessions(id)).toHaveLength(1);
      const older = { passwordHash: 'hash', totpStep: 99 };
      expect(await store.passSignIn(id, older, session('e'), [])).toBe(false);
      expect(await store.useTotpStep(id, 100)).toBe(false);
      expect(await store.useTotpStep(id, 101)).toBe(true);
      // Without a code at all, where one is needed.
      expect(await signIn(id, 'f')).toBe(false);
    });

    it('counts failures, never makes a lock shorter, and forgets both at a sign-in', async () => {
      const id = await added('Ada');
      await Promise.all([1, 2, 3].map(() => store.failSignIn(id, null, [row()])));
      await store.failSignIn(id, later(HOUR), []);
      await store.failSignIn(id, later(60_000), []);
      expect(await store.signInSecrets(id)).toMatchObject({
        failedSignIns: 5,
        lockedUntil: later(HOUR),
      });
      expect(await rows()).toBe(4);
      await signIn(id, 'a');
      expect(await store.signInSecrets(id)).toMatchObject({ failedSignIns: 0, lockedUntil: null });
    });

    it.each([
      ['a new role', { role: 'viewer' }],
      ['a new address', { email: 'new@b.example' }],
      ['a new password', { passwordHash: 'new' }],
      ['a second factor', { totpSecret: 'JBSWY3DPEHPK3PXP' }],
      ['shutting out', { disabledAt: AT }],
    ] as const)('ends all sessions with %s', async (_, set) => {
      const id = await added('Ada');
      const ben = await added('Ben');
      await signIn(id, 'a');
      await signIn(id, 'b');
      await signIn(ben, 'c');
      expect(await store.changeOperator(id, set, [])).toBe('changed');
      expect(await store.listSessions(id)).toEqual([]);
      expect(await store.listSessions(ben)).toHaveLength(1);
    });

    it('tells an open session of a narrower view at once', async () => {
      const id = await added('Ada');
      await signIn(id, 'a');
      await store.changeOperator(id, { assignedOnly: true }, []);
      const found = await store.getSession('a', AT, HOUR);
      expect(found?.operator.assignedOnly).toBe(true);
    });

    it('lets a session end by its time, and by nobody using it; a look is no use', async () => {
      const id = await added('Ada');
      await signIn(id, 'a');
      expect(await store.sessionHolds('a', later(HOUR), 8 * HOUR)).toBe(true);
      expect(await store.sessionHolds('a', later(8 * HOUR), 8 * HOUR)).toBe(false);
      expect(await store.getSession('a', later(7 * HOUR), 8 * HOUR)).not.toBeNull();
      expect(await store.getSession('a', later(14 * HOUR), 8 * HOUR)).not.toBeNull();
      expect((await store.listSessions(id))[0]?.seenAt).toEqual(later(14 * HOUR));
      const end = later(7 * 24 * HOUR);
      expect(await store.getSession('a', end, 365 * 24 * HOUR)).toBeNull();
    });

    it('notes the use of a session at most once a minute', async () => {
      const id = await added('Ada');
      await signIn(id, 'a');
      await store.getSession('a', later(59_999), HOUR);
      expect((await store.listSessions(id))[0]?.seenAt).toEqual(AT);
      await store.getSession('a', later(60_000), HOUR);
      expect((await store.listSessions(id))[0]?.seenAt).toEqual(later(60_000));
    });

    it('ends a session once, all others of somebody, and what is over', async () => {
      const id = await added('Ada');
      for (const digest of ['a', 'b', 'c']) await signIn(id, digest);
      expect(await store.endSession('a', [row()])).toBe(true);
      expect(await store.endSession('a', [row()])).toBe(false);
      expect(await rows()).toBe(2);
      await store.endSessions(id, [row()], 'b');
      expect((await store.listSessions(id)).map(({ digest }) => digest)).toEqual(['b']);
      expect(await store.purgeSessions(AT, AT)).toBe(0);
      expect(await store.purgeSessions(AT, later(1))).toBe(1);
    });

    it('hashes a password anew only while it is the same, and ends no session', async () => {
      const id = await added('Ada');
      await signIn(id, 'a');
      await store.rehashPassword(id, 'another', 'lost');
      await store.rehashPassword(id, 'hash', 'stronger');
      expect(await store.signInSecrets(id)).toMatchObject({ passwordHash: 'stronger' });
      expect(await store.listSessions(id)).toHaveLength(1);
    });

    it('knows nobody by a made-up id', async () => {
      expect(await store.getOperator('none')).toBeNull();
      expect(await store.signInSecrets('none')).toBeNull();
      expect(await store.changeOperator('none', { role: 'admin' }, [row()])).toBe('unknown');
      expect(await signIn('none', 'a')).toBe(false);
      expect(await store.useTotpStep('none', 1)).toBe(false);
      expect(await rows()).toBe(0);
    });
  });
}
