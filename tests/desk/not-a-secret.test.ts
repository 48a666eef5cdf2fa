import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundContent } from '../../src/desk/ports/channel.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';

const DOUBTFUL = 'my password is Sunflower';
const KEY = `my token is ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`;

const text = (words: string, more: Partial<Extract<InboundContent, { kind: 'text' }>> = {}) =>
  ({ kind: 'text', text: words, quoted: null, edited: false, forwarded: false, ...more }) as const;

describe('"That was not a secret"', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await desk.say('hello');
  });
  afterEach(() => desk.remove());

  const button = async () => {
    const blocked = (await desk.say(DOUBTFUL)).find(({ kind }) => kind === 'blocked');
    if (blocked?.kind !== 'blocked' || blocked.override === null) throw new Error('no button');
    return blocked.override;
  };
  const tap = async (token: string, chat?: string) => desk.say({ kind: 'tap', token }, chat);
  const isBlocked = async (...said: Parameters<TestDesk['say']>) =>
    (await desk.say(...said)).some(({ kind }) => kind === 'blocked');
  const actions = async () =>
    (await desk.test.store.listAudit({ user: null, limit: 100 })).map(({ action }) => action);
  const heard = (words: string) => JSON.stringify(desk.requests).includes(words);

  it('lets the next message through once, and the one after it not', async () => {
    expect(wordsIn(await tap(await button()))).toMatch(/passes, once/);
    expect(await isBlocked(DOUBTFUL)).toBe(false);
    expect(heard(DOUBTFUL)).toBe(true);
    expect(await isBlocked(DOUBTFUL)).toBe(true);
  });

  it.each(['/notsecret', 'not a secret', "That wasn't a secret!"])(
    'takes "%s" for the tap where there are no buttons',
    async (words) => {
      await button();
      expect(wordsIn(await desk.say(words))).toMatch(/passes, once/);
      expect(await isBlocked(DOUBTFUL)).toBe(false);
    },
  );

  it('keeps nothing of the blocked message, not in the button either', async () => {
    const token = await button();
    await tap(token);
    expect(token).toBe('not_a_secret');
    expect(desk.written.join('\n')).not.toContain('Sunflower');
    expect(desk.logged.join('\n')).not.toContain('Sunflower');
  });

  it('records the request and the message that passed, without its words', async () => {
    await tap(await button());
    expect(await actions()).toContain('secret.overridden_requested');
    expect(await actions()).not.toContain('secret.overridden');
    await desk.say(DOUBTFUL);
    const [row] = await desk.test.store.listAudit({ user: null, limit: 1 });
    expect(row).toMatchObject({
      action: 'secret.overridden',
      actor: 'human',
      dataCategory: 'secret',
    });
    expect(row?.notes).toMatch(/^password by [\w-]+$/);
  });

  it('is used up by the next text, whether or not the guard minds it', async () => {
    await tap(await button());
    await desk.say('find me jobs');
    expect(await isBlocked(DOUBTFUL)).toBe(true);
    expect(await actions()).not.toContain('secret.overridden');
  });

  it('ends after ten minutes', async () => {
    await tap(await button());
    desk.clock.advance(10 * 60_000);
    expect(await isBlocked(DOUBTFUL)).toBe(true);
  });

  it.each([
    ['forwarded', text(DOUBTFUL, { forwarded: true })],
    ['edited', text(DOUBTFUL, { edited: true })],
    ['quoting', text(DOUBTFUL, { quoted: { ref: '1', text: 'hello' } })],
    [
      'captioned',
      {
        kind: 'file',
        name: 'a.txt',
        mime: null,
        size: 1,
        ref: 'x',
        caption: DOUBTFUL,
        album: null,
      },
    ],
  ] as const)('is not used by a %s message', async (_what, content) => {
    await tap(await button());
    expect(await isBlocked(content)).toBe(true);
    expect(await isBlocked(DOUBTFUL)).toBe(false);
  });

  it('does not take somebody else’s words for the tap', async () => {
    await button();
    await desk.say(text('/notsecret', { forwarded: true }));
    expect(await isBlocked(DOUBTFUL)).toBe(true);
  });

  it('counts in its own chat only', async () => {
    await desk.say('hello', 'bo');
    await tap(await button());
    expect(await isBlocked(DOUBTFUL, 'bo')).toBe(true);
    expect(await isBlocked(DOUBTFUL)).toBe(false);
  });

  it('never lets a key of a known shape through, offers no button for it, and says so', async () => {
    const [first] = await desk.say(KEY);
    expect(first).toMatchObject({ kind: 'blocked', override: null });
    expect(wordsIn(first ? [first] : [])).toMatch(/never let through/);
    await desk.say('/notsecret');
    expect(wordsIn(await desk.say(KEY))).toMatch(/never let through/);
    expect(desk.written.join('\n')).not.toContain('ghp_16C7');
    expect(await actions()).not.toContain('secret.overridden');
    // It is used up all the same.
    expect(await isBlocked(DOUBTFUL)).toBe(true);
  });

  it('is given back when the message could not be written, because it comes again', async () => {
    await tap(await button());
    desk.failNextWrite();
    await expect(desk.say(DOUBTFUL)).rejects.toThrow(/disk is full/);
    expect(await isBlocked(DOUBTFUL)).toBe(false);
  });

  it('trust case 14: is neither given nor used up by a replay', async () => {
    const token = await button();
    const tapped = { kind: 'tap', token } as const;
    await desk.say(tapped, 'ada', 'tap-1');
    await desk.say(text('hello'), 'ada', 'old');
    await desk.say(tapped, 'ada', 'tap-1');
    expect(await isBlocked(DOUBTFUL)).toBe(true);
    await tap(token);
    await desk.say(text('hello'), 'ada', 'old');
    expect(await isBlocked(DOUBTFUL)).toBe(false);
  });
});

describe('before consent', () => {
  it('nothing is offered and nothing is let through', async () => {
    const desk = await openTestDesk({ trial: false });
    await desk.say('hi');
    const [blocked] = await desk.say(DOUBTFUL);
    expect(blocked).toMatchObject({ kind: 'blocked', override: null });
    await desk.say({ kind: 'tap', token: 'not_a_secret' });
    expect((await desk.say(DOUBTFUL)).map(({ kind }) => kind)).toContain('blocked');
    await desk.remove();
  });
});
