import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlMove } from '../../../src/desk/ports/control-store.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { controlRow } from '../../../src/desk/takeover/control-row.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { ADA, BEN, disableOperator, plantOperators, VIC } from '../../support/operators.ts';

export interface ControlUnderTest {
  store: Store;
  place: string;
  key: Uint8Array;
  remove(): Promise<void>;
}

const AT = new Date('2026-11-21T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);

/** Who speaks, in the store, whatever the database. */
export function describeControl(name: string, open: () => Promise<ControlUnderTest>): void {
  describe(`control on ${name}`, () => {
    let under: ControlUnderTest;
    let store: Store;
    let id: string;
    let clientId: string;
    let subject: string;
    beforeEach(async () => {
      under = await open();
      store = under.store;
      ({ id, clientId, subject } = await conversation('ada'));
      await plantOperators(under, [ADA, BEN, VIC]);
    });
    afterEach(() => under.remove());

    async function conversation(chat: string) {
      const opened = await store.openConversation({
        account: 'terminal',
        chat,
        sender: chat,
        altIds: [],
        create: true,
        name: chat,
        timeZone: 'UTC',
        at: AT,
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      });
      if (!opened) throw new Error('The conversation was not opened.');
      const { client } = opened;
      return { id: opened.conversation.id, clientId: client.id, subject: client.subject };
    }
    const now = async () => {
      const state = await store.getControl(id);
      if (!state) throw new Error('There is no such conversation.');
      return state;
    };
    const row = (): Change =>
      controlRow({ client: { subject }, conversation: { id }, at: AT }, 'control.taken', {
        actor: 'human',
        notes: ['operator Ada'],
      });
    const HUMAN: ControlMove = {
      control: 'human',
      newSpeaker: true,
      operatorId: ADA.id,
      requestedAt: null,
      reason: null,
      claimedAt: AT,
      leaseUntil: later(1000),
      summary: 'she likes Berlin',
      lookAt: later(500),
      looks: 0,
      assigneeId: BEN.id,
      snoozedUntil: later(9000),
    };
    const line = (speaker: 'bot' | 'desk' | 'operator', text: string, epoch: number | null) =>
      ({
        type: 'outbound',
        id: ids.next(),
        conversationId: id,
        controlEpoch: epoch,
        speaker,
        message: { kind: 'text', text },
        at: AT,
      }) as const;
    const withoutSpeaker = ({ speaker: _, ...change }: ReturnType<typeof line>): Change => change;
    const claimAll = async () => {
      const said: string[] = [];
      for (;;) {
        const item = await store.claimOutbound(id, 'message', AT);
        if (!item) return said;
        said.push('text' in item.message ? item.message.text : '');
        await store.finishOutbound(item.id, { state: 'accepted', ref: null, order: null }, AT, []);
      }
    };
    const rows = async () => (await store.listAudit({ user: subject, limit: 20 })).length;

    it('begins with the bot, and gives back every field that a move sets', async () => {
      expect(await store.getControl('nobody')).toBeNull();
      expect(await now()).toEqual({
        conversationId: id,
        clientId,
        control: 'bot',
        epoch: 0,
        version: 0,
        operatorId: null,
        requestedAt: null,
        reason: null,
        claimedAt: null,
        leaseUntil: null,
        summary: null,
        assigneeId: null,
        snoozedUntil: null,
        lookAt: null,
        looks: 0,
      });
      expect(await store.moveControl(id, 0, HUMAN, [row()], ADA.id)).toBe(true);
      const { newSpeaker: _, ...set } = HUMAN;
      expect(await now()).toEqual({ conversationId: id, clientId, epoch: 1, version: 1, ...set });
      const keep: ControlMove = { control: 'human', newSpeaker: false, operatorId: ADA.id };
      expect(await store.moveControl(id, 1, keep, [])).toBe(true);
      expect(await now()).toMatchObject({ ...set, epoch: 1, version: 2 });
    });

    it('moves once under a race, and the loser writes nothing', async () => {
      const moves = [ADA, BEN].map(({ id: operatorId }) =>
        store.moveControl(id, 0, { ...HUMAN, operatorId }, [row()], operatorId),
      );
      expect((await Promise.all(moves)).toSorted()).toEqual([false, true]);
      expect(await now()).toMatchObject({ version: 1, epoch: 1 });
      expect(await rows()).toBe(1);
      expect(await store.commitUnderControl(id, 0, [row()])).toBe(false);
      expect(await rows()).toBe(1);
      expect(await store.commitUnderControl(id, 1, [row()], ADA.id)).toBe(true);
      expect(await rows()).toBe(2);
      expect(await now()).toMatchObject({ version: 1 });
    });

    it('lets no operator act who is not active', async () => {
      await disableOperator(under, ADA);
      expect(await store.moveControl(id, 0, HUMAN, [row()], ADA.id)).toBe(false);
      expect(await store.commitUnderControl(id, 0, [row()], ADA.id)).toBe(false);
      expect(await store.moveControl(id, 0, HUMAN, [row()], 'nobody')).toBe(false);
      expect(await rows()).toBe(0);
      expect(await store.operatorStanding(ADA.id)).toEqual({ name: 'Ada', active: false });
      expect(await store.operatorStanding('nobody')).toBeNull();
      expect(await store.operatorsExist()).toBe(true);
      await disableOperator(under, BEN);
      // Who only looks on takes nothing over.
      expect(await store.operatorsExist()).toBe(false);
      expect((await store.loadWorkspace(id)).peopleThere).toBe(false);
    });

    it('leaves nothing of a move whose changes cannot be written', async () => {
      const known = line('bot', 'one', 0);
      await store.commit([known], 'full');
      await expect(store.moveControl(id, 0, HUMAN, [row(), known])).rejects.toThrow();
      expect(await now()).toMatchObject({ control: 'bot', version: 0, epoch: 0 });
      expect(await rows()).toBe(0);
    });

    it('drops only the words of the bot when somebody else speaks', async () => {
      await store.commit(
        [
          line('bot', 'bot', 0),
          line('desk', 'desk', null),
          line('operator', 'operator', null),
          withoutSpeaker(line('bot', 'desk by default', null)),
        ],
        'full',
      );
      await store.moveControl(id, 0, HUMAN, []);
      // Even under the epoch of now: while a person answers the bot is silent.
      await store.commit([line('bot', 'bot now', 1), line('bot', 'by itself', null)], 'full');
      expect(await claimAll()).toEqual(['desk', 'operator', 'desk by default']);
      await store.moveControl(id, 1, { ...HUMAN, control: 'returning', newSpeaker: false }, []);
      await store.commit([line('bot', 'while returning', 1)], 'full');
      expect(await claimAll()).toEqual([]);
      await store.commit([line('operator', 'goodbye', null), line('bot', 'too early', 1)], 'full');
      await store.moveControl(id, 2, { ...HUMAN, control: 'bot', operatorId: null }, []);
      await store.commit([line('bot', 'again', 2)], 'full');
      expect(await claimAll()).toEqual(['goodbye', 'again']);
    });

    it('asks for a person once, and only while the bot has the conversation', async () => {
      const request = {
        type: 'control_requested',
        conversationId: id,
        reason: 'upset',
        at: AT,
        alongside: [row()],
      } as const;
      await store.commit([request, request], 'full');
      expect(await now()).toMatchObject({
        control: 'requested',
        reason: 'upset',
        requestedAt: AT,
        lookAt: AT,
        looks: 0,
        version: 1,
        epoch: 0,
      });
      expect(await rows()).toBe(1);
      await store.commit([line('bot', 'still here', 0)], 'full');
      expect(await claimAll()).toEqual(['still here']);
      expect(await store.dueForControlLook(later(-1), 10)).toEqual([]);
      expect(await store.dueForControlLook(AT, 10)).toEqual([id]);
      await store.moveControl(id, 1, { ...HUMAN, lookAt: null }, []);
      await store.commit([request], 'full');
      expect(await now()).toMatchObject({ control: 'human' });
      expect(await store.dueForControlLook(later(9e9), 10)).toEqual([]);
    });

    it('owes the operators news from the move that makes it true until it is told, whoever tells it', async () => {
      const since = later(1);
      const reminded = (version: number, news: ControlMove['news']) =>
        store.moveControl(
          id,
          version,
          {
            control: 'requested',
            newSpeaker: false,
            operatorId: null,
            ...(news === undefined ? {} : { news }),
          },
          [],
        );
      const escalated = { news: 'escalated', since, retryAt: later(100) } as const;
      expect(await reminded(5, escalated)).toBe(false);
      expect(await store.newsToTell(later(9e9), 10)).toEqual([]);
      expect(await reminded(0, escalated)).toBe(true);
      expect(await store.newsToTell(later(99), 10)).toEqual([]);
      const owed = { conversationId: id, news: 'escalated', since, tries: 1 } as const;
      expect(await store.newsToTell(later(100), 10)).toEqual([owed]);
      // Other moves leave it owed, and a claim is one worker's.
      expect(await reminded(1, undefined)).toBe(true);
      const claims = [1, 2, 3].map(() => store.claimNews(owed, later(200)));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      expect(await store.newsToTell(later(199), 10)).toEqual([]);
      expect(await store.newsToTell(later(200), 10)).toEqual([{ ...owed, tries: 2 }]);
      // Newer news takes its place, and the end of the older one does not end it.
      expect(await reminded(2, { ...escalated, news: 'lease_ended', since: later(2) })).toBe(true);
      await store.newsSettled(id, since);
      expect(await store.claimNews({ ...owed, tries: 2 }, later(300))).toBe(false);
      expect(await store.newsToTell(later(100), 10)).toEqual([
        { conversationId: id, news: 'lease_ended', since: later(2), tries: 1 },
      ]);
      expect(await now()).toMatchObject({ version: 3 });
      await store.newsSettled(id, later(2));
      expect(await store.newsToTell(later(9e9), 10)).toEqual([]);
      await reminded(3, escalated);
      await reminded(4, null);
      expect(await store.newsToTell(later(9e9), 10)).toEqual([]);
    });

    it('applies a turn while the bot speaks under its epoch, and the other part afterwards', async () => {
      const turn = (epoch: number): Change => ({
        type: 'while_bot_speaks',
        conversationId: id,
        controlEpoch: epoch,
        changes: [line('desk', 'turn', null)],
        otherwise: [line('desk', 'set aside', null)],
      });
      await store.commit([turn(0)], 'full');
      await store.moveControl(id, 0, HUMAN, []);
      await store.commit([turn(0), turn(1)], 'full');
      expect(await claimAll()).toEqual(['turn', 'set aside', 'set aside']);
    });

    it('keeps notes once, apart from what is said, and finds by id what was written', async () => {
      const note = {
        type: 'note_written',
        note: {
          id: ids.next(),
          conversationId: id,
          operatorId: null,
          kind: 'draft',
          text: 'never seen by the client',
          at: AT,
        },
      } as const;
      await store.commit([note, note], 'full');
      expect(await store.writtenIn(note.note.id)).toBe(id);
      const said = line('operator', 'hello', null);
      await store.commit([said], 'full');
      expect(await store.writtenIn(said.id)).toBe(id);
      expect(await store.writtenIn('nothing-there')).toBeNull();
      expect(await claimAll()).toEqual(['hello']);
    });

    it('takes a tag twice and gives it back twice', async () => {
      const tag = (on: boolean): Change => ({
        type: 'tag_set',
        conversationId: id,
        tag: 'visa',
        on,
      });
      await store.commit([tag(true), tag(true), tag(false), tag(false)], 'full');
    });

    it('gives the talk from a moment on, in its order', async () => {
      const turn = (at: Date, text: string): Change => ({
        type: 'transcript',
        conversationId: id,
        turnId: ids.next(),
        messages: [{ role: 'operator', name: 'Ada', text }],
        at,
      });
      await store.commit(
        [turn(AT, 'before'), turn(later(5), 'one'), turn(later(6), 'two')],
        'full',
      );
      expect((await store.talkSince(id, later(5))).map(({ text }) => text)).toEqual(['one', 'two']);
    });

    it('leaves nothing of it behind when the client is erased', async () => {
      await store.moveControl(id, 0, HUMAN, [
        {
          type: 'note_written',
          note: {
            id: ids.next(),
            conversationId: id,
            operatorId: ADA.id,
            kind: 'note',
            text: 'x',
            at: AT,
          },
        },
        { type: 'tag_set', conversationId: id, tag: 'visa', on: true },
      ]);
      await store.commit([{ type: 'erasure_begun', clientId, at: AT }], 'full');
      const row = controlRow(
        { client: { subject }, conversation: null, at: AT },
        'control.closed',
        {
          actor: 'automation',
          notes: [],
        },
      );
      if (row.type !== 'audit') throw new Error('A row of the log is an audit change.');
      expect(await store.eraseClient(clientId, row.entry)).toBe(true);
      expect(await store.getControl(id)).toBeNull();
      expect(await store.moveControl(id, 1, HUMAN, [])).toBe(false);
    });
  });
}
