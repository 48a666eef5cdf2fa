import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';

const CV = 'tests/cv/fixtures/backend-engineer.md';

describe('a whole conversation, from consent to one delivered mail', () => {
  let desk: ReturnType<typeof temporaryHome>;
  let smtp: SmtpPeer;

  beforeEach(async () => {
    desk = temporaryHome();
    smtp = await startSmtpPeer();
  });

  afterEach(async () => {
    killLeftovers();
    await smtp.close();
    desk.remove();
  });

  const mailEnv = () => ({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Sayso <desk@sayso.example>',
  });

  it('asks for consent, reads the CV, finds jobs, drafts, and sends once after the yes', async () => {
    const chat = startChat({ home: desk.home, env: mailEnv() });
    const greeting = textOf(await chat.greeting);
    expect(greeting).toMatch(/never do: send/i);
    expect(greeting).toMatch(/yes or no/);

    expect(textOf(await chat.say('find me jobs'))).toMatch(/before i can work/i);
    expect(textOf(await chat.say('yes'))).toMatch(/cv/i);

    const facts = textOf(await chat.say({ file: CV }));
    expect(facts).toMatch(/I read these facts/);
    expect(facts).toMatch(/Skills: .*TypeScript/);
    expect(textOf(await chat.say('my title is Platform Engineer'))).toMatch(/Platform Engineer/);

    const jobs = textOf(await chat.say('find me remote TypeScript jobs in Europe'));
    expect(jobs).toMatch(/^1\. .+ – .+/m);
    expect(jobs).toMatch(/Score \d{1,3}/);
    expect(jobs).toMatch(/pay (not listed|.*\d)/);
    expect(textOf(await chat.say('why did 3 score lower?'))).toMatch(/3\. .+: \d{1,3}/);
    expect(textOf(await chat.say('save 1 and 3'))).toMatch(/Saved/);
    expect(textOf(await chat.say('show my pipeline'))).toMatch(/saved \(2\)/);

    const draft = textOf(await chat.say('write to the hiring manager of 1'));
    expect(draft).toMatch(/Draft 1, version 1/);
    expect(draft).toMatch(/Nothing is sent yet/);
    const shorter = textOf(await chat.say('shorter'));
    expect(shorter).toMatch(/version 2/);
    expect(shorter.length).toBeLessThan(draft.length);

    const card = cardOf(await chat.say('send it'));
    expect(card.choices).toEqual(['yes', 'no']);
    expect(card.text).toMatch(/From: .*desk@sayso\.example/);
    expect(card.text).toMatch(/To: .+@.+/);
    expect(card.text).toMatch(/Subject: .+/);
    expect(card.text).toMatch(/Expires/);
    expect(smtp.mails).toHaveLength(0);

    // A change makes a new card and voids the old one.
    const changed = await chat.say('mention Kafka');
    expect(changed.find((event) => event.type === 'card_resolved')).toMatchObject({
      card: card.card,
      outcome: 'superseded',
    });
    const second = cardOf(changed);
    expect(second.card).not.toBe(card.card);
    expect(second.text).toMatch(/Kafka/);
    expect(smtp.mails).toHaveLength(0);

    expect(textOf(await chat.say(`yes ${card.card}`))).toMatch(/void/);
    expect(smtp.mails).toHaveLength(0);

    const sent = await chat.say({ tap: { card: second.card, choice: 'yes' } });
    expect(sent.find((event) => event.type === 'card_resolved')).toMatchObject({
      card: second.card,
      outcome: 'done',
    });
    expect(smtp.mails).toHaveLength(1);
    const [mail] = smtp.mails;
    const body = second.text?.split('\n').find((line) => line.includes('Kafka'));
    expect(mail?.text).toContain(body);

    // The second yes is answered, not acted on.
    expect(textOf(await chat.say({ tap: { card: second.card, choice: 'yes' } }))).toMatch(
      /already answered/,
    );
    expect(textOf(await chat.say('yes'))).not.toMatch(/Sent/);
    expect(smtp.mails).toHaveLength(1);

    const log = textOf(await chat.say('/log'));
    expect(log).toMatch(/send outreach: approved/);
    expect(log).toMatch(/with your approval/);
    expect(textOf(await chat.say('/cost'))).toMatch(/tokens/);
    expect(textOf(await chat.say('/pending'))).toMatch(/No card waits/);
    expect(await chat.end()).toBe(0);

    const verify = await runSayso(['audit', 'verify'], { home: desk.home });
    expect(verify).toMatchObject({ code: 0 });
  });

  it('goes from consent to a ready mail file without a mail server', async () => {
    const chat = startChat({ home: desk.home });
    await chat.say('yes');
    await chat.say({ file: CV });
    await chat.say('find me remote TypeScript jobs in Europe');
    await chat.say('write to the hiring manager of 1');
    const card = cardOf(await chat.say('send it'));
    expect(card.text).toMatch(/you send it yourself/);
    const handed = await chat.say('yes');
    const file = handed.find((event) => event.type === 'file');
    expect(file?.path).toMatch(/outreach\.eml$/);
    expect(textOf(handed)).toMatch(/mailto:/);
    expect(handed.find((event) => event.type === 'card_resolved')?.text).toMatch(/not sent/);
    expect(smtp.mails).toHaveLength(0);
    expect(textOf(await chat.say('/log'))).toMatch(/handed to the client, not sent by the desk/);
    await chat.end();
  });

  it('blocks a password, and nothing of it is on disk, in the log or at the model', async () => {
    const chat = startChat({ home: desk.home });
    await chat.say('yes');
    const events = await chat.say('my gmail password is Otter%River33');
    expect(events.find((event) => event.type === 'blocked')).toMatchObject({ kind: 'password' });
    expect(textOf(events)).toMatch(/did not keep it/);
    expect(JSON.stringify(events)).not.toContain('Otter');
    expect(textOf(await chat.say('/log'))).toMatch(/guard: blocked/);
    expect(textOf(await chat.say('not a secret'))).toMatch(/your next message passes, once/);
    expect(await chat.say('my gmail password is missing%River33')).not.toContainEqual(
      expect.objectContaining({ type: 'blocked' }),
    );
    expect(await chat.say('my gmail password is Otter%River33')).toContainEqual({
      type: 'blocked',
      kind: 'password',
    });
    expect(textOf(await chat.say('/log'))).toMatch(/secret: overridden/);
    await chat.end();
    const dump = await runSayso(['audit', 'list'], { home: desk.home });
    expect(dump.stdout).not.toContain('Otter');
  });

  it('keeps nothing after a no, and asks again when the client writes again', async () => {
    const chat = startChat({ home: desk.home });
    expect(textOf(await chat.say('no'))).toMatch(/nothing was kept/i);
    expect(textOf(await chat.say('hello?'))).toMatch(/yes or no/);
    expect(textOf(await chat.say('yes'))).toMatch(/Thank you/);
    await chat.end();
  });

  it('still knows a waiting card after a restart, and sends it once', async () => {
    const first = startChat({ home: desk.home, env: mailEnv() });
    await first.say('yes');
    await first.say({ file: CV });
    await first.say('find me remote TypeScript jobs in Europe');
    await first.say('write to the hiring manager of 1');
    const card = cardOf(await first.say('send it'));
    await first.kill('SIGKILL');

    const second = startChat({ home: desk.home, env: mailEnv() });
    expect(cardOf(await second.greeting)).toMatchObject({ card: card.card, text: card.text });
    await second.say({ tap: { card: card.card, choice: 'yes' } });
    expect(smtp.mails).toHaveLength(1);
    await second.end();
  });

  it('shows an interrupted send as unknown after a restart and does not repeat it (I7)', async () => {
    smtp.behave('hang_after_data');
    const first = startChat({ home: desk.home, env: mailEnv() });
    await first.say('yes');
    await first.say({ file: CV });
    await first.say('find me remote TypeScript jobs in Europe');
    await first.say('write to the hiring manager of 1');
    const card = cardOf(await first.say('send it'));
    first.write({ tap: { card: card.card, choice: 'yes' } });
    await smtp.received(1);
    await first.kill('SIGKILL');

    smtp.behave('accept');
    const second = startChat({ home: desk.home, env: mailEnv() });
    const greeting = await second.greeting;
    const resolved =
      greeting.find((event) => event.type === 'card_resolved') ??
      (await second.event((event) => event.type === 'card_resolved'));
    expect(resolved).toMatchObject({ card: card.card, outcome: 'unknown' });
    expect(resolved.text).toMatch(/may have been sent/);
    await second.say('yes');
    await second.say({ tap: { card: card.card, choice: 'yes' } });
    expect(smtp.mails).toHaveLength(1);
    await second.end();
  });
});
