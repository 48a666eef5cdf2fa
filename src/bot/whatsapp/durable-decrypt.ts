import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  decodeMessageNode,
  proto,
  type SocketConfig,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import type { AuthState } from './auth-state.ts';
import type { ReceivedMessage } from './inbound.ts';

export interface DurableDecrypt {
  /** For the socket's configuration. */
  makeSignalRepository: SocketConfig['makeSignalRepository'];
  /** Must be told of every message node before Baileys sees it. */
  note(node: BinaryNode): void;
}

/**
 * Commit before receipt (I1). Baileys sends the receipt, which takes the message from the server's queue, before it
 * tells anybody about the message. So the desk looks in where the message is decrypted: the receipt leaves only when
 * `keep` has resolved. When it rejects, Baileys asks the sender's phone for the message again instead.
 */
export function createDurableDecrypt(
  me: () => { id: string; lid: string },
  keep: (received: ReceivedMessage) => Promise<void>,
  keysAfter: AuthState['keysAfter'],
): DurableDecrypt {
  /** By the very bytes that Baileys hands to the decryption; a node that is never decrypted is forgotten with them. */
  const nodes = new WeakMap<Uint8Array, BinaryNode>();

  async function decrypted(ciphertext: Uint8Array, padded: Uint8Array): Promise<void> {
    const node = nodes.get(ciphertext);
    if (!node) throw new Error('A decrypted message belongs to no message node.');
    const decoded = proto.Message.decode(unpadRandomMax16(padded));
    const { id, lid } = me();
    const { key, messageTimestamp, pushName } = decodeMessageNode(node, id, lid).fullMessage;
    await keep({
      key,
      // What the desk's own phone wrote comes wrapped for its other devices.
      message: decoded.deviceSentMessage?.message ?? decoded,
      timestamp: messageTimestamp,
      pushName: pushName ?? null,
      offline: node.attrs.offline !== undefined,
    });
  }

  /** The message first, then the session's keys: after a crash in between, the stanza can be decrypted once more. */
  function inOrder(
    ciphertext: Uint8Array,
    decrypt: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    return keysAfter(decrypt, (plaintext) => decrypted(ciphertext, plaintext));
  }

  return {
    makeSignalRepository(auth, logger, pnToLid) {
      const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid);
      return {
        ...inner,
        decryptMessage: (options) =>
          inOrder(options.ciphertext, () => inner.decryptMessage(options)),
        decryptGroupMessage: (options) =>
          inOrder(options.msg, () => inner.decryptGroupMessage(options)),
      };
    },
    note(node) {
      if (!Array.isArray(node.content)) return;
      for (const child of node.content)
        if (child.tag === 'enc' && child.content instanceof Uint8Array)
          nodes.set(child.content, node);
    },
  };
}
