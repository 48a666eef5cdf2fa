import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

const SEND = [{ name: 'send_outreach', args: {} }];
const HOUR = 3_600_000;

describe('approvals on the desk', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function card() {
    desk.script(SEND);
    return cardIn(await desk.say('the card, please'));
  }
  const tap = (token: string, chat?: string, eventId?: string) =>
    desk.say({ kind: 'tap', token }, chat, eventId);
  const audit = async () =>
    (await desk.test.store.listAudit({ user: null, limit: 50 })).map(({ action }) => action);

  it('sends the bytes of the card once, after the yes, and never before (I5)', async () => {
    const asked = await card();
    expect(desk.mails).toHaveLength(0);
    const answer = await tap(asked.token.yes);
    expect(desk.mails).toHaveLength(1);
    const [mail] = desk.mails;
    expect(asked.text).toContain(mail?.body);
    expect(asked.text).toContain(`Subject: ${mail?.subject}`);
    expect(asked.text).toContain(mail?.to.email);
    expect(mail?.messageId).toMatch(/^[0-9a-f-]{36}\.[0-9a-f]{16}@sayso\.example$/);
    expect(wordsIn(answer)).toMatch(/#1: Approved by you 10:00\. Sent to/);
    expect(await audit()).toEqual(
      expect.arrayContaining([
        'send_outreach.requested',
        'send_outreach.approved',
        'send_outreach.attempted',
        'send_outreach.done',
      ]),
    );
  });

  it('acts once on a double tap, on a replayed event, and on two taps at once', async () => {
    const asked = await card();
    await Promise.all([
      tap(asked.token.yes, 'ada', 'e1'),
      tap(asked.token.yes, 'ada', 'e2'),
      tap(asked.token.yes, 'ada', 'e1'),
    ]);
    expect(wordsIn(await tap(asked.token.yes, 'ada', 'e3'))).toMatch(/already answered with yes/);
    expect(wordsIn(await tap(asked.token.no, 'ada', 'e4'))).toMatch(/already answered with yes/);
    expect(desk.mails).toHaveLength(1);
  });

  it('takes a no for a no', async () => {
    const asked = await card();
    expect(wordsIn(await desk.say('no, too long'))).toMatch(/Declined by you/);
    await tap(asked.token.yes);
    expect(desk.mails).toHaveLength(0);
  });

  it.each([
    'yes but make it shorter',
    'yes?',
    'ok, wait',
    'yes to the first only',
    'not yet',
    'maybe',
  ])('does not act on %j', async (words) => {
    await card();
    await desk.say(words);
    expect(desk.mails).toHaveLength(0);
    expect(wordsIn(await desk.say('yes'))).toMatch(/Sent to/);
  });

  it.each([
    ['an edited message', { edited: true, forwarded: false }],
    ['a forwarded message', { edited: false, forwarded: true }],
  ])('never takes %s for a yes', async (_what, flags) => {
    await card();
    await desk.say({ kind: 'text', text: 'yes', quoted: null, ...flags });
    expect(desk.mails).toHaveLength(0);
  });

  it('asks which one when several cards wait, and takes the number', async () => {
    const first = await card();
    desk.script([{ name: 'draft_outreach', args: { job: 2 } }], SEND);
    await desk.say('draft for 2');
    const second = cardIn(await desk.say('a card for that one too'));
    expect(wordsIn(await desk.say('yes'))).toMatch(/Several cards wait: #1, #2/);
    expect(desk.mails).toHaveLength(0);
    await desk.say(`yes ${second.number}`);
    expect(desk.mails).toHaveLength(1);
    expect(desk.mails[0]?.subject).toMatch(/Engineer/);
    expect(wordsIn(await desk.say('yes'))).toMatch(new RegExp(`#${first.number}: Approved`));
    expect(desk.mails).toHaveLength(2);
    expect(wordsIn(await desk.say('yes 2'))).toMatch(/already answered/);
  });

  it('does not take "send it" for a card when another draft was shown after it', async () => {
    await card();
    desk.script([{ name: 'draft_outreach', args: { job: 2 } }]);
    await desk.say('draft for 2');
    expect(wordsIn(await desk.say('send it'))).toMatch(/Card #1 is not about draft 2/);
    expect(desk.mails).toHaveLength(0);
    await desk.say('yes 1');
    expect(desk.mails).toHaveLength(1);
  });

  it('trust case 26, 27: refuses the button of another chat, an older card, and a forged token', async () => {
    const asked = await card();
    expect(wordsIn(await tap(asked.token.yes, 'bo'))).toMatch(/does not belong/);
    expect(wordsIn(await tap(asked.token.yes.replace(/.{4}$/, 'ZZZZ')))).toMatch(
      /older copy of card/,
    );
    expect(wordsIn(await tap('a1:y:nothing'))).toMatch(/does not belong/);
    expect(desk.mails).toHaveLength(0);
    desk.script([{ name: 'revise_draft', args: { attach_cv: true } }]);
    const changed = cardIn(await desk.say('attach my CV'));
    expect(changed.number).toBe(2);
    expect(wordsIn(await tap(asked.token.yes))).toMatch(/void/);
    expect(desk.mails).toHaveLength(0);
    await tap(changed.token.yes);
    expect(desk.mails).toHaveLength(1);
  });

  it('does not count a yes that was written before the card could be read', async () => {
    desk.script(SEND);
    desk.clock.advance(1000);
    const early = desk.clock.now();
    desk.clock.advance(60_000);
    const asked = cardIn(await desk.say('send it'));
    await desk.desk.accept([
      {
        account: 'test',
        eventId: 'early',
        messageKey: null,
        ref: null,
        order: null,
        chat: { id: 'ada', kind: 'private' },
        sender: { id: 'ada', altIds: [], name: 'ada' },
        sentAt: early,
        content: { kind: 'text', text: 'yes', quoted: null, edited: false, forwarded: false },
      },
    ]);
    await desk.desk.settled('test', 'ada');
    expect(desk.mails).toHaveLength(0);
    expect(wordsIn(desk.sent.slice(-1))).toMatch(new RegExp(`Card #${asked.number} came after`));
  });

  it('expires in silence, tells the client, and takes no late yes', async () => {
    const asked = await card();
    desk.clock.advance(72 * HOUR);
    const from = desk.sent.length;
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    expect(desk.sent.slice(from)).toMatchObject([{ kind: 'card_resolved', outcome: 'expired' }]);
    expect(wordsIn(await tap(asked.token.yes))).toMatch(/has expired/);
    expect(desk.mails).toHaveLength(0);
  });

  it('takes no yes after the time is over, even when nobody swept', async () => {
    const asked = await card();
    desk.clock.advance(73 * HOUR);
    expect(wordsIn(await tap(asked.token.yes))).toMatch(/has expired/);
    expect(desk.mails).toHaveLength(0);
  });

  it.each([
    [{ result: 'refused', code: 'rcpt_550' } as const, 'failed', /Not sent/],
    [{ result: 'unknown', code: 'closed_after_data' } as const, 'unknown', /may have been sent/],
    ['throw' as const, 'unknown', /may have been sent/],
  ])('never calls a mail sent that ended with %j', async (end, outcome, words) => {
    const asked = await card();
    desk.mailEnds(end);
    const answer = await tap(asked.token.yes);
    expect(answer.find(({ kind }) => kind === 'card_resolved')).toMatchObject({ outcome });
    expect(wordsIn(answer)).toMatch(words);
    await tap(asked.token.yes);
    await desk.say('yes 1');
    expect(desk.mails).toHaveLength(1);
  });

  it('asks on a new card after an unknown outcome, and repeats only after its own yes', async () => {
    const asked = await card();
    desk.mailEnds({ result: 'unknown', code: 'closed_after_data' });
    const again = cardIn(await tap(asked.token.yes));
    expect(again.number).toBe(asked.number + 1);
    expect(again.text).toContain('It may have been sent already');
    expect(again.text).toContain(desk.mails[0]?.body);
    // Said in impatience about the first card, perhaps.
    expect(wordsIn(await desk.say('yes'))).toContain('a yes alone is not enough');
    expect(desk.mails).toHaveLength(1);
    desk.mailEnds({ result: 'accepted', code: '250' });
    expect(wordsIn(await tap(again.token.yes))).toMatch(/#2: Approved by you .* Sent to/);
    expect(desk.mails).toHaveLength(2);
    expect(desk.mails[1]?.messageId).not.toBe(desk.mails[0]?.messageId);
    expect(desk.mails[1]?.body).toBe(desk.mails[0]?.body);
  });

  it('leaves an unknown outcome alone after a no, and warns once however often it is asked', async () => {
    const asked = await card();
    desk.mailEnds({ result: 'unknown', code: 'closed_after_data' });
    const second = cardIn(await tap(asked.token.yes));
    const third = cardIn(await tap(second.token.yes));
    expect(third.text.match(/It may have been sent already/g)).toHaveLength(1);
    await tap(third.token.no);
    expect(desk.mails).toHaveLength(2);
    expect(wordsIn(await desk.say('/pending'))).toContain('No card waits');
  });

  it('sends nothing when the stored hash is not the approved one, and records it (I5)', async () => {
    const asked = await card();
    const raw = openEncrypted(desk.test.path, desk.test.key, false);
    raw.prepare('UPDATE approvals SET payload_hash = ?').run('0'.repeat(64));
    raw.close();
    const answer = await tap(asked.token.yes);
    expect(wordsIn(answer)).toMatch(/not what you approved, so nothing was sent/);
    expect(desk.mails).toHaveLength(0);
    const [row] = (await desk.test.store.listAudit({ user: null, limit: 50 })).filter(
      ({ action }) => action === 'send_outreach.failed',
    );
    expect(row?.errorStatus).toBe('hash_mismatch');
  });

  it('asks for an address when the board names none, and takes only one that the client typed (I10)', async () => {
    desk.script([{ name: 'send_outreach', args: { to: 'stranger@elsewhere.example' } }]);
    expect(wordsIn(await desk.say('send it'))).toMatch(/address that you type yourself/);
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    const asked = cardIn(await desk.say('send it to jane@acme.example'));
    expect(asked.text).toContain('To: jane@acme.example');
  });

  it('takes a tap while a turn runs, and a change that comes too late voids nothing', async () => {
    const asked = await card();
    const model = desk.holdModel();
    desk.script([{ name: 'revise_draft', args: { attach_cv: true } }]);
    const revising = desk.say('attach my CV');
    await model.started;
    const tapped = tap(asked.token.yes);
    while (desk.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    model.go();
    await Promise.all([revising, tapped]);
    expect(desk.mails).toHaveLength(1);
    const resolved = desk.sent.filter(({ kind }) => kind === 'card_resolved');
    expect(resolved).toMatchObject([{ number: asked.number, outcome: 'done' }]);
    // The changed version has a card of its own, and nothing of it was sent.
    expect(cardIn(desk.sent).number).not.toBe(asked.number);
    expect((await audit()).filter((action) => action.endsWith('superseded'))).toEqual([]);
  });

  it('asks once for the same thing, and shows the same card again', async () => {
    const first = await card();
    const again = await card();
    expect(again.number).toBe(first.number);
    expect(again.token).toEqual(first.token);
  });
});

describe('a client who leaves while a card waits', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function askedAndLeft() {
    desk.script(SEND);
    const card = cardIn(await desk.say('the card, please'));
    const known = await desk.test.store.getApproval(card.approvalId);
    await desk.test.store.commit(
      [
        {
          type: 'consent',
          clientId: known?.approval.clientId ?? '',
          status: 'declined',
          version: 'test',
          at: desk.clock.now(),
        },
      ],
      'full',
    );
    return card;
  }

  it('gets nothing sent in their name, not even after a yes', async () => {
    const card = await askedAndLeft();
    const words = wordsIn(await desk.say({ kind: 'tap', token: card.token.yes }));
    expect(words).toContain('You have left this desk, so card #1 is void.');
    expect(desk.mails).toHaveLength(0);
    expect((await desk.test.store.getApproval(card.approvalId))?.approval.status).toBe('cancelled');
  });

  it('is not reminded', async () => {
    const card = await askedAndLeft();
    const from = desk.sent.length;
    desk.clock.advance(2 * HOUR);
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    expect(desk.sent.slice(from)).toEqual([]);
    expect((await desk.test.store.getApproval(card.approvalId))?.approval.status).toBe('cancelled');
  });
});

describe('standing permissions', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());
  const look = (query: string, days?: number) => [
    { name: 'lookup_jobs', args: { board: 'lever:acme', query, ...(days ? { days } : {}) } },
  ];

  it('let look-ups run for the days that were given, counted and on the record', async () => {
    desk.script(look('rust', 7));
    const asked = cardIn(await desk.say('search lever:acme for rust, you may for 7 days'));
    expect(asked.text).toMatch(/None of your words leave the desk/);
    expect(asked.text).toMatch(/7 days/);
    expect(desk.lookups).toHaveLength(0);
    await desk.say('yes');
    expect(desk.lookups).toEqual([{ board: 'lever:acme', query: 'rust', sendsWords: false }]);

    desk.script(look('go'));
    const second = await desk.say('and go');
    expect(second.some(({ kind }) => kind === 'card')).toBe(false);
    expect(desk.lookups).toHaveLength(2);
    expect(wordsIn(await desk.say('/permissions'))).toMatch(
      /1\. lookup jobs at api\.lever\.co.*used 1 times/,
    );
    const rows = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(rows.filter(({ action }) => action === 'lookup_jobs.done')).toHaveLength(2);

    expect(wordsIn(await desk.say('revoke 1'))).toMatch(/Ended/);
    desk.script(look('zig'));
    expect(cardIn(await desk.say('and zig')).text).toContain('"zig"');
    expect(desk.lookups).toHaveLength(2);
  });

  it('end by themselves', async () => {
    desk.script(look('rust', 1));
    await desk.say('search for rust, you may for a day');
    await desk.say('yes');
    desk.clock.advance(25 * HOUR);
    desk.script(look('go'));
    expect(cardIn(await desk.say('and go')).text).toContain('"go"');
    expect(desk.lookups).toHaveLength(1);
  });
});

describe('a standing permission with a number of uses', () => {
  it('ends with its last use', async () => {
    const desk = await openTestDesk();
    const look = (query: string, more = {}) => [
      { name: 'lookup_jobs', args: { board: 'lever:acme', query, ...more } },
    ];
    desk.script(look('rust', { days: 7, uses: 1 }));
    const asked = cardIn(await desk.say('search for rust, and once more this week if you need'));
    expect(asked.text).toContain('holds for 7 days and at most 1 more times');
    await desk.say('yes');
    desk.script(look('go'));
    await desk.say('and go');
    expect(desk.lookups).toHaveLength(2);
    expect(wordsIn(await desk.say('/permissions'))).toContain('no standing permissions');
    desk.script(look('zig'));
    expect(cardIn(await desk.say('and zig')).text).toContain('"zig"');
    expect(desk.lookups).toHaveLength(2);
    await desk.remove();
  });
});

describe('the edge of the desk', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  it('answers an event once, however often it comes', async () => {
    expect(await desk.say('hello', 'ada', 'e1')).toHaveLength(1);
    expect(await desk.say('hello', 'ada', 'e1')).toHaveLength(0);
  });

  it('trust case 28: approves nothing in a group, and says where to write', async () => {
    await desk.desk.accept([
      {
        account: 'test',
        eventId: 'g1',
        messageKey: null,
        ref: null,
        order: null,
        chat: { id: 'group', kind: 'group' },
        sender: { id: 'ada', altIds: [], name: 'ada' },
        sentAt: desk.clock.now(),
        content: { kind: 'text', text: 'yes', quoted: null, edited: false, forwarded: false },
      },
    ]);
    await desk.desk.settled('test', 'group');
    expect(wordsIn(desk.sent)).toMatch(/private chat/);
  });

  it('survives 100 kB of text, and asks for a document', async () => {
    expect(wordsIn(await desk.say('word '.repeat(20_000)))).toMatch(/too long for the chat/);
  });

  it('does not send again what may have been delivered, and does send again what was not', async () => {
    desk.sendEnds({ result: 'unknown', code: 'lost' });
    await desk.say('one');
    desk.sendEnds(null);
    expect(wordsIn(await desk.say('two'))).toBe('ok');
    expect(desk.sent).toHaveLength(1);
    expect((await desk.test.store.depths()).unknown).toBe(1);
  });

  it('blocks the second half of a login, too', async () => {
    await desk.say('my login is anna@mail.example');
    expect(await desk.say('Otter%River3')).toMatchObject([{ kind: 'blocked' }]);
  });
});
