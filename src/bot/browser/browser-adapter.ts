import type {
  ChannelAdapter,
  ChannelSink,
  InboundContent,
  Outbound,
  SendResult,
} from '../../desk/ports/channel.ts';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { ChannelStore } from '../../desk/ports/store.ts';
import { createUploads } from './uploads.ts';

/** Who chats: a chat of their own, and the name that the desk reads. */
export interface BrowserPerson {
  chat: string;
  name: string;
}

/** What a page can follow besides the rows of the store. */
export interface Working {
  typing: boolean;
  /** A line about long work. */
  line: string | null;
}

/** What an open page is told; the words themselves are read from the store. */
export type BrowserEvent =
  | { type: 'shown'; message: Outbound }
  | { type: 'taken_back'; ref: string }
  | { type: 'working' };

/**
 * `id` names what the person does: a form that is sent twice changes nothing. Each resolves when it is durable, and
 * throws when it is not.
 */
export interface BrowserAdapter extends ChannelAdapter {
  opens(person: BrowserPerson, id: string): Promise<void>;
  says(person: BrowserPerson, text: string, id: string): Promise<void>;
  sends(
    person: BrowserPerson,
    file: { name: string; mime: string | null; bytes: Uint8Array },
    id: string,
  ): Promise<void>;
  taps(person: BrowserPerson, token: string, id: string): Promise<void>;
  working(chat: string): Working;
  /** Gives the function that ends it. */
  listen(chat: string, listener: (event: BrowserEvent) => void): () => void;
}

export interface BrowserDeps {
  store: Pick<ChannelStore, 'readChannelKeys' | 'writeChannelKeys'>;
  clock: Clock;
  log: Log;
}

export const BROWSER_ACCOUNT = 'browser';

const ACCEPTED: SendResult = { result: 'accepted', ref: null, order: null };

/**
 * A chat on a page of the desk's own console. The page shows the rows of the store, so a message has arrived the moment
 * its row says so: nothing is kept here, and a reload or another tab has it all.
 */
export function createBrowserAdapter({ store, clock, log }: BrowserDeps): BrowserAdapter {
  let sink: ChannelSink | null = null;
  const uploads = createUploads({ account: BROWSER_ACCOUNT, store, clock });
  const listeners = new Map<string, Set<(event: BrowserEvent) => void>>();
  const atWork = new Map<string, Working>();

  function tell(chat: string, event: BrowserEvent): void {
    for (const listener of [...(listeners.get(chat) ?? [])]) listener(event);
  }

  function work(chat: string, change: Partial<Working>): void {
    const next = { ...working(chat), ...change };
    if (next.typing || next.line !== null) atWork.set(chat, next);
    else atWork.delete(chat);
    tell(chat, { type: 'working' });
  }

  function working(chat: string): Working {
    return atWork.get(chat) ?? { typing: false, line: null };
  }

  function opened(): ChannelSink {
    if (!sink) throw new ChannelError('not_started', 'The chat on this page is not open.');
    return sink;
  }

  async function accept(person: BrowserPerson, id: string, content: InboundContent): Promise<void> {
    await opened().accept([
      {
        account: BROWSER_ACCOUNT,
        eventId: `${person.chat}:${id}`,
        messageKey: null,
        ref: id,
        order: null,
        chat: { id: person.chat, kind: 'private' },
        sender: { id: person.chat, altIds: [], name: person.name },
        sentAt: clock.now(),
        content,
      },
    ]);
  }

  return {
    account: BROWSER_ACCOUNT,
    capabilities: {
      buttons: 'inline',
      editOwn: true,
      deletePeer: true,
      stableSendId: true,
      maxText: 100_000,
      replay: 'none',
      replyWindow: false,
      pace: null,
    },
    async start(target) {
      sink = target;
    },
    ready: () => sink !== null,
    parts: () => 1,
    async send({ chat, message }) {
      if (message.kind === 'retract') tell(chat, { type: 'taken_back', ref: message.ref });
      else tell(chat, { type: 'shown', message });
      return ACCEPTED;
    },
    // The row is what is shown: sent twice, it stands there once.
    repeatable: () => true,
    typing: (chat, on) => work(chat, { typing: on }),
    status: (chat, line) => work(chat, { line }),
    opens: (person, id) => accept(person, id, { kind: 'start' }),
    says: (person, text, id) =>
      accept(person, id, { kind: 'text', text, quoted: null, edited: false, forwarded: false }),
    async sends(person, { name, mime, bytes }, id) {
      opened();
      const ref = `${person.chat}:${id}`;
      await uploads.keep(ref, bytes);
      const size = bytes.byteLength;
      await accept(person, id, { kind: 'file', name, mime, size, ref, caption: null, album: null });
    },
    taps: (person, token, id) => accept(person, id, { kind: 'tap', token }),
    working,
    listen(chat, listener) {
      const all = listeners.get(chat) ?? new Set();
      listeners.set(chat, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(chat);
      };
    },
    fetchFile: (ref, maxBytes) => uploads.read(ref, maxBytes),
    forgetPeople() {
      uploads.dropAll().catch((error: unknown) =>
        log.event('error', 'uploads_not_dropped', {
          account: BROWSER_ACCOUNT,
          error: error instanceof Error ? error.name : 'unknown',
        }),
      );
    },
    health: () => ({
      account: BROWSER_ACCOUNT,
      state: sink ? 'up' : 'stopped',
      lastContactMs: null,
      advice: null,
    }),
    async stop() {
      sink = null;
    },
  };
}
