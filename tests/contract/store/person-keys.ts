import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { StoreUnderTest } from './store-contract.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const NUMBER = '4917012345';
const LID = '199900001111';
const BY_NUMBER = `${NUMBER}@s.whatsapp.net`;
const BY_LID = `${LID}@lid`;

/** What a chat channel keeps under the names of people, and what of it goes with them. Run on each adapter. */
export function describePersonKeys(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`keys with people in the store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const chat = (sender: string, altIds: string[] = [], writtenAt = AT) =>
      store.openConversation({
        account: 'whatsapp',
        chat: sender,
        sender,
        altIds,
        create: true,
        name: null,
        timeZone: 'UTC',
        at: AT,
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
        writtenAt,
      });
    const write = (keys: readonly (readonly [type: string, id: string, value?: string])[]) =>
      store.writeChannelKeys(
        'whatsapp',
        keys.map(([type, id, value = 'x']) => ({ type, id, value: JSON.stringify(value) })),
      );
    const left = async (keys: readonly (readonly [type: string, id: string, value?: string])[]) => {
      const found: string[] = [];
      for (const [type, id] of keys)
        if ((await store.readChannelKeys('whatsapp', type, [id])).has(id))
          found.push(`${type} ${id}`);
      return found;
    };

    async function leave(address: string): Promise<void> {
      const person = await chat(address);
      if (!person) throw new Error('not opened');
      const { id: clientId, subject } = person.client;
      await store.commit([{ type: 'erasure_begun', clientId, at: AT }], 'full');
      await store.eraseClient(clientId, {
        user: subject,
        at: AT,
        conversation: null,
        source: 'desk',
        dataCategory: 'identity',
        purpose: 'test',
        actor: 'automation',
        action: 'client.erased',
        externalAction: false,
        approvalRequired: false,
        approvalReceived: false,
        errorStatus: 'none',
        notes: '',
      });
    }

    const THEIRS = [
      ['session', `${NUMBER}.0`],
      ['session', `${LID}_1.12`],
      ['identity-key', `${LID}_1.0`],
      ['device-list', NUMBER],
      ['device-list', LID],
      ['tctoken', BY_LID],
      ['sender-key', `12036@g.us::${NUMBER}::0`],
      ['sender-key', `12036@g.us::${LID}_1::3`],
      ['lid-mapping', NUMBER, LID],
      ['lid-mapping', `${LID}_reverse`, NUMBER],
    ] as const;
    const OTHERS = [
      ['session', `${NUMBER}9.0`],
      ['session', `1${NUMBER}.0`],
      ['sender-key', `12036@g.us::1${NUMBER}::0`],
      ['tctoken', '__index'],
      // A key of the desk itself may be counted by the very number.
      ['pre-key', NUMBER],
    ] as const;

    it.each([
      ['number', BY_NUMBER],
      ['LID', BY_LID],
    ])('go under both names of a person who is known by %s alone', async (_name, address) => {
      await write([...THEIRS, ...OTHERS]);
      await leave(address);
      expect(await left(THEIRS)).toEqual([]);
      expect(await left(OTHERS)).toHaveLength(OTHERS.length);
      // What was written under the other name before the goodbye, and comes late, belongs to nobody either.
      expect(await chat(address === BY_LID ? BY_NUMBER : BY_LID)).toBeNull();
    });

    it('stay when the other name is that of another client', async () => {
      await write(THEIRS);
      const other = await chat(BY_LID);
      await leave(BY_NUMBER);
      expect(await left([['session', `${LID}_1.12`]])).toHaveLength(1);
      expect((await chat(BY_LID))?.client.id).toBe(other?.client.id);
    });

    it('that were written after the goodbye go as well, until the person writes again', async () => {
      await chat(BY_LID, [BY_NUMBER]);
      await chat('555500001@lid');
      await leave(BY_LID);
      await write([...THEIRS, ...OTHERS]);
      await store.dropErasedKeys('another-account');
      expect(await left(THEIRS)).toHaveLength(THEIRS.length);
      await store.dropErasedKeys('whatsapp');
      expect(await left(THEIRS)).toEqual([]);
      expect(await left(OTHERS)).toHaveLength(OTHERS.length);
      await chat(BY_LID, [BY_NUMBER], new Date(AT.getTime() + 1000));
      await write(THEIRS);
      await store.dropErasedKeys('whatsapp');
      expect(await left(THEIRS)).toHaveLength(THEIRS.length);
    });
  });
}
