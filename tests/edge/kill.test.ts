import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ChatClient,
  type ChatPeer,
  openTelegramPeer,
  openWhatsAppPeer,
} from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import type { EdgeDesk } from '../support/edge-desk.ts';
import { heldReply } from '../support/edge-desk.ts';
import {
  type OpenAiServer,
  type ScriptedReply,
  startOpenAiServer,
} from '../support/openai-server.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';
import { askForCard } from './card-asked.ts';

/** Runs of every point; the moment within a point is another one each time. */
const RUNS = Number(process.env.RELIABILITY_RUNS ?? 1);

interface Stage {
  chat: ChatPeer;
  ada: ChatClient;
  model: OpenAiServer;
  script: ScriptedReply[];
  smtp: SmtpPeer;
  desk: DeskProcess;
  run: number;
}

interface Point {
  name: string;
  /** Brings the desk to the point; it is killed when this resolves. */
  reach(stage: Stage): Promise<void>;
  /** What has to hold after the restart. */
  holds(stage: Stage): Promise<void>;
}

const ANSWER = 'the one answer';
const answers = ({ ada }: Stage) => ada.texts().filter((text) => text === ANSWER).length;
const cards = ({ ada }: Stage) => ada.texts().filter((text) => /needs your yes/.test(text)).length;

const confessions = ({ ada }: Stage) =>
  ada.texts().filter((text) => /interrupted while I sent my last message/.test(text)).length;

/**
 * No second answer, and nothing lost: one answer, or where nobody can know whether it left (killed between "attempting"
 * and the wire, on a platform without ids), the honest line instead.
 */
async function answeredOnce(stage: Stage): Promise<void> {
  await untilTrue(() => answers(stage) + confessions(stage) > 0, 'the answer');
  // A second copy would come with the next answers, not after them.
  await stage.ada.says('and now?');
  await stage.ada.hears(/^later$/);
  expect(answers(stage)).toBeLessThanOrEqual(1);
  if (answers(stage) === 0) expect(stage.chat.name).toBe('Telegram');
}

/** At most one mail, and the client knows what became of it. */
async function sentAtMostOnce(stage: Stage): Promise<void> {
  const { ada, smtp } = stage;
  await ada.hears(/#1: Approved by you|may have been sent/, 30_000);
  const unsure = ada.texts().some((text) => /may have been sent/.test(text));
  if (!unsure) expect(smtp.mails).toHaveLength(1);
  if (unsure)
    await untilTrue(
      () => ada.texts().some((text) => /It may have been sent already/.test(text)),
      'the card that asks again',
    );
  // A second yes to the same card; the card that asks again stays unanswered.
  await ada.says('yes 1');
  await ada.says('and now?');
  await ada.hears(/^later$/);
  expect(smtp.mails.length).toBeLessThanOrEqual(1);
}

const asEdgeDesk = (stage: Stage) => stage as unknown as EdgeDesk;

const POINTS: readonly Point[] = [
  {
    name: 'a message has just left the platform',
    async reach(stage) {
      stage.script.push({ text: ANSWER });
      await stage.ada.says('hello');
      await sleep(stage.run % 20);
    },
    holds: answeredOnce,
  },
  {
    name: 'the model has been asked',
    async reach(stage) {
      stage.script.push(heldReply('never').reply, { text: ANSWER });
      await stage.ada.says('hello');
      await untilTrue(() => stage.model.requests.length === 1, 'the request');
    },
    holds: answeredOnce,
  },
  {
    name: 'the model has just answered',
    async reach(stage) {
      const held = heldReply(ANSWER);
      // When the turn was not committed it is thought once more.
      stage.script.push(held.reply, { text: ANSWER });
      await stage.ada.says('hello');
      await untilTrue(() => stage.model.requests.length === 1, 'the request');
      held.go();
      await sleep(stage.run % 15);
    },
    async holds(stage) {
      await untilTrue(() => answers(stage) + confessions(stage) > 0, 'the answer');
      stage.script.length = 0;
      await answeredOnce(stage);
    },
  },
  {
    name: 'the answer has arrived and the platform’s word is lost',
    async reach(stage) {
      stage.chat.swallowAnswer(/the one answer/);
      stage.script.push({ text: ANSWER });
      await stage.ada.says('hello');
      await untilTrue(() => answers(stage) === 1, 'the answer');
    },
    holds: answeredOnce,
  },
  {
    name: 'the answer has been taken',
    async reach(stage) {
      stage.script.push({ text: ANSWER });
      await stage.ada.says('hello');
      await untilTrue(() => answers(stage) === 1, 'the answer');
      await sleep(stage.run % 15);
    },
    holds: answeredOnce,
  },
  {
    name: 'a second message waits behind a turn',
    async reach(stage) {
      stage.script.push(heldReply('never').reply, { text: 'first' }, { text: ANSWER });
      await stage.ada.says('one');
      await untilTrue(() => stage.model.requests.length === 1, 'the request');
      await stage.ada.says('two');
      await sleep(50);
    },
    async holds(stage) {
      await answeredOnce(stage);
      const texts = stage.ada.texts();
      expect(texts.indexOf('first')).toBeLessThan(texts.indexOf(ANSWER));
      expect(texts.filter((text) => text === 'first')).toHaveLength(1);
    },
  },
  {
    name: 'a card has arrived and the platform’s word is lost',
    async reach(stage) {
      stage.chat.swallowAnswer(/needs your yes/);
      await askForCard(asEdgeDesk(stage), stage.ada);
    },
    async holds(stage) {
      // Shown again where a copy may have been lost, never more often than that.
      await stage.ada.says('and now?');
      await stage.ada.hears(/^later$/);
      expect(cards(stage)).toBeLessThanOrEqual(2);
      await stage.ada.answers('yes');
      await stage.ada.hears(/#1: Approved by you/);
      expect(stage.smtp.mails).toHaveLength(1);
    },
  },
  {
    name: 'a yes has just left the platform',
    async reach(stage) {
      await askForCard(asEdgeDesk(stage), stage.ada);
      // Nobody answers before the platform's word about the card is back: that card would be shown anew, under a new token.
      await sleep(500);
      await stage.ada.answers('yes');
      await sleep(stage.run % 20);
    },
    holds: sentAtMostOnce,
  },
  {
    name: 'the mail has arrived and the server’s word is lost',
    async reach(stage) {
      await askForCard(asEdgeDesk(stage), stage.ada);
      stage.smtp.behave('hang_after_data');
      await stage.ada.answers('yes');
      await untilTrue(() => stage.smtp.mails.length === 1, 'the mail');
      stage.smtp.behave('accept');
    },
    async holds(stage) {
      await sentAtMostOnce(stage);
      expect(stage.smtp.mails).toHaveLength(1);
      expect(stage.ada.texts().some((text) => /may have been sent/.test(text))).toBe(true);
    },
  },
  {
    name: 'the mail has been taken',
    async reach(stage) {
      await askForCard(asEdgeDesk(stage), stage.ada);
      await stage.ada.answers('yes');
      await untilTrue(() => stage.smtp.mails.length === 1, 'the mail');
      await sleep(stage.run % 10);
    },
    async holds(stage) {
      await sentAtMostOnce(stage);
      expect(stage.smtp.mails).toHaveLength(1);
    },
  },
];

describe.each([
  ['Telegram', openTelegramPeer],
  ['WhatsApp', openWhatsAppPeer],
])('kill -9 on %s', (_name, openPeer) => {
  afterEach(killLeftovers);

  for (const point of POINTS)
    it(
      `case 1, 17: when ${point.name}`,
      async () => {
        for (let run = 0; run < RUNS; run++) {
          const home = temporaryHome();
          const script: ScriptedReply[] = [];
          const model = await startOpenAiServer(script, { text: 'later' });
          const smtp = await startSmtpPeer();
          const chat: ChatPeer = await openPeer();
          await chat.prepare(home.home);
          const start = () =>
            startDesk({
              home: home.home,
              env: {
                ...chat.env,
                DESK_TRIAL: '1',
                OPENAI_BASE_URL: model.url,
                OPENAI_MODEL: 'scripted',
                SMTP_URL: smtp.url,
                MAIL_FROM: 'Sayso <desk@sayso.example>',
              },
            });
          const stage: Stage = {
            chat,
            ada: await chat.client(7001),
            model,
            script,
            smtp,
            desk: start(),
            run: run * 7 + Math.floor(Math.random() * 20),
          };
          await stage.desk.ready;
          await point.reach(stage);
          await stage.desk.kill('SIGKILL');
          stage.desk = start();
          await stage.desk.ready;
          await point.holds(stage);
          await stage.desk.kill('SIGTERM');
          expect(await runSayso(['audit', 'verify'], { home: home.home })).toMatchObject({
            code: 0,
          });
          await Promise.all([chat.close(), model.close(), smtp.close()]);
          home.remove();
        }
      },
      90_000 * RUNS,
    );
});
