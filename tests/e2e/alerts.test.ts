import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkedInText, mailOf } from '../support/alert-mails.ts';
import {
  type ChatProcess,
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
} from '../support/chat-process.ts';
import { closedPort, startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';

const FROM = 's-1@bounce.linkedin.com';

describe('forwarded alerts, over whole processes', () => {
  let desk: ReturnType<typeof temporaryHome>;
  let port: number;
  let env: Record<string, string>;
  beforeEach(async () => {
    desk = temporaryHome();
    port = await closedPort();
    env = {
      ALERTS_DOMAIN: 'desk.example',
      ALERTS_LISTEN: `127.0.0.1:${port}`,
      CONSOLE_LISTEN: `127.0.0.1:${await closedPort()}`,
      QUIET_HOURS: 'off',
    };
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });

  async function open(): Promise<{ chat: ChatProcess; to: string }> {
    const chat = startChat({ home: desk.home, env });
    await chat.say('yes');
    const said = (await chat.say('/alerts')).map(({ text }) => text ?? '').join('\n');
    return { chat, to: /alerts\+[a-z0-9]+@desk\.example/.exec(said)?.[0] ?? '' };
  }
  async function forward(to: string, id: string, text = linkedInText): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port } as object);
    try {
      await transport.sendMail({ envelope: { from: FROM, to }, raw: mailOf({ text }, { id }) });
    } finally {
      transport.close();
    }
  }
  const about = (words: string) => (event: { text?: string }) =>
    event.text?.includes(words) ?? false;

  it('bring cards that can be asked about and saved, and a test that says that the address works', async () => {
    const { chat, to } = await open();
    await chat.say({ file: 'tests/cv/fixtures/backend-engineer.md' });
    const sent = await chat.say('/testalert');
    expect(JSON.stringify(sent)).toContain('I sent a test mail to your address over SMTP');
    await chat.event(about('the test mail came in over SMTP, and I read its 2 sample jobs'));
    await forward(to, 'e1');
    const cards = await chat.event(about('Your job alert from LinkedIn: 3 jobs, all new to you.'));
    expect(cards.text).toContain('(provisional)');
    expect(JSON.stringify(await chat.say('why 1?'))).toMatch(/provisional/);
    expect(JSON.stringify(await chat.say('save 1'))).not.toContain('REFUSED');
    expect(JSON.stringify(await chat.say('/pipeline'))).toMatch(/Engineer/);
    await chat.end();
  });

  it('lead to a mail that the client approves', async () => {
    const smtp = await startSmtpPeer();
    env = { ...env, SMTP_URL: smtp.url, MAIL_FROM: 'Sayso <desk@sayso.example>' };
    const { chat, to } = await open();
    await chat.say({ file: 'tests/cv/fixtures/backend-engineer.md' });
    await forward(to, 'm1');
    await chat.event(about('3 jobs, all new to you.'));
    expect(JSON.stringify(await chat.say('why 1?'))).toContain('provisional');
    await chat.say('save 1');
    const draft = JSON.stringify(await chat.say('write to the hiring manager of 1'));
    // The board forbids programs: a draft to copy and the link, until the client names an address.
    expect(draft).toContain('does not allow programs');
    expect(draft).toContain('https://www.linkedin.com/jobs/view/40123456');
    expect(draft).not.toContain('link removed');
    const { card, text } = cardOf(await chat.say('send it to jane@blauwal.example'));
    expect(text).toContain('jane@blauwal.example');
    expect(smtp.mails).toHaveLength(0);
    await chat.say({ tap: { card, choice: 'yes' } });
    await smtp.received(1);
    expect(smtp.mails).toMatchObject([{ to: ['jane@blauwal.example'] }]);
    await chat.end();
    await smtp.close();
  });

  it('survive kill -9 between the acknowledgement and the reading, and come once', async () => {
    const { chat, to } = await open();
    for (const id of ['k1', 'k2', 'k3']) {
      await forward(to, id, `${linkedInText}\n${id}`);
    }
    await chat.kill('SIGKILL');
    const again = startChat({ home: desk.home, env });
    const first = chat.events().filter(about('Your job alert'));
    if (first.length === 0) await again.event(about('Your job alert from LinkedIn: 3 jobs'));
    const read = () => runSayso(['alerts', 'list', '--state', 'read'], { home: desk.home });
    await untilTrue(async () => (await read()).stderr.includes('3 read'), 'all three mails');
    const list = await read();
    await again.say('hello');
    await again.end();
    expect(list.stdout.trim().split('\n')).toHaveLength(3);
    expect(list.stderr).toContain('0 new');
    const all = [...chat.events(), ...again.events()].filter(about('all new to you'));
    expect(all).toHaveLength(1);
    expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
  });

  it('that gave no job are listed without content, shown with a row in the log, and tried again', async () => {
    const { chat, to } = await open();
    await forward(to, 'n1', 'Ten tips for your next interview');
    await chat.event(about('I found no job in it'));
    const run = (...args: string[]) => runSayso(['alerts', ...args], { home: desk.home, env });
    const list = await run('list');
    expect(list.stdout).not.toContain('tips');
    const { id } = JSON.parse(list.stdout) as { id: string };
    expect((await run('show', id)).code).toBe(2);
    const shown = await run('show', id, '--operator', 'mo');
    expect(Buffer.from(shown.stdout.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain(
      'Ten tips',
    );
    expect(JSON.stringify(await chat.say('/log'))).toContain(
      'A person of the desk looked at a mail that came to your alert address',
    );
    expect((await run('show', 'nonsense', '--operator', 'mo')).code).toBe(1);
    const doctor = await runSayso(['doctor'], { home: desk.home, env });
    expect(doctor.stdout).toContain('1 alert mails gave no job');
    expect((await run('retry', id)).code).toBe(0);
    await chat.end();
  });

  it('stop the start with one line when they are set up by half', async () => {
    for (const [broken, words] of [
      [{ ALERTS_DOMAIN: '' }, 'ALERTS_DOMAIN is missing'],
      [{ ALERTS_LISTEN: 'here' }, 'ALERTS_LISTEN is not usable'],
      [{ ALERTS_TLS_CERT: '/nowhere.pem' }, 'ALERTS_TLS_CERT and ALERTS_TLS_KEY go together'],
      [{ ALERTS_TLS_CERT: '/nowhere.pem', ALERTS_TLS_KEY: '/nowhere.key' }, 'cannot be read'],
      [{ ALERTS_RELAY_TOKEN: 'short' }, 'ALERTS_RELAY_TOKEN is not usable'],
      [{ ALERTS_RELAY_TOKEN: 'x'.repeat(24), CONSOLE_LISTEN: 'off' }, 'CONSOLE_LISTEN is off'],
    ] as const) {
      const { code, stderr } = await runSayso(['start'], {
        home: desk.home,
        env: { ...env, ...broken },
      });
      expect([code, stderr.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining(words)]);
    }
  });
});
