import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkExtract } from '../../../src/db/extract-check.ts';
import type { AuditVerdict, AuditWitness } from '../../../src/desk/audit.ts';
import type { SignedCheckpoint } from '../../../src/desk/checkpoint.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { pruneLog } from '../../../src/desk/prune-log.ts';
import type { LogUnderTest, RawLog, RawRow } from '../../support/raw-log.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);
const DAY = 86_400_000;

/** What makes the log tamper-evident, whatever the database. Run on each adapter. */
export function describeLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`the audit log on ${name}`, () => {
    let under: LogUnderTest;
    let store: Store;
    let raw: RawLog;
    beforeEach(async () => {
      under = await open();
      ({ store, raw } = under);
    });
    afterEach(() => under.remove());

    const append = (count: number, user = 'ada', at = AT) =>
      store.commit(
        Array.from({ length: count }, () => row(user, at)),
        'full',
      );
    async function checkpoint(at = AT): Promise<SignedCheckpoint> {
      const made = await store.addCheckpoint('time', at);
      if (typeof made === 'string') throw new Error(`No checkpoint was made: ${made}`);
      return made;
    }
    const fileOf = async () => (await raw.checkpoints()).map(({ line }) => line);
    const against = (lines: readonly string[] | null, publicKey: string | null = null) =>
      store.verifyAudit({ lines, publicKey } satisfies AuditWitness);

    it('remembers the newest check of the whole log, and takes what it cannot read for none', async () => {
      expect(await store.lastAuditCheck()).toBeNull();
      await append(3);
      const verdict = await store.verifyAudit();
      const { size, hash } = await store.auditHead();
      expect(verdict).toMatchObject({ ok: true, size, lastHash: hash });
      const check = { at: later(2), by: 'Ada', size, head: hash, verdict };
      await store.keepAuditCheck(check);
      await store.keepAuditCheck({ ...check, at: later(1), by: 'Bo' });
      expect(await store.lastAuditCheck()).toEqual(check);
      expect(await (await under.second()).lastAuditCheck()).toEqual(check);
      const bad: AuditVerdict = { ok: false, fault: 'tampered', firstBadSeq: 2, why: 'changed' };
      await store.keepAuditCheck({ ...check, at: later(3), verdict: bad });
      expect((await store.lastAuditCheck())?.verdict).toEqual(bad);
      await store.keepAuditCheck({ ...check, at: later(4), size: -1 });
      expect(await store.lastAuditCheck()).toBeNull();
    });

    describe('its checkpoints', () => {
      it('come with every thousandth row, in the unit of the row', async () => {
        await append(999);
        expect(await raw.checkpoints()).toEqual([]);
        await append(1_002);
        expect((await raw.checkpoints()).map(({ size, why }) => [size, why])).toEqual([
          [1000, 'rows'],
          [2000, 'rows'],
        ]);
        expect(await store.verifyAudit()).toMatchObject({ ok: true, size: 2001, checkpoints: 2 });
      });

      it('are one a size, whichever process comes first', async () => {
        await append(3);
        const other = await under.second();
        const ask = (one: Store) =>
          Promise.all([one.addCheckpoint('start', AT), one.addCheckpoint('stop', AT)]);
        // In turns: two connections to one file from one thread would wait for each other.
        const results = [...(await ask(store)), ...(await ask(other)), ...(await ask(store))];
        expect(results.filter((result) => result !== 'same')).toHaveLength(1);
        expect(await raw.checkpoints()).toHaveLength(1);
        await append(1);
        expect(await store.addCheckpoint('time', later(1000), 900_000)).toBe('too_soon');
        expect(await other.addCheckpoint('time', later(901_000), 900_000)).toMatchObject({
          size: 4,
        });
      });

      it('are not made of nothing, and speak with one key for ever', async () => {
        expect(await store.addCheckpoint('start', AT)).toBe('same');
        await append(1);
        const key = await store.auditPublicKey();
        expect((await checkpoint()).key).toBe(key);
        store = await under.reopen();
        await append(1);
        expect((await checkpoint()).key).toBe(key);
      });

      it('are handed out in order after a known one, and not after an unknown one', async () => {
        for (let i = 0; i < 4; i++) {
          await append(1);
          await checkpoint(later(i));
        }
        const all = await fileOf();
        expect(await store.checkpointLinesAfter(null)).toEqual(all);
        expect(await store.checkpointLinesAfter(all[1] ?? '')).toEqual(all.slice(2));
        expect(await store.checkpointLinesAfter(all[3] ?? '')).toEqual([]);
        expect(await store.checkpointLinesAfter('{}')).toBeNull();
        expect(await store.checkpointLinesAfter(`${all[3]} `)).toBeNull();
      });
    });

    describe('verification', () => {
      let lines: string[];
      let rows: RawRow[];
      beforeEach(async () => {
        await append(20);
        await checkpoint();
        await append(20, 'bob');
        await checkpoint();
        await append(10);
        lines = await fileOf();
        rows = await raw.rows();
      });

      it('says ok to a log that nobody touched, and counts what agrees', async () => {
        expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: 50, checkpoints: 2 });
        expect(await against(lines, await store.auditPublicKey())).toMatchObject({
          ok: true,
          rows: 50,
          checkpoints: 2,
        });
      });

      const edits: [string, (rows: RawRow[]) => RawRow[], number][] = [
        ['a changed body', (all) => at(all, 30, { body: all[28]?.body ?? '' }), 30],
        ['a changed user', (all) => at(all, 12, { user: 'eve' }), 12],
        ['a changed hash', (all) => at(all, 7, { hash: Buffer.alloc(32) }), 7],
        ['a row deleted in the middle', (all) => all.filter(({ seq }) => seq !== 25), 25],
        ['the first row deleted', (all) => all.slice(1), 1],
        ['a row put in', (all) => [...all, { ...(all[49] as RawRow), seq: 51 }], 51],
        [
          'two rows swapped',
          (all) =>
            all.map((one) =>
              one.seq === 35 || one.seq === 36
                ? { ...(all[70 - one.seq] as RawRow), seq: one.seq }
                : one,
            ),
          35,
        ],
      ];
      it.each(edits)('names the first bad row after %s', async (_what, edit, firstBadSeq) => {
        await raw.replace({ rows: edit(rows) });
        expect(await against(lines)).toMatchObject({ ok: false, fault: 'tampered', firstBadSeq });
      });

      it('trust case 52: sees a cut end by its own checkpoints', async () => {
        await raw.replace({ rows: rows.slice(0, 30) });
        expect(await store.verifyAudit()).toMatchObject({
          ok: false,
          fault: 'truncated',
          firstBadSeq: 31,
        });
      });

      it('sees a cut end by the file when its own checkpoints are cut as well', async () => {
        const own = (await raw.checkpoints()).slice(0, 1);
        await raw.replace({ rows: rows.slice(0, 30), checkpoints: own });
        expect(await store.verifyAudit()).toMatchObject({ ok: true });
        expect(await against(lines)).toMatchObject({
          ok: false,
          fault: 'truncated',
          firstBadSeq: 31,
        });
      });

      it('trust case 52: sees by the file that an old backup was restored, and what came after it', async () => {
        const old = { rows: rows.slice(0, 20), checkpoints: (await raw.checkpoints()).slice(0, 1) };
        await raw.replace(old);
        store = await under.reopen();
        expect(await against(lines)).toMatchObject({ ok: false, fault: 'truncated' });
        await append(40);
        expect(await store.verifyAudit()).toMatchObject({ ok: true });
        expect(await against(lines)).toMatchObject({
          ok: false,
          fault: 'tampered',
          firstBadSeq: 21,
        });
      });

      it('trust case 52: sees a log that was written anew with fitting hashes, by a checkpoint alone', async () => {
        const log = JSON.parse(lines[0] ?? '{}').log;
        let before = createHash('sha256').update('sayso/audit/1\0').update(log).digest();
        const anew = rows.map((one) => {
          const body = one.seq === 33 ? one.body.replace('none', 'fine') : one.body;
          before = createHash('sha256')
            .update(Buffer.of(0))
            .update(log)
            .update(before)
            .update(body)
            .digest();
          return { ...one, body, hash: before };
        });
        await raw.replace({ rows: anew });
        expect(await store.verifyAudit()).toMatchObject({
          fault: 'tampered',
          firstBadSeq: 21,
          why: expect.stringMatching(/rows 21 to 40/),
        });
        await raw.replace({ checkpoints: [] });
        expect(await store.verifyAudit()).toMatchObject({ ok: true });
        expect(await against(lines)).toMatchObject({ fault: 'tampered', firstBadSeq: 21 });
      });

      it('trust case 43: refuses a checkpoint of another key, whatever it says', async () => {
        const { line, key } = forged(lines[1] ?? '', { size: 60 });
        expect(await against([...lines, line])).toMatchObject({
          fault: 'unreadable',
          why: expect.stringMatching(/line 3 .*another key/),
        });
        expect(await against(lines, key)).toMatchObject({ fault: 'unreadable' });
        // In the database itself it is tampering, even when it says the truth: nobody else writes there.
        const table = await raw.checkpoints();
        const same = table.slice(1).map((one) => ({ ...one, line: forged(one.line, {}).line }));
        await raw.replace({ checkpoints: [...table, ...same] });
        expect(await store.verifyAudit()).toMatchObject({ fault: 'tampered' });
      });

      it('refuses a checkpoint of another log', async () => {
        const other = await open();
        try {
          await other.store.commit([row('ada', AT)], 'full');
          await other.store.addCheckpoint('time', AT);
          const foreign = (await other.raw.checkpoints()).map(({ line }) => line);
          expect(await against(foreign)).toMatchObject({ ok: false, fault: 'unreadable' });
        } finally {
          await other.remove();
        }
      });

      it('refuses a line of the file in which one bit is another, wherever it is', async () => {
        const line = lines[1] ?? '';
        for (let i = 0; i < line.length; i += 5) {
          const bytes = Buffer.from(line, 'latin1');
          bytes.writeUInt8((bytes[i] ?? 0) ^ (1 << (i % 8)), i);
          const verdict = await against([lines[0] ?? '', bytes.toString('latin1')]);
          expect(verdict, `bit ${i % 8} of byte ${i}`).toMatchObject({
            ok: false,
            fault: 'unreadable',
          });
        }
        for (const other of [`${line} `, line.replace(',', ', '), line.replace('"v":1', '"v":1.0')])
          expect(await against([other])).toMatchObject({ fault: 'unreadable' });
      });

      it('lets a damaged line of the file hide nothing that another line knows', async () => {
        await raw.replace({ rows: rows.slice(0, 30), checkpoints: [] });
        expect(await against(['broken', ...lines])).toMatchObject({ fault: 'truncated' });
        await raw.replace({ rows: at(rows, 3, { body: '{}' }) });
        expect(await against(['broken', ...lines])).toMatchObject({
          fault: 'tampered',
          firstBadSeq: 3,
        });
      });

      it('does not sign a log that does not fit its newest checkpoint', async () => {
        await raw.replace({ rows: rows.slice(0, 30) });
        expect(await store.addCheckpoint('time', AT)).toBe('broken');
        await raw.replace({ rows: at(rows, 40, { hash: Buffer.alloc(32, 7) }) });
        expect(await store.addCheckpoint('time', AT)).toBe('broken');
      });
    });

    describe('old rows', () => {
      const deps = () => ({
        store,
        clock: { now: () => later(10 * DAY) },
        file: { path: '', publish: async () => 'current' as const, read: () => fileOf() },
      });
      beforeEach(async () => {
        await append(40);
        await checkpoint();
        await append(30, 'bob', later(DAY));
        await append(30, 'ada', later(5 * DAY));
      });

      it('are dropped behind a signed segment, and what follows still verifies', async () => {
        expect(await pruneLog(deps(), later(2 * DAY), 'kim')).toEqual({ pruned: true, rows: 70 });
        expect((await raw.rows()).map(({ seq }) => seq)).toEqual(
          Array.from({ length: 31 }, (_, i) => 71 + i),
        );
        expect(await against(await fileOf())).toMatchObject({ ok: true, rows: 31, size: 101 });
        const [last] = await store.listAudit({ user: 'desk', limit: 1 });
        expect(last).toMatchObject({
          action: 'log.pruned',
          actor: 'human',
          notes: 'rows up to 70; operator kim',
        });
        const segment = (await raw.checkpoints()).findLast(({ why }) => why === 'segment');
        expect(JSON.parse(segment?.line ?? '')).toMatchObject({
          size: 70,
          at: later(10 * DAY).toISOString(),
          head: expect.any(String),
        });
        await append(1_000);
        await checkpoint(later(11 * DAY));
        expect(await against(await fileOf())).toMatchObject({ ok: true, size: 1_101 });
        expect(await pruneLog(deps(), later(2 * DAY), null)).toEqual({ pruned: true, rows: 0 });
      });

      it('stay in order of the log: a newer one keeps those behind it, and the newest stays', async () => {
        await append(5, 'ada', AT);
        expect(await store.lastRowBefore(later(DAY))).toBe(40);
        expect(await store.lastRowBefore(later(99 * DAY))).toBe(104);
        expect(await store.lastRowBefore(AT)).toBe(0);
      });

      it('are not dropped by a slip: only up to a segment, and never changed', async () => {
        await expect(raw.run('DELETE FROM audit WHERE seq = 1')).rejects.toThrow(/append-only/);
        await pruneLog(deps(), later(2 * DAY), null);
        await expect(raw.run('DELETE FROM audit WHERE seq = 71')).rejects.toThrow(/append-only/);
        await expect(raw.run("UPDATE audit SET body = ''")).rejects.toThrow(/append-only/);
      });

      it('are not dropped while the log does not verify', async () => {
        const rows = await raw.rows();
        await raw.replace({ rows: at(rows, 9, { user: 'eve' }) });
        expect(await pruneLog(deps(), later(2 * DAY), null)).toMatchObject({
          pruned: false,
          verdict: { fault: 'tampered', firstBadSeq: 9 },
        });
        expect(await raw.rows()).toHaveLength(100);
      });

      it('are missed when somebody drops them behind a segment that is not signed', async () => {
        const table = await raw.checkpoints();
        const [signed] = table;
        if (!signed) throw new Error('There is no checkpoint.');
        for (const segment of [
          { ...signed, why: 'segment' },
          {
            ...signed,
            why: 'segment',
            size: 70,
            line: signed.line.replace('"size":40', '"size":70'),
          },
          { ...signed, why: 'segment', line: forged(signed.line, { why: 'segment' }).line },
        ]) {
          await raw.replace({ checkpoints: [...table, segment] });
          await raw.run(`DELETE FROM audit WHERE seq <= ${segment.size}`);
          expect(await store.verifyAudit()).toMatchObject({ ok: false, fault: 'tampered' });
        }
      });

      it('are noticed when they come back', async () => {
        const rows = await raw.rows();
        await pruneLog(deps(), later(2 * DAY), null);
        await raw.replace({ rows: [...rows.slice(0, 5), ...(await raw.rows())] });
        expect(await store.verifyAudit()).toMatchObject({ fault: 'tampered', firstBadSeq: 1 });
      });
    });

    describe('an extract of one client', () => {
      beforeEach(async () => {
        for (let i = 0; i < 9; i++) {
          await append(3 + i);
          await append(4, 'bob');
        }
      });

      it('proves its rows by the public key alone, and shows nothing of others', async () => {
        const lines = (await store.extractAudit('bob', AT)) ?? [];
        const key = await store.auditPublicKey();
        expect(lines).toHaveLength(37);
        expect(checkExtract(lines, key)).toMatchObject({ ok: true, subject: 'bob', rows: 36 });
        const users = lines.slice(1).map((line) => JSON.parse(line).row.user);
        expect(new Set(users)).toEqual(new Set(['bob']));
        expect(lines.join('')).not.toContain('"ada"');
        expect((await raw.checkpoints()).at(-1)).toMatchObject({ why: 'export', size: 99 });
      });

      it('holds when the beginning of the log was dropped', async () => {
        await store.addCheckpoint('time', AT);
        await store.dropRows(50, AT, []);
        const lines = (await store.extractAudit('bob', AT)) ?? [];
        const left = (await raw.rows()).filter(({ user }) => user === 'bob').length;
        expect(left).toBeLessThan(36);
        expect(checkExtract(lines, await store.auditPublicKey())).toMatchObject({
          ok: true,
          rows: left,
        });
      });

      it('is refused when one byte, row, place or key is another', async () => {
        const lines = (await store.extractAudit('bob', AT)) ?? [];
        const key = await store.auditPublicKey();
        const bad = (changed: readonly string[]) => checkExtract(changed, key);
        const edited = lines.with(5, lines[5]?.replace('"none"', '"some"') ?? '');
        expect(bad(edited)).toMatchObject({ fault: 'altered', line: 6 });
        expect(bad(lines.toSpliced(4, 1))).toMatchObject({ fault: 'altered' });
        expect(bad(lines.slice(0, -1))).toMatchObject({ fault: 'altered' });
        expect(bad([...lines, lines[3] ?? ''])).toMatchObject({ fault: 'altered' });
        expect(bad(lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''))).toMatchObject({
          fault: 'altered',
        });
        expect(bad(lines.with(0, lines[0]?.replace('"rows":36', '"rows":35') ?? ''))).toMatchObject(
          { fault: 'altered', line: 1 },
        );
        const other = forged(JSON.parse(lines[0] ?? '{}').checkpoint, {}).key;
        expect(checkExtract(lines, other)).toMatchObject({ fault: 'unreadable', line: 1 });
        expect(bad([])).toMatchObject({ fault: 'unreadable' });
        expect(bad(['x'.repeat(100_000)])).toMatchObject({ fault: 'unreadable' });
      });

      it('is not made of a log that does not fit its checkpoints', async () => {
        await checkpoint();
        await raw.replace({ rows: (await raw.rows()).slice(0, 50) });
        expect(await store.extractAudit('bob', AT)).toBeNull();
      });

      it('of a client without rows says so, and proves that', async () => {
        const lines = (await store.extractAudit('nobody', AT)) ?? [];
        expect(checkExtract(lines, await store.auditPublicKey())).toMatchObject({
          ok: true,
          rows: 0,
        });
      });
    });
  });
}

function row(user: string, at: Date): Change {
  return {
    type: 'audit',
    entry: {
      user,
      at,
      conversation: null,
      source: 'test',
      dataCategory: 'operation',
      purpose: 'test',
      actor: 'automation',
      action: 'test.done',
      externalAction: false,
      approvalRequired: false,
      approvalReceived: false,
      errorStatus: 'none',
      notes: '',
    },
  };
}

/** The rows with one of them changed. */
function at(rows: readonly RawRow[], seq: number, values: Partial<RawRow>): RawRow[] {
  return rows.map((one) => (one.seq === seq ? { ...one, ...values } : one));
}

/** The same statement, changed, under a good signature of somebody else. */
function forged(line: string, values: object): { line: string; key: string } {
  const { sig: _, ...statement } = JSON.parse(line);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const text = JSON.stringify({ ...statement, ...values, key });
  const sig = sign(null, Buffer.from(`sayso/checkpoint/1\0${text}`), privateKey);
  return { line: `${text.slice(0, -1)},"sig":"${sig.toString('base64')}"}`, key };
}
