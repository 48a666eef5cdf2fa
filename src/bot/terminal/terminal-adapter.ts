import { open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, resolve } from 'node:path';
import type {
  CardTokens,
  ChannelAdapter,
  ChannelSink,
  InboundContent,
  Outbound,
  SendResult,
} from '../../desk/ports/channel.ts';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Clock, Ids } from '../../desk/ports/clock.ts';
import { saveHandedFile } from './handed-file.ts';

/** What the terminal shows; a screen or a JSON stream renders it. */
export type TerminalEvent =
  | { type: 'message'; text: string }
  | { type: 'card'; card: number; text: string; choices: ['yes', 'no'] }
  | { type: 'card_resolved'; card: number; outcome: string; text: string }
  | { type: 'blocked'; kind: string }
  | { type: 'file'; name: string; path: string }
  | { type: 'typing' }
  | { type: 'idle' };

/** What a person or a script can put in. */
export type TerminalInput =
  | { kind: 'text'; text: string }
  | { kind: 'file'; path: string }
  | { kind: 'tap'; card: number; choice: 'yes' | 'no' };

export interface TerminalAdapter extends ChannelAdapter {
  /** Opens the chat: the desk greets. */
  open(): Promise<void>;
  /** Hands an input to the desk; resolves when it is durable. */
  input(input: TerminalInput): Promise<void>;
}

export interface TerminalDeps {
  /** Name of the local client; one chat per name. */
  client: string;
  /** Where handed-over files (a ready mail) are put. */
  filesDir: string;
  show(event: TerminalEvent): void | Promise<void>;
  clock: Clock;
  ids: Ids;
}

export const TERMINAL_ACCOUNT = 'terminal';

const OTHER_CHAT: SendResult = {
  result: 'not_sent',
  next: 'retry',
  code: 'other_chat',
  retryAfterMs: 60_000,
};

/** The first channel: a chat on this machine, through the same inbox and outbox as every other. */
export function createTerminalAdapter(deps: TerminalDeps): TerminalAdapter {
  let sink: ChannelSink | null = null;
  /** Tokens of the cards on the screen, so that "tap card 3" can carry the card's own token. */
  const cards = new Map<number, CardTokens>();

  async function accept(content: InboundContent): Promise<void> {
    if (!sink) throw new ChannelError('not_started', 'The terminal chat is not open.');
    await sink.accept([
      {
        account: TERMINAL_ACCOUNT,
        eventId: deps.ids.next(),
        messageKey: null,
        ref: null,
        order: null,
        chat: { id: deps.client, kind: 'private' },
        sender: { id: deps.client, altIds: [], name: deps.client },
        sentAt: deps.clock.now(),
        content,
      },
    ]);
  }

  async function send(message: Outbound): Promise<SendResult> {
    switch (message.kind) {
      case 'text':
        await deps.show({ type: 'message', text: message.text });
        break;
      case 'card':
        cards.set(message.number, message.token);
        await deps.show({
          type: 'card',
          card: message.number,
          text: message.text,
          choices: ['yes', 'no'],
        });
        break;
      case 'card_resolved':
        await deps.show({
          type: 'card_resolved',
          card: message.number,
          outcome: message.outcome,
          text: message.text,
        });
        break;
      case 'blocked':
        await deps.show({ type: 'blocked', kind: message.secretKind });
        await deps.show({ type: 'message', text: message.text });
        break;
      case 'retract':
      case 'revise':
        // Nothing can be changed on a screen; the desk does not ask for it here.
        return { result: 'not_sent', next: 'drop', code: 'cannot_delete', retryAfterMs: null };
      case 'file': {
        const path = await saveHandedFile(deps.filesDir, message);
        if (message.caption) await deps.show({ type: 'message', text: message.caption });
        await deps.show({ type: 'file', name: basename(path), path });
        break;
      }
    }
    return { result: 'accepted', ref: null, order: null };
  }

  return {
    account: TERMINAL_ACCOUNT,
    capabilities: {
      buttons: 'inline',
      editOwn: false,
      deletePeer: false,
      stableSendId: false,
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
    // What another client of this desk is to read waits until their chat is open.
    send: async ({ chat, message }) => (chat === deps.client ? send(message) : OTHER_CHAT),
    repeatable: () => false,
    typing(_chat, on) {
      if (on) void deps.show({ type: 'typing' });
    },
    // A screen that prints lines cannot take one back; "typing" was shown.
    status: () => undefined,
    async open() {
      await accept({ kind: 'start' });
    },
    async input(input) {
      if (input.kind === 'text') {
        const path = cvPath(input.text);
        await accept(
          path === null
            ? { kind: 'text', text: input.text, quoted: null, edited: false, forwarded: false }
            : await fileContent(path),
        );
      } else if (input.kind === 'file') await accept(await fileContent(input.path));
      else {
        const token = cards.get(input.card)?.[input.choice];
        // A tap on a card that was never shown here: the desk answers, nothing is approved.
        await accept({ kind: 'tap', token: token ?? `no-card-${input.card}` });
      }
    },
    async fetchFile(ref, maxBytes, signal) {
      return readCapped(ref, maxBytes, signal);
    },
    health: () => ({
      account: TERMINAL_ACCOUNT,
      state: sink ? 'up' : 'stopped',
      lastContactMs: null,
      advice: null,
    }),
    async stop() {
      sink = null;
    },
  };
}

/** "/cv my files/cv.pdf", with or without quotes; null for anything else. */
export function cvPath(text: string): string | null {
  const match = /^\/cv\s+(.+)$/s.exec(text.trim());
  const path = match?.[1]?.trim().replace(/^(["'])(.*)\1$/s, '$2');
  return path ? path : null;
}

async function fileContent(path: string): Promise<InboundContent> {
  const absolute = resolve(path.replace(/^~(?=\/)/, homedir()));
  const size = await stat(absolute)
    .then((found) => (found.isFile() ? found.size : null))
    .catch(() => null);
  return {
    kind: 'file',
    name: basename(absolute),
    mime: null,
    size,
    ref: absolute,
    caption: null,
    album: null,
  };
}

async function readCapped(
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new ChannelError('not_found', `I cannot open ${path}. Please check the path.`, { cause });
  });
  try {
    const info = await file.stat();
    if (!info.isFile())
      throw new ChannelError(
        'not_a_file',
        `${path} is not a file. Please name the document itself.`,
      );
    if (info.size > maxBytes) throw new ChannelError('too_big', 'The file is too large.');
    // Reads by handle, so that the file that was measured is the file that is read; it may still grow.
    const bytes = await file.readFile({ signal });
    if (bytes.byteLength > maxBytes) throw new ChannelError('too_big', 'The file is too large.');
    return bytes;
  } finally {
    await file.close();
  }
}
