import { on } from 'node:events';
import {
  aesDecryptGCM,
  aesEncryptGCM,
  type BinaryNode,
  Curve,
  decodeBinaryNode,
  encodeBinaryNode,
  hkdf,
  proto,
  sha256,
} from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { certificateChain } from './certificate.ts';

/** Who logs in, as the last message of the handshake says. */
export interface Login {
  number: string;
  device: number;
  /** The static key that the client has proven to hold. */
  noiseKey: Uint8Array;
}

/** The server's end of one connection, after the handshake. */
export interface NoiseSession {
  login: Login;
  /** What the client sends; ends with the connection. */
  nodes: AsyncIterable<BinaryNode>;
  /** Does nothing once the connection is closing. */
  send(node: BinaryNode): void;
  /** Closes after what was sent has gone out. */
  end(): void;
  /** Cuts the connection at once, as a broken network does. */
  drop(): void;
}

/** Also the name of the protocol, padded to the 32 bytes of a first hash. */
const PROTOCOL = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
const INTRO = Buffer.from([87, 65, 6, 3]);
const LENGTH_BYTES = 3;
const NOTHING = Buffer.alloc(0);

/**
 * Answers the handshake Noise XX of a WhatsApp client. Rejects when the client goes away or breaks the protocol; the
 * socket is closed then.
 */
export async function acceptNoise(socket: WebSocket): Promise<NoiseSession> {
  socket.on('error', () => socket.terminate());
  const frames = framesOf(socket);
  try {
    const { login, read, write } = await shakeHands(socket, frames);
    return {
      login,
      nodes: nodesOf(frames, read),
      send(node) {
        if (socket.readyState !== socket.OPEN) return;
        sendFrame(socket, write.seal(encodeBinaryNode(node), NOTHING));
      },
      end: () => socket.close(),
      drop: () => socket.terminate(),
    };
  } catch (error) {
    socket.terminate();
    throw error;
  }
}

async function shakeHands(
  socket: WebSocket,
  frames: AsyncGenerator<Buffer>,
): Promise<{ login: Login; read: Cipher; write: Cipher }> {
  const state = createSymmetricState();
  const ephemeral = Curve.generateKeyPair();
  const fixed = Curve.generateKeyPair();

  const { clientHello } = proto.HandshakeMessage.decode(await nextFrame(frames));
  const theirs = present(clientHello?.ephemeral, 'ephemeral key');
  state.mixHash(INTRO);
  state.mixHash(theirs);
  state.mixHash(ephemeral.public);
  state.mixKey(Curve.sharedKey(ephemeral.private, theirs));
  const sealedStatic = state.seal(fixed.public);
  state.mixKey(Curve.sharedKey(fixed.private, theirs));
  const serverHello = {
    ephemeral: ephemeral.public,
    static: sealedStatic,
    payload: state.seal(certificateChain(fixed.public)),
  };
  sendFrame(socket, proto.HandshakeMessage.encode({ serverHello }).finish());

  const { clientFinish } = proto.HandshakeMessage.decode(await nextFrame(frames));
  const noiseKey = state.open(present(clientFinish?.static, 'static key'));
  state.mixKey(Curve.sharedKey(ephemeral.private, noiseKey));
  const payload = state.open(present(clientFinish?.payload, 'login'));
  const { username, device } = proto.ClientPayload.decode(payload);
  const [read, write] = state.split();
  return { login: { number: String(username), device: device ?? 0, noiseKey }, read, write };
}

interface Cipher {
  seal(plain: Uint8Array, data: Uint8Array): Buffer;
  open(sealed: Uint8Array, data: Uint8Array): Buffer;
}

/** AES-GCM that counts its messages and uses the count as nonce. */
function createCipher(key: Uint8Array): Cipher {
  let count = 0;
  const nonce = () => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(count++, 8);
    return bytes;
  };
  return {
    seal: (plain, data) => aesEncryptGCM(plain, key, nonce(), data),
    open: (sealed, data) => aesDecryptGCM(sealed, key, nonce(), data),
  };
}

/** Hash, chaining key and cipher of a handshake: section 5.2 of the Noise specification. */
function createSymmetricState() {
  let hash = PROTOCOL;
  let chainingKey = PROTOCOL;
  let cipher = createCipher(PROTOCOL);
  const derive = (secret: Uint8Array): [Buffer<ArrayBuffer>, Buffer<ArrayBuffer>] => {
    const bytes = Buffer.from(hkdf(secret, 64, { salt: chainingKey, info: '' }));
    return [bytes.subarray(0, 32), bytes.subarray(32)];
  };
  const mixHash = (data: Uint8Array) => {
    hash = Buffer.from(sha256(Buffer.concat([hash, data])));
  };
  return {
    mixHash,
    mixKey(secret: Uint8Array) {
      const [next, key] = derive(secret);
      chainingKey = next;
      cipher = createCipher(key);
    },
    seal(plain: Uint8Array): Buffer {
      const sealed = cipher.seal(plain, hash);
      mixHash(sealed);
      return sealed;
    },
    open(sealed: Uint8Array): Buffer {
      const plain = cipher.open(sealed, hash);
      mixHash(sealed);
      return plain;
    },
    /** The ciphers of the connection: the client's direction comes first. */
    split(): [Cipher, Cipher] {
      const [read, write] = derive(NOTHING);
      return [createCipher(read), createCipher(write)];
    },
  };
}

/** Frames carry their length before them, and pay no heed to where a WebSocket message ends. */
async function* framesOf(socket: WebSocket): AsyncGenerator<Buffer> {
  let buffered = NOTHING;
  let introduced = false;
  for await (const [bytes] of on(socket, 'message', { close: ['close'] })) {
    buffered = Buffer.concat([buffered, bytes]);
    if (!introduced) {
      if (buffered.length < INTRO.length) continue;
      if (!buffered.subarray(0, INTRO.length).equals(INTRO))
        throw new Error('Not a WhatsApp client.');
      buffered = buffered.subarray(INTRO.length);
      introduced = true;
    }
    while (buffered.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + buffered.readUIntBE(0, LENGTH_BYTES);
      if (buffered.length < end) break;
      yield buffered.subarray(LENGTH_BYTES, end);
      buffered = buffered.subarray(end);
    }
  }
}

async function* nodesOf(frames: AsyncGenerator<Buffer>, read: Cipher): AsyncGenerator<BinaryNode> {
  for await (const frame of frames) yield decodeBinaryNode(read.open(frame, NOTHING));
}

function sendFrame(socket: WebSocket, data: Uint8Array): void {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUIntBE(data.length, 0, LENGTH_BYTES);
  socket.send(Buffer.concat([length, data]));
}

async function nextFrame(frames: AsyncGenerator<Buffer>): Promise<Buffer> {
  const next = await frames.next();
  if (next.done) throw new Error('The client went away during the handshake.');
  return next.value;
}

function present(bytes: Uint8Array | null | undefined, what: string): Uint8Array {
  if (!bytes) throw new Error(`The handshake has no ${what}.`);
  return bytes;
}
