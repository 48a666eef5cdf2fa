import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openTelegramPeer } from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';

const CV = readFileSync('tests/cv/fixtures/backend-engineer.md');

describe('the stop of all actions beside a running desk', () => {
  afterEach(killLeftovers);

  it('holds a mail back over a kill -9, and lets it go once', async () => {
    const home = temporaryHome();
    const smtp = await startSmtpPeer();
    const chat = await openTelegramPeer();
    const env = { ...chat.env, SMTP_URL: smtp.url, MAIL_FROM: 'Sayso <desk@sayso.example>' };
    const start = () => startDesk({ home: home.home, env });
    const sayso = (...args: string[]) => runSayso(args, { home: home.home, env });
    const first = start();
    const address = await first.ready;
    const ada = await chat.client(7001);
    await ada.says('hello');
    await ada.hears(/yes or no/);
    await ada.says('yes');
    await ada.hears(/Start with your CV/);
    await ada.sendsFile('cv.md', 'text/markdown', CV);
    await ada.hears(/I read these facts/);
    await ada.says('find me remote TypeScript jobs in Europe');
    await ada.hears(/^1\. .+ – .+/m);
    await ada.says('write to the hiring manager of 1');
    await ada.hears(/Draft 1, version 1/);
    await ada.says('send it');
    await ada.hears(/needs your yes/);

    expect((await sayso('stop-all', 'on', '--operator', 'kim')).stdout).toContain('nothing begins');
    await ada.answers('yes');
    await ada.hears(/have stopped all its actions for now/);
    const health = await fetch(`${address}/health`).then((answer) => answer.json());
    expect(health).toMatchObject({ status: 'ok', actions: 'stopped' });
    expect((await sayso('doctor')).stdout).toMatch(
      /note +All outgoing actions are stopped .* by kim/,
    );
    await first.kill('SIGKILL');

    const second = start();
    await second.ready;
    await ada.says('/pending');
    expect(smtp.mails).toHaveLength(0);
    expect((await sayso('stop-all', 'status')).stdout).toContain('1 approved action waits');
    await sayso('stop-all', 'off', '--operator', 'kim');
    await ada.hears(/#1: Approved by you .*Sent/);
    await untilTrue(() => smtp.mails.length > 0, 'the mail');
    await second.kill('SIGKILL');
    const third = start();
    await third.ready;
    await ada.says('/pending');
    expect(smtp.mails).toHaveLength(1);
    expect(await third.kill('SIGTERM')).toBe(0);
    expect(await sayso('audit', 'verify')).toMatchObject({ code: 0 });
    await chat.close();
    await smtp.close();
    home.remove();
  }, 90_000);
});
