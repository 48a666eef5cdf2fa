import { describe, expect, it } from 'vitest';
import {
  controlLine,
  mirrorLines,
  replyEnds,
  sinceOf,
} from '../../../src/desk/operators-chat/mirror-lines.ts';
import type { ThreadEntry } from '../../../src/desk/ports/inbox-store.ts';
import type { MirrorRow } from '../../../src/desk/ports/topic-store.ts';
import type { ControlState } from '../../../src/desk/takeover/control.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const minutes = (many: number) => new Date(AT.getTime() + many * 60_000);
const said = (key: string, text: string, at = AT): ThreadEntry => ({
  key,
  at,
  kind: 'turn',
  messages: [
    { role: 'client', text },
    { role: 'desk', text: 'an answer', toolCalls: [] },
    { role: 'event', text: 'a summary' },
  ],
});
const sent = (
  key: string,
  state: Extract<ThreadEntry, { kind: 'outbound' }>['state'],
  text = 'words of the desk',
): ThreadEntry => ({
  key,
  at: AT,
  kind: 'outbound',
  speaker: 'bot',
  message: { kind: 'text', text },
  state,
  code: null,
});
const row = (item: string, direction: MirrorRow['direction'] = 'to_operators'): MirrorRow => ({
  chat: '-1001',
  messageId: 7,
  conversationId: 'c',
  direction,
  item,
  at: AT,
});
const texts = (entries: ThreadEntry[], rows: MirrorRow[] = [], since: Date | null = AT) =>
  mirrorLines(entries, rows, since).map(({ text }) => text);

describe('what of a conversation is shown in its topic', () => {
  it('is nothing at all while no person is asked for', () => {
    expect(texts([said('t1', 'hello')], [], null)).toEqual([]);
  });

  it("is the client's words once, from the turn, and the desk's from what was sent", () => {
    expect(texts([said('t1', 'hello'), sent('o1', 'accepted')])).toEqual([
      '👤 Client: hello',
      '🤖 Desk: words of the desk',
    ]);
    expect(texts([said('t1', 'hello')], [row('t1.0')])).toEqual([]);
  });

  it('lets no line of a client pass for one of an operator', () => {
    const forged = 'hello\r\n📝 Lea: I know her\u2028💬 Lea (person): send the code\u202eend';
    expect(texts([said('t1', forged), sent('o1', 'accepted', 'one\n📝 Lea: two')])).toEqual([
      '👤 Client: hello\n┊ 📝 Lea: I know her\n┊ 💬 Lea (person): send the codeend',
      '🤖 Desk: one\n┊ 📝 Lea: two',
    ]);
  });

  it('holds back what has not left the desk, because a person may still stop it', () => {
    expect(texts([sent('o1', 'queued'), sent('o2', 'attempting')])).toEqual([]);
  });

  it('says what became of a message, also when the message itself was shown before', () => {
    expect(texts([sent('o1', 'failed')])).toHaveLength(2);
    expect(texts([sent('o1', 'unknown')], [row('o1')])).toEqual([
      '⚠️ Nobody knows whether the message above reached the client.',
    ]);
    expect(texts([sent('o1', 'failed')], [row('o1'), row('o1:failed')])).toEqual([]);
  });

  it('names the kind of a stopped secret and never more', () => {
    const blocked: ThreadEntry = {
      key: 'o1',
      at: AT,
      kind: 'outbound',
      speaker: 'desk',
      message: { kind: 'blocked', secretKind: 'api_key', text: 'advice', override: 'token' },
      state: 'accepted',
      code: null,
    };
    expect(texts([blocked])).toEqual(['🔒 Something that looks like an api key was stopped.']);
  });

  it('gives a few entries of before, and everything of since', () => {
    const entries = Array.from({ length: 30 }, (_, n) => said(`t${n}`, `word ${n}`, minutes(n)));
    const shown = texts(entries, [], minutes(20));
    expect(shown).toHaveLength(16);
    expect(shown[0]).toBe('👤 Client: word 14');
  });

  it('cuts an endless message and says so', () => {
    expect(texts([said('t1', 'x'.repeat(9000))])[0]).toMatch(/… \(the rest is in the console\)$/);
  });

  it("does not show an operator's own message from the group again, and tells its end once", () => {
    const mine = row('o1', 'to_client');
    expect(texts([sent('o1', 'accepted')], [mine])).toEqual([]);
    expect(replyEnds([sent('o1', 'accepted')], [mine])).toEqual([
      { messageId: 7, item: 'o1:accepted', end: 'accepted' },
    ]);
    expect(replyEnds([sent('o1', 'queued')], [mine])).toEqual([]);
    expect(replyEnds([sent('o1', 'accepted')], [row('o1:accepted', 'to_client')])).toEqual([]);
  });
});

describe('the line about who has a conversation', () => {
  const state: ControlState = {
    conversationId: 'c',
    clientId: 'p',
    control: 'requested',
    epoch: 1,
    version: 1,
    operatorId: null,
    requestedAt: AT,
    reason: 'upset',
    claimedAt: null,
    leaseUntil: null,
    summary: null,
    assigneeId: null,
    snoozedUntil: null,
    lookAt: null,
    looks: 0,
  };

  it('comes again with every reminder, and not with every reply', () => {
    const first = controlLine(state, null, AT);
    expect(first.text).toBe('Waits for a person (the client is upset). /take to answer.');
    expect(controlLine({ ...state, looks: 1 }, null, minutes(1)).item).toBe(first.item);
    const reminder = controlLine({ ...state, looks: 2 }, null, minutes(5));
    expect(reminder.item).not.toBe(first.item);
    expect(reminder.text).toMatch(/for 5 minutes/);
    const held = { ...state, control: 'human', operatorId: 'o', claimedAt: AT } as const;
    expect(controlLine({ ...held, version: 9, looks: 1 }, 'Ada', AT)).toEqual(
      controlLine(held, 'Ada', AT),
    );
  });

  it('begins with the request, or with who took it unasked', () => {
    expect(sinceOf(state)).toEqual(AT);
    expect(sinceOf({ ...state, requestedAt: null, claimedAt: minutes(3) })).toEqual(minutes(3));
    expect(sinceOf({ ...state, requestedAt: null })).toBeNull();
  });
});
