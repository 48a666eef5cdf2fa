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
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';

/** The server's side of one connection: Noise XX over a WebSocket, then WhatsApp's binary nodes. */
export interface NoiseConnection {
  send(node: BinaryNode): void;
  /** Ends the TCP connection at once, as a broken network does. */
  drop(): void;
}

export interface NoiseEvents {
  /** The handshake is done; the client's login, as a user name. */
  ready(connection: NoiseConnection): void;
  node(node: BinaryNode): void;
  closed(): void;
}

const PROTOCOL = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
const INTRO = Buffer.from([87, 65, 6, 3]);
const NOTHING = Buffer.alloc(0);

/** The root that the client trusts is replaced by one of our own; it is the same for the whole test process. */
const root = Curve.generateKeyPair();
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root.public);

function certificateFor(serverKey: Uint8Array): Uint8Array {
  const { Details } = proto.CertChain.NoiseCertificate;
  const intermediate = Curve.generateKeyPair();
  const middle = Details.encode({ serial: 3, issuerSerial: 0, key: intermediate.public }).finish();
  const leaf = Details.encode({ serial: 9, issuerSerial: 3, key: serverKey }).finish();
  return proto.CertChain.encode({
    leaf: { details: leaf, signature: Curve.sign(intermediate.private, leaf) },
    intermediate: { details: middle, signature: Curve.sign(root.private, middle) },
  }).finish();
}

function counterNonce(count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 8);
  return nonce;
}

/** The symmetric state of the handshake (Noise specification, section 5.2). */
function createHandshake() {
  let hash: Buffer = PROTOCOL;
  let salt: Buffer = PROTOCOL;
  let key: Buffer = PROTOCOL;
  let count = 0;
  const authenticate = (data: Uint8Array) => {
    hash = sha256(Buffer.concat([hash, data]));
  };
  return {
    authenticate,
    mix(secret: Uint8Array) {
      const out = hkdf(Buffer.from(secret), 64, { salt, info: '' });
      salt = Buffer.from(out.subarray(0, 32));
      key = Buffer.from(out.subarray(32));
      count = 0;
    },
    encrypt(plain: Uint8Array): Buffer {
      const sealed = aesEncryptGCM(plain, key, counterNonce(count++), hash);
      authenticate(sealed);
      return sealed;
    },
    decrypt(sealed: Uint8Array): Buffer {
      const plain = aesDecryptGCM(sealed, key, counterNonce(count++), hash);
      authenticate(sealed);
      return plain;
    },
    /** The keys of the transport: for reading, for writing. */
    split(): [Buffer, Buffer] {
      const out = hkdf(NOTHING, 64, { salt, info: '' });
      return [Buffer.from(out.subarray(0, 32)), Buffer.from(out.subarray(32))];
    },
  };
}

export function serveNoise(socket: WebSocket, events: NoiseEvents): void {
  const handshake = createHandshake();
  const ephemeral = Curve.generateKeyPair();
  const fixed = Curve.generateKeyPair();
  let stage: 'hello' | 'finish' | 'open' = 'hello';
  let buffered = NOTHING;
  let introduced = false;
  let readKey = NOTHING;
  let writeKey = NOTHING;
  let reads = 0;
  let writes = 0;
  /** Frames are dealt with one after another. */
  let last: Promise<void> = Promise.resolve();

  const connection: NoiseConnection = {
    send(node) {
      if (socket.readyState !== socket.OPEN) return;
      frame(aesEncryptGCM(encodeBinaryNode(node), writeKey, counterNonce(writes++), NOTHING));
    },
    drop: () => socket.terminate(),
  };

  function frame(data: Uint8Array): void {
    const length = Buffer.alloc(3);
    length.writeUIntBE(data.length, 0, 3);
    socket.send(Buffer.concat([length, data]));
  }

  function hello(data: Uint8Array): void {
    const theirs = proto.HandshakeMessage.decode(data).clientHello?.ephemeral;
    if (!theirs) throw new Error('The hello has no key.');
    handshake.authenticate(theirs);
    handshake.authenticate(ephemeral.public);
    handshake.mix(Curve.sharedKey(ephemeral.private, theirs));
    const sealedKey = handshake.encrypt(fixed.public);
    handshake.mix(Curve.sharedKey(fixed.private, theirs));
    const payload = handshake.encrypt(certificateFor(fixed.public));
    const serverHello = { ephemeral: ephemeral.public, static: sealedKey, payload };
    frame(proto.HandshakeMessage.encode({ serverHello }).finish());
    stage = 'finish';
  }

  function finish(data: Uint8Array): void {
    const theirs = proto.HandshakeMessage.decode(data).clientFinish;
    if (!theirs?.static || !theirs.payload) throw new Error('The handshake was not finished.');
    handshake.mix(Curve.sharedKey(ephemeral.private, handshake.decrypt(theirs.static)));
    handshake.decrypt(theirs.payload);
    [readKey, writeKey] = handshake.split() as [Buffer<ArrayBuffer>, Buffer<ArrayBuffer>];
    stage = 'open';
    events.ready(connection);
  }

  async function onFrame(data: Buffer): Promise<void> {
    if (stage === 'hello') return hello(data);
    if (stage === 'finish') return finish(data);
    const plain = aesDecryptGCM(data, readKey, counterNonce(reads++), NOTHING);
    events.node(await decodeBinaryNode(plain));
  }

  async function onBytes(bytes: Buffer): Promise<void> {
    buffered = Buffer.concat([buffered, bytes]);
    if (!introduced) {
      handshake.authenticate(INTRO);
      buffered = buffered.subarray(INTRO.length);
      introduced = true;
    }
    while (buffered.length >= 3) {
      const length = buffered.readUIntBE(0, 3);
      if (buffered.length < 3 + length) return;
      const data = buffered.subarray(3, 3 + length);
      buffered = buffered.subarray(3 + length);
      await onFrame(data);
    }
  }

  socket.on('message', (bytes: Buffer) => {
    last = last.then(() => onBytes(bytes)).catch(() => socket.terminate());
  });
  socket.on('close', () => events.closed());
  socket.on('error', () => socket.terminate());
}
