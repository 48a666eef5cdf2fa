import { localLocks } from '../../src/desk/local-locks.ts';
import type { Locks } from '../../src/desk/ports/locks.ts';
import type { ReplyMailbox } from '../../src/desk/ports/reply-mailbox.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { factsOfLocalDesk } from '../../src/desk/privacy/facts.ts';
import { liveNotice } from '../../src/desk/privacy/live-notice.ts';
import {
  createReplyKeeper,
  LOOK_MS,
  type ReplyKeeper,
} from '../../src/desk/replies/reply-keeper.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../src/desk/settings.ts';
import { openReplyMailbox } from '../../src/mail/reply-mailbox.ts';
import { systemIds } from '../../src/system.ts';
import { type AnswerOptions, answerMail } from './answer-mails.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk } from './desk.ts';
import { type ImapPeer, startImapPeer } from './imap-peer.ts';
import { wayTo } from './way-to.ts';

/** A test desk, and a mailbox on loopback that gets the answers to its mails. */
export interface ReplyDesk {
  desk: TestDesk;
  peer: ImapPeer;
  keeper: ReplyKeeper;
  /** Another one over the same rows, as of another process or after a restart. */
  anotherKeeper(parts?: {
    store?: Partial<Store>;
    locks?: Locks;
    mailbox?: ReplyMailbox;
  }): ReplyKeeper;
  /** A draft, its card and the client's yes; gives the Message-ID of the mail and the card's number. */
  sendMail(chat?: string): Promise<{ messageId: string; card: number }>;
  /** An answer to that mail comes in. */
  answer(messageId: string, more?: AnswerOptions): void;
  /** Some minutes later: the look, and what the client is sent after it. */
  look(keeper?: ReplyKeeper): Promise<string[]>;
  remove(): Promise<void>;
}

export async function openReplyDesk(
  rules: Partial<DeskSettings> = {},
  test?: Parameters<typeof openTestDesk>[1],
): Promise<ReplyDesk> {
  const settings = { repliesTracked: true, ...rules };
  const desk = await openTestDesk(settings, test);
  const peer = await startImapPeer();
  let answers = 0;
  const anotherKeeper: ReplyDesk['anotherKeeper'] = (parts = {}) =>
    createReplyKeeper({
      store: { ...storeOf(desk.test.store), ...parts.store },
      mailbox: parts.mailbox ?? openReplyMailbox(peer.url, wayTo(peer.url)),
      clock: desk.clock,
      ids: systemIds,
      log: {
        event: (level, name, fields) =>
          void desk.logged.push(JSON.stringify({ level, name, ...fields })),
      },
      locks: parts.locks ?? localLocks(),
      settings: { ...DEFAULT_SETTINGS, trial: true, ...settings },
      notice: liveNotice(factsOfLocalDesk({ name: 'none', host: null, retention: '' })),
      wakeOutbox: (id) => desk.outbox.wake(id),
    });
  const keeper = anotherKeeper();
  const reply: ReplyDesk = {
    desk,
    peer,
    keeper,
    anotherKeeper,
    async sendMail(chat = 'ada') {
      await prepareDraft(desk, chat);
      desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
      const asked = cardIn(await desk.say('send it to jane@acme.example', chat));
      await desk.say({ kind: 'tap', token: asked.token.yes }, chat);
      const { messageId = '' } = desk.mails.at(-1) ?? {};
      return { messageId, card: asked.number };
    },
    answer(messageId, more = {}) {
      answers += 1;
      const id = `answer-${answers}@mail.acme.example`;
      peer.deliver(answerMail({ id, inReplyTo: messageId, ...more }), desk.clock.now());
    },
    async look(other = keeper) {
      desk.clock.advance(LOOK_MS);
      const from = desk.sent.length;
      await other.tend();
      for (const chat of ['ada', 'ben']) await desk.desk.settled('test', chat);
      return desk.sent
        .slice(from)
        .flatMap((message) => (message.kind === 'text' ? [message.text] : []));
    },
    async remove() {
      await keeper.stop();
      await peer.close();
      await desk.remove();
    },
  };
  return reply;
}

/** Methods bound, so that some of them can be replaced. */
function storeOf(store: Store): Store {
  return { ...store };
}
