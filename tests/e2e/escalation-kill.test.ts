import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/database.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { openTelegramPeer } from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { WORDS } from '../support/signed-in-page.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';

describe('the mail about a request that nobody answers', () => {
  let chat: Awaited<ReturnType<typeof openTelegramPeer>>;
  let smtp: SmtpPeer;
  let home: ReturnType<typeof temporaryHome>;
  let env: Record<string, string>;
  beforeEach(async () => {
    [chat, smtp] = [await openTelegramPeer(), await startSmtpPeer()];
    home = temporaryHome();
    env = {
      ...chat.env,
      DESK_TRIAL: '1',
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Sayso <desk@sayso.example>',
      OPERATOR_MAIL: 'lead@sayso.example',
    };
  });
  afterEach(async () => {
    killLeftovers();
    await smtp.close();
    await chat.close();
    home.remove();
  });

  async function begin() {
    const desk = startDesk({ home: home.home, env });
    await desk.ready;
    return desk;
  }
  /** Works on the rows while no desk runs. */
  async function between<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const { store } = await openStore(readConfig({ DESK_HOME: home.home }), { migrate: false });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
  const owed = (store: Store) => store.newsToTell(new Date(8e15), 10);
  const waits = () => smtp.mails.filter(({ subject }) => subject === 'A client waits for a person');

  it('is sent again after a kill in the middle of it, as the same mail, and then no more', async () => {
    let desk = await begin();
    const added = await runSayso(['operator', 'add', 'Lea', '--role', 'lead', '--password-stdin'], {
      home: home.home,
      env,
      input: `${WORDS}\n`,
    });
    expect(added).toMatchObject({ code: 0 });
    const client = await chat.client(7001);
    await client.says('/human');
    await client.hears(/asked a person/);
    await desk.kill('SIGKILL');

    // Announced and reminded, and a quarter of an hour has passed.
    await between(async (store) => {
      const [id = ''] = await store.toMirror('people');
      const state = await store.getControl(id);
      const move = { control: 'requested', newSpeaker: false, operatorId: null, looks: 2 } as const;
      const lookAt = new Date(Date.now() - 1000);
      expect(
        await store.moveControl(id, state?.version ?? -1, { ...move, lookAt, news: null }, []),
      ).toBe(true);
    });
    smtp.behave('hang_after_data');
    desk = startDesk({ home: home.home, env });
    await untilTrue(() => waits().length === 1, 'the first mail');
    await desk.kill('SIGKILL');

    smtp.behave('accept');
    await between(async (store) => {
      const [news, ...others] = await owed(store);
      expect(others).toEqual([]);
      expect(news).toMatchObject({ news: 'escalated', tries: 1 });
      // The minute until the next try is over.
      if (news) expect(await store.claimNews(news, new Date(Date.now() - 1000))).toBe(true);
    });
    desk = await begin();
    await untilTrue(() => waits().length === 2, 'the second mail');
    expect(new Set(waits().map(({ messageId }) => messageId)).size).toBe(1);
    await desk.kill('SIGTERM');
    expect(await between(owed)).toEqual([]);
    desk = await begin();
    await client.says('still nobody?');
    await client.hears(/.+/);
    expect(waits()).toHaveLength(2);
  }, 180_000);
});
