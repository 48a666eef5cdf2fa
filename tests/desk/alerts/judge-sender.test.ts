import { describe, expect, it } from 'vitest';
import { judgeSender } from '../../../src/desk/alerts/judge-sender.ts';
import { mailIdentity, readHead } from '../../../src/desk/alerts/mail-head.ts';

const TOKEN = 'abcdefghjkmnpqrstuvwxyz2';
const PLACE = { local: 'alerts', domain: 'desk.example' };
const ALERT = 'jobalerts-noreply@linkedin.com';
const judge = (
  envelope: string | null,
  from: string | null,
  verdicts: Record<string, 'allowed' | 'blocked' | 'asked'> = {},
) =>
  judgeSender(
    { envelope, from },
    {
      place: PLACE,
      token: TOKEN,
      senders: Object.entries(verdicts).map(([sender, verdict]) => ({
        sender,
        verdict,
        at: new Date(0),
      })),
    },
  );
const held = (about: string) => ({ verdict: 'hold', about });

describe('who may write to an alert address', () => {
  it.each([
    ['a board from its own servers', 's-1@bounce.linkedin.com', ALERT],
    ['a board where no envelope is known', null, ALERT],
    ['a board with an empty envelope', '', ALERT],
    [
      'a board by a forwarding rule that knows the address',
      `ada+caf_=alerts+${TOKEN}=desk.example@gmail.com`,
      ALERT,
    ],
    [
      'a board whose envelope a forwarder rewrote',
      'SRS0=Ab1=X2=bounce.linkedin.com=s-1@forwarder.example',
      ALERT,
    ],
    ['Google, by the name of its alerts', 'x@google.com', 'careers-alerts-noreply@google.com'],
  ])('%s is read', (_, envelope, from) => {
    expect(judge(envelope, from)).toEqual({ verdict: 'read' });
  });

  it.each([
    ['a stranger', 'spam@evil.example', 'spam@evil.example', 'spam@evil.example'],
    ['a stranger who says to be a board', 'spam@evil.example', ALERT, 'spam@evil.example'],
    [
      'the rule of somebody with another address',
      'eve+caf_=alerts+aaaaaaaaaaaaaaaaaaaa=desk.example@gmail.com',
      ALERT,
      'eve@gmail.com',
    ],
    [
      'a neighbour of the board’s name',
      'x@notlinkedin.com',
      'x@notlinkedin.com',
      'x@notlinkedin.com',
    ],
    ['a person at Google', 'x@google.com', 'person@google.com', 'person@google.com'],
    ['two people of one free provider', 'eve@gmail.com', 'ada@gmail.com', 'ada@gmail.com'],
    ['a mail without a sender', null, null, 'a mail without a sender'],
  ])('%s is held, and the client is asked', (_, envelope, from, about) => {
    expect(judge(envelope, from)).toEqual(held(about));
  });

  it('may be whom the client allowed, as writer and as forwarder', () => {
    const allowed = { 'ada@gmail.com': 'allowed' } as const;
    expect(judge('ada@gmail.com', 'ada@gmail.com', allowed)).toEqual({ verdict: 'read' });
    expect(judge('ada@gmail.com', ALERT, allowed)).toEqual({ verdict: 'read' });
    expect(judge('eve@gmail.com', 'ada@gmail.com', allowed)).toEqual(held('eve@gmail.com'));
    expect(judge('ada@gmail.com', 'x@board.example', allowed)).toEqual(held('x@board.example'));
  });

  it('is never whom the client blocked, whichever of the two it is', () => {
    expect(judge('x@bounce.linkedin.com', ALERT, { [ALERT]: 'blocked' })).toEqual({
      verdict: 'drop',
    });
    expect(judge('eve@gmail.com', ALERT, { 'eve@gmail.com': 'blocked' })).toEqual({
      verdict: 'drop',
    });
  });

  it('may be the desk itself, which knows the address', () => {
    const own = `alerts+${TOKEN}@desk.example`;
    expect(judge(own, own)).toEqual({ verdict: 'test' });
  });
});

describe('the head of a mail', () => {
  const head = (text: string) => readHead(Buffer.from(text));
  it('gives addresses without names, folded lines and comments', () => {
    expect(
      head(
        'FROM: "jobs@evil.example, Inc" <Ada@Gmail.com>\r\nTo: a@x.example,\r\n\tb@y.example (a comment)\nReturn-Path: <r@x.example>\r\n\r\nFrom: no@no.example',
      ),
    ).toMatchObject({
      from: 'ada@gmail.com',
      returnPath: 'r@x.example',
      recipients: ['a@x.example', 'b@y.example'],
    });
  });
  it('names nobody when several are named', () => {
    expect(head('From: a@x.example, b@x.example\n\n').from).toBeNull();
    expect(head('From: a@x.example\nFrom: b@x.example\n\n').from).toBeNull();
    expect(head('').from).toBeNull();
  });
  it('is no part of what makes a mail the same, as far as servers write it', () => {
    const mail = 'Message-ID: <1@x>\r\nSubject: s\r\n\r\nbody\r\n';
    const same = `Received: by y\r\nDKIM-Signature: z\r\n${mail}`.replaceAll('\r\n', '\n');
    expect(mailIdentity(Buffer.from(same))).toBe(mailIdentity(Buffer.from(mail)));
    expect(mailIdentity(Buffer.from(mail.replace('body', 'other')))).not.toBe(
      mailIdentity(Buffer.from(mail)),
    );
  });
});
