import {
  Curve,
  generateSignalPubKey,
  proto,
  type SignalCreds,
  signedKeyPair,
  unpadRandomMax16,
  writeRandomPadMax16,
} from '@whiskeysockets/baileys';
import { ProtocolAddress, SessionBuilder, SessionCipher, type SessionRecord } from 'libsignal';

/** What others must know of a device to write to it first. Keys carry Signal's version byte. */
export interface PublicKeys {
  registrationId: number;
  identityKey: Uint8Array;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  preKey?: { keyId: number; publicKey: Uint8Array } | undefined;
}

export interface Ciphertext {
  type: string;
  content: Uint8Array;
}

/** A device that talks to the bot, and to nobody else. */
export interface SignalDevice {
  keys: PublicKeys;
  /** Begins a session when there is none. */
  encrypt(message: proto.IMessage): Promise<Ciphertext>;
  decrypt(sealed: Ciphertext): Promise<proto.Message>;
  /** Begins a new session, by these keys of the bot. */
  begin(bot: PublicKeys): Promise<void>;
}

const BOT = new ProtocolAddress('bot', 1);
const PREKEY_MESSAGE = 3;
const LARGEST_REGISTRATION_ID = 16_380;

/** The public half of a device, without a one-time prekey: as when those are used up. */
export function publicKeys(creds: SignalCreds): PublicKeys {
  const { keyId, keyPair, signature } = creds.signedPreKey;
  return {
    registrationId: creds.registrationId,
    identityKey: Buffer.from(generateSignalPubKey(creds.signedIdentityKey.public)),
    signedPreKey: {
      keyId,
      publicKey: Buffer.from(generateSignalPubKey(keyPair.public)),
      signature: Buffer.from(signature),
    },
  };
}

/** `bot` is asked when the device first writes, so that it may be made before the bot is known. */
export function createSignalDevice(bot: () => PublicKeys): SignalDevice {
  const identity = Curve.generateKeyPair();
  const creds: SignalCreds = {
    signedIdentityKey: identity,
    signedPreKey: signedKeyPair(identity, 1),
    registrationId: 1 + Math.floor(Math.random() * LARGEST_REGISTRATION_ID),
  };
  let session: SessionRecord | undefined;
  const storage = {
    loadSession: async () => session,
    storeSession: async (_id: string, record: SessionRecord) => {
      session = record;
    },
    isTrustedIdentity: () => true,
    loadPreKey: async () => undefined,
    removePreKey: () => undefined,
    loadSignedPreKey: () => forSignal(creds.signedPreKey.keyPair),
    getOurRegistrationId: () => creds.registrationId,
    getOurIdentity: () => forSignal(creds.signedIdentityKey),
  };
  const cipher = new SessionCipher(storage, BOT);
  const begin = (keys: PublicKeys) => new SessionBuilder(storage, BOT).initOutgoing(keys);
  return {
    keys: publicKeys(creds),
    begin,
    async encrypt(message) {
      if (!session) await begin(bot());
      const padded = writeRandomPadMax16(proto.Message.encode(message).finish());
      const { type, body } = await cipher.encrypt(Buffer.from(padded));
      return {
        type: type === PREKEY_MESSAGE ? 'pkmsg' : 'msg',
        content: Buffer.from(body, 'binary'),
      };
    },
    async decrypt({ type, content }) {
      const bytes = Buffer.from(content);
      const padded = await (type === 'pkmsg'
        ? cipher.decryptPreKeyWhisperMessage(bytes)
        : cipher.decryptWhisperMessage(bytes));
      return proto.Message.decode(unpadRandomMax16(padded));
    },
  };
}

function forSignal(pair: { public: Uint8Array; private: Uint8Array }) {
  return {
    privKey: Buffer.from(pair.private),
    pubKey: Buffer.from(generateSignalPubKey(pair.public)),
  };
}
