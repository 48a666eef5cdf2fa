import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTelegramPeer, openWhatsAppPeer } from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';

const HEALTH = z.looseObject({
  channels: z.array(z.looseObject({ lastContactMs: z.number().nullable() })),
});
const CV = readFileSync('tests/cv/fixtures/backend-engineer.md');

describe.each([
  ['Telegram', openTelegramPeer],
  ['WhatsApp', openWhatsAppPeer],
])('a real conversation over %s', (_name, openPeer) => {
  afterEach(killLeftovers);

  it('goes from consent to one delivered mail, and is on the record', async () => {
    const desk = temporaryHome();
    const smtp = await startSmtpPeer();
    const chat = await openPeer();
    await chat.prepare(desk.home);
    const process = startDesk({
      home: desk.home,
      env: { ...chat.env, SMTP_URL: smtp.url, MAIL_FROM: 'Sayso <desk@sayso.example>' },
    });
    const address = await process.ready;
    const ada = await chat.client(7001);

    await ada.says('hello');
    expect(await ada.hears(/yes or no/)).toMatch(/never do: send/i);
    await ada.says('yes');
    expect(await ada.hears(/Start with your CV/)).toMatch(/send the document here/);
    await ada.sendsFile('cv.md', 'text/markdown', CV);
    expect(await ada.hears(/I read these facts/)).toMatch(/TypeScript/);
    await ada.says('find me remote TypeScript jobs in Europe');
    await ada.hears(/^1\. .+ – .+/m);
    await ada.says('write to the hiring manager of 1');
    await ada.hears(/Draft 1, version 1/);
    await ada.says('send it');
    const card = await ada.hears(/needs your yes/);
    expect(card).toMatch(/To: .+@.+/);
    expect(smtp.mails).toHaveLength(0);
    await ada.answers('yes');
    await ada.hears(/#1: Approved by you .*Sent/);
    expect(smtp.mails).toHaveLength(1);
    await ada.answers('yes').catch(() => ada.says('yes 1'));
    await ada.hears(/already answered/);
    expect(smtp.mails).toHaveLength(1);

    await ada.says('my gmail password is Otter%River33');
    expect(await ada.hears(/I blocked that message/)).not.toContain('Otter');
    await ada.says('/log');
    expect(await ada.hears(/send outreach: approved/)).toMatch(/blocked/);

    const health = HEALTH.parse(
      await fetch(`${address}/health`).then((response) => response.json()),
    );
    expect(health).toMatchObject({
      status: 'ok',
      inbox: 0,
      channels: [
        { state: 'up', advice: null },
        { account: 'browser', state: 'up' },
      ],
    });
    expect(health.channels[0]?.lastContactMs).toBeLessThan(60_000);
    expect(await process.kill('SIGTERM')).toBe(0);
    // No word of the client and no key stands in the log.
    expect(process.output()).not.toMatch(/Otter|hello|TypeScript|privKey|rootKey|TEST-token/);
    expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
    await untilTrue(() => !process.running(), 'the end of the desk');
    await chat.close();
    await smtp.close();
    desk.remove();
  }, 60_000);
});
