import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/database.ts';
import { startBotApiPeer } from './telegram/bot-api-peer.ts';
import { untilTrue } from './until.ts';
import {
  keepLogin,
  type Person,
  startWhatsAppPeer,
  type WhatsAppPeer,
} from './whatsapp/whatsapp-peer.ts';

/** A client at the far end of a chat platform, whichever it is. */
export interface ChatClient {
  says(text: string): Promise<void>;
  sendsFile(name: string, mime: string, bytes: Uint8Array): Promise<void>;
  /** Answers the newest card, by its button or by quoting it. */
  answers(choice: 'yes' | 'no'): Promise<void>;
  /** The desk's messages as this person sees them, oldest first. */
  texts(): string[];
  /** Waits for a message of the desk, after those that were there at the last call, that fits. */
  hears(pattern: RegExp, ms?: number): Promise<string>;
}

export interface ChatPeer {
  name: string;
  env: Record<string, string>;
  /** What has to be in the desk's home before it starts. */
  prepare(home: string): Promise<void>;
  client(number: number): Promise<ChatClient>;
  /** The next message of the desk with such a text arrives, and the desk never hears so. */
  swallowAnswer(text: RegExp): void;
  close(): Promise<void>;
}

export async function openTelegramPeer(): Promise<
  ChatPeer & { peer: Awaited<ReturnType<typeof startBotApiPeer>> }
> {
  const peer = await startBotApiPeer();
  return {
    name: 'Telegram',
    peer,
    env: { TELEGRAM_BOT_TOKEN: peer.token, TELEGRAM_API_ROOT: peer.root },
    prepare: async () => undefined,
    swallowAnswer: peer.swallowAnswer,
    async client(number) {
      const person = peer.person(number);
      return {
        says: async (text) => void person.says(text),
        sendsFile: async (name, mime, bytes) => void person.sendsDocument({ name, mime, bytes }),
        answers: async (choice) => void person.taps(person.card().message_id, choice),
        texts: person.texts,
        hears: createEar(person.texts),
      };
    },
    close: peer.close,
  };
}

export async function openWhatsAppPeer(): Promise<
  ChatPeer & { peer: WhatsAppPeer; person(number: number): Person }
> {
  const peer = await startWhatsAppPeer();
  const people = new Map<number, Person>();
  return {
    name: 'WhatsApp',
    peer,
    person(number) {
      const person = people.get(number);
      if (!person) throw new Error(`Nobody has the number ${number}.`);
      return person;
    },
    env: { WHATSAPP: 'baileys', WHATSAPP_WS_URL: peer.url, WHATSAPP_MEDIA_URL: peer.media.url },
    swallowAnswer: peer.swallowAnswer,
    async prepare(home) {
      const { store } = await openStore(readConfig({ DESK_HOME: home }), { migrate: true });
      await keepLogin(store, peer);
      await store.close();
    },
    async client(number) {
      const person = await peer.person(`1555000${number}`, `88${number}`);
      people.set(number, person);
      const texts = () => person.inbox().map(({ text }) => text);
      return {
        says: async (text) => void (await person.text(text)),
        sendsFile: async (name, mime, bytes) => void (await person.document({ name, mime, bytes })),
        async answers(choice) {
          const card = person.inbox().findLast(({ text }) => /^#\d+ needs your yes/.test(text));
          await person.quote(choice, { id: card?.id ?? '', text: card?.text ?? '' });
        },
        texts,
        hears: createEar(texts),
      };
    },
    close: peer.close,
  };
}

/** Remembers how often each text was heard, so that an edited message counts as a new one. */
function createEar(texts: () => string[]): ChatClient['hears'] {
  const heard = new Map<string, number>();
  return async (pattern, ms = 25_000) => {
    let found: string | undefined;
    await untilTrue(
      () => {
        const counts = new Map<string, number>();
        found = texts().find((text) => {
          const count = (counts.get(text) ?? 0) + 1;
          counts.set(text, count);
          return count > (heard.get(text) ?? 0) && pattern.test(text);
        });
        return found !== undefined;
      },
      `${pattern} among ${JSON.stringify(texts().slice(-4))}`,
      ms,
    );
    for (const text of new Set(texts()))
      heard.set(text, texts().filter((other) => other === text).length);
    return found ?? '';
  };
}
