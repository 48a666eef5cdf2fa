import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ChatEvent,
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
} from '../support/chat-process.ts';
import { startSmtpPeer } from '../support/smtp-server.ts';

describe('kill -9 around a yes (trust case 53)', () => {
  afterEach(killLeftovers);

  it.each([0, 1, 3, 6, 10, 15, 25, 60, 150])(
    'sends at most once, and says what it knows, when killed %i ms after the yes (I7)',
    async (ms) => {
      const desk = temporaryHome();
      const smtp = await startSmtpPeer();
      const env = { SMTP_URL: smtp.url, MAIL_FROM: 'desk@sayso.example' };
      const first = startChat({ home: desk.home, env });
      await first.say('yes');
      await first.say({ file: 'tests/cv/fixtures/backend-engineer.md' });
      await first.say('find me remote TypeScript jobs in Europe');
      await first.say('write to the hiring manager of 1');
      const { card } = cardOf(await first.say('send it'));
      first.write({ tap: { card, choice: 'yes' } });
      await sleep(ms);
      await first.kill('SIGKILL');

      const second = startChat({ home: desk.home, env });
      const greeting = await second.greeting;
      const about = (event: ChatEvent) => event.card === card;
      // The first desk told the outcome, or the second does, or the yes was not durable yet and the card still waits.
      const told = first.events().find((event) => event.type === 'card_resolved');
      const shown = told ?? greeting.find(about) ?? (await second.event(about));
      if (shown.type === 'card_resolved' && shown.outcome === 'done')
        expect(smtp.mails).toHaveLength(1);
      if (shown.type === 'card') {
        expect(smtp.mails).toHaveLength(0);
        await second.say({ tap: { card, choice: 'yes' } });
        expect(smtp.mails).toHaveLength(1);
      }
      await second.say({ tap: { card, choice: 'yes' } });
      await second.say('yes');
      expect(smtp.mails.length).toBeLessThanOrEqual(1);
      await second.end();
      expect(await runSayso(['audit', 'verify'], { home: desk.home })).toMatchObject({ code: 0 });
      await smtp.close();
      desk.remove();
    },
  );
});
