import {
  type BinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  jidDecode,
  normalizeMessageContent,
  type proto,
} from '@whiskeysockets/baileys';
import type { Ciphertext, SignalDevice } from './signal-device.ts';

/** A message of the bot, as the person it was sent to reads it. */
export interface SentMessage {
  /** The address that the bot used. */
  to: string;
  /** The person's number, whatever address the bot used. */
  number: string;
  id: string;
  /** Empty for what has no words of its own, such as reactions. */
  text: string;
  quotedId: string | null;
  message: proto.IMessage;
  /** Milliseconds, by the clock of the peer. */
  t: number;
}

export interface SentMessages {
  /** Each message once, however often its id came: what a person sees. */
  seen: SentMessage[];
  /** Every copy that could be read. */
  raw: SentMessage[];
  /** Those that a phone could not decrypt. */
  unreadable: { id: string; error: unknown }[];
  /** Decrypts a message on each phone that it was encrypted for. */
  take(stanza: BinaryNode): Promise<void>;
}

export interface Addressee {
  number: string;
  device: SignalDevice;
  /** The phone of the bot's own account gets copies, which nobody was sent. */
  own: boolean;
}

export function createSentMessages(find: (user: string) => Addressee | undefined): SentMessages {
  const seen: SentMessage[] = [];
  const raw: SentMessage[] = [];
  const unreadable: { id: string; error: unknown }[] = [];

  async function open(stanza: BinaryNode, jid: string, sealed: Ciphertext): Promise<void> {
    const { id = '', to = '' } = stanza.attrs;
    const addressee = find(jidDecode(jid)?.user ?? '');
    if (!addressee) return;
    const message = await addressee.device.decrypt(sealed);
    if (addressee.own) return;
    const { number } = addressee;
    const sent = { to, number, id, ...wordsOf(message), message, t: Date.now() };
    raw.push(sent);
    if (!seen.some((other) => other.id === id && other.number === number)) seen.push(sent);
  }

  return {
    seen,
    raw,
    unreadable,
    async take(stanza) {
      for (const { jid, sealed } of copiesOf(stanza))
        await open(stanza, jid, sealed).catch((error: unknown) =>
          unreadable.push({ id: stanza.attrs.id ?? '', error }),
        );
    },
  };
}

/** A message comes with one copy for each device; one that a device asked for again has a single copy. */
function copiesOf(stanza: BinaryNode): { jid: string; sealed: Ciphertext }[] {
  const copies = getBinaryNodeChildren(getBinaryNodeChild(stanza, 'participants'), 'to');
  return (copies.length > 0 ? copies : [stanza]).flatMap((copy) => {
    const enc = getBinaryNodeChild(copy, 'enc');
    if (!(enc?.content instanceof Uint8Array)) return [];
    const jid = copy.attrs.jid ?? copy.attrs.to ?? '';
    return [{ jid, sealed: { type: enc.attrs.type ?? '', content: enc.content } }];
  });
}

function wordsOf(message: proto.IMessage): { text: string; quotedId: string | null } {
  const content = normalizeMessageContent(message);
  const { extendedTextMessage: extended, documentMessage: document } = content ?? {};
  const edited = content?.protocolMessage?.editedMessage;
  if (edited) return wordsOf(edited);
  return {
    text: content?.conversation || extended?.text || document?.caption || '',
    quotedId: (extended?.contextInfo ?? document?.contextInfo)?.stanzaId ?? null,
  };
}
