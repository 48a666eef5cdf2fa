import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlMove } from '../../../src/desk/ports/control-store.ts';
import { openOperators } from '../../../src/open-operators.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { ADA, plantOperators } from '../../support/operators.ts';

const MINUTE = 60_000;

describe('what operators have to be told', () => {
  let desk: TestDesk;
  let id: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await desk.say('/human');
    const [client] = await desk.test.store.listClients();
    id = (await desk.test.store.talkOf(client?.id ?? ''))?.id ?? '';
    await pass(0);
    await pass(6);
    expect(desk.told).toEqual([`requested ${id}`, `reminder ${id}`]);
  });
  afterEach(() => desk.remove());

  const pass = async (minutes: number) => {
    desk.clock.advance(minutes * MINUTE);
    await desk.desk.sweep();
    await desk.outbox.idle(id);
  };
  const escalations = () => desk.told.filter((line) => line === `escalated ${id}`).length;
  const logged = (name: string) => desk.logged.filter((line) => line.includes(`"${name}"`));

  it('is told again until it is told, and then no more', async () => {
    desk.failToTell(2);
    await pass(10);
    expect(escalations()).toBe(0);
    // Not before its time, however often somebody looks.
    await pass(0);
    await pass(1);
    expect(escalations()).toBe(0);
    expect(logged('operators_not_told').map((line) => JSON.parse(line))).toEqual([
      { level: 'warn', name: 'operators_not_told', news: 'escalated', tries: 1 },
      { level: 'warn', name: 'operators_not_told', news: 'escalated', tries: 2 },
    ]);
    await pass(2);
    expect(escalations()).toBe(1);
    await pass(200);
    expect(escalations()).toBe(1);
    expect(logged('operators_never_told')).toEqual([]);
  });

  it('is told by the sweep when the process died between the unit and the telling', async () => {
    const { store } = desk.test;
    const state = await store.getControl(id);
    const at = desk.clock.now();
    const move: ControlMove = {
      control: 'requested',
      newSpeaker: false,
      operatorId: null,
      looks: 3,
      news: { news: 'escalated', since: at, retryAt: new Date(at.getTime() + MINUTE) },
    };
    expect(await store.moveControl(id, state?.version ?? -1, move, [])).toBe(true);
    await pass(2);
    expect(escalations()).toBe(1);
    await pass(2);
    expect(escalations()).toBe(1);
  });

  it('outlives the word to the client that nobody is free, but not somebody who comes', async () => {
    desk.failToTell(3);
    await pass(10);
    desk.clock.advance(15 * MINUTE);
    await pass(0);
    expect(escalations()).toBe(0);
    expect(await desk.test.store.newsToTell(new Date(8e15), 10)).toMatchObject([
      { news: 'escalated', tries: 2 },
    ]);
    await desk.desk.takeover.claim(ADA, id);
    expect(await desk.test.store.newsToTell(new Date(8e15), 10)).toEqual([]);
    await pass(5);
    expect(escalations()).toBe(0);
  });

  it('is given up in the end, and the log says so', async () => {
    desk.failToTell(100);
    await pass(10);
    for (let minutes = 0; minutes < 180; minutes += 5) await pass(5);
    expect(escalations()).toBe(0);
    expect(logged('operators_not_told')).toHaveLength(7);
    expect(logged('operators_never_told')).toHaveLength(1);
    expect(await desk.test.store.newsToTell(new Date(8e15), 10)).toEqual([]);
  });
});

describe('telling operators', () => {
  const since = new Date('2026-11-21T10:00:00Z');
  const open = (send: (() => Promise<boolean>) | null) => {
    const events: string[] = [];
    const changes: unknown[] = [];
    const { tell } = openOperators({
      feed: { changed: (event) => void changes.push(event), subscribe: () => () => undefined },
      mail: send && {
        sendCheckpoint: async () => true,
        sendBoardTrouble: async () => true,
        sendConversationWaits: send,
      },
      log: {
        event: (level, name, fields) => void events.push(JSON.stringify([level, name, fields])),
      },
    });
    return { tell, events, changes };
  };

  it('says so when the mail of an escalated request was not taken, or broke', async () => {
    for (const send of [
      async () => false,
      async () => {
        throw new TypeError('words of a client');
      },
    ]) {
      const { tell, events, changes } = open(send);
      expect(await tell('escalated', 'c1', since)).toBe(false);
      expect(changes).toEqual([{ kind: 'conversation', id: 'c1' }]);
      expect(events).toHaveLength(1);
      expect(events[0]).not.toContain('words of a client');
    }
  });

  it('is done with news that needs no mail, and without a mailbox', async () => {
    const never = async () => {
      throw new Error('not to be asked');
    };
    expect(await open(never).tell('reminder', 'c1', since)).toBe(true);
    expect(await open(null).tell('escalated', 'c1', since)).toBe(true);
    expect(await open(async () => true).tell('escalated', 'c1', since)).toBe(true);
  });
});
