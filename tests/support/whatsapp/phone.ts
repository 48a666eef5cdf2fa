import {
  Curve,
  generateSignalPubKey,
  proto,
  type SignalCreds,
  unpadRandomMax16,
  writeRandomPadMax16,
} from '@whiskeysockets/baileys';
import { ProtocolAddress, SessionBuilder, SessionCipher, type SessionRecord } from 'libsignal';

/** One person's device: its own keys, and its encrypted session with the desk. */
export interface PhoneKeys {
  /** Encrypts for the desk. */
  encrypt(message: proto.IMessage): Promise<{ type: 'pkmsg' | 'msg'; content: Buffer }>;
  /** Decrypts what the desk sent. */
  decrypt(type: string, content: Uint8Array): Promise<proto.Message>;
  /** Begins a new session, as a phone does that was asked for a message once more. */
  renew(): Promise<void>;
  /** What the server hands out, so that the desk can begin a session itself. */
  bundle: {
    registrationId: number;
    identity: Uint8Array;
    signedPreKey: { id: number; key: Uint8Array; signature: Uint8Array };
    preKey: { id: number; key: Uint8Array };
  };
}

const DESK = new ProtocolAddress('desk', 1);

export async function createPhoneKeys(desk: SignalCreds): Promise<PhoneKeys> {
  const identity = Curve.generateKeyPair();
  const signedKey = Curve.generateKeyPair();
  const oneTime = Curve.generateKeyPair();
  const registrationId = 1 + Math.floor(Math.random() * 10_000);
  const sessions = new Map<string, SessionRecord>();
  const pair = (keys: { private: Uint8Array; public: Uint8Array }) => ({
    privKey: Buffer.from(keys.private),
    pubKey: Buffer.from(generateSignalPubKey(keys.public)),
  });
  const storage = {
    loadSession: async (id: string) => sessions.get(id),
    storeSession: async (id: string, session: SessionRecord) => void sessions.set(id, session),
    isTrustedIdentity: () => true,
    loadPreKey: async () => pair(oneTime),
    removePreKey: () => undefined,
    loadSignedPreKey: () => pair(signedKey),
    getOurRegistrationId: () => registrationId,
    getOurIdentity: () => pair(identity),
  };

  async function begin(): Promise<void> {
    const session = {
      registrationId: desk.registrationId,
      identityKey: Buffer.from(generateSignalPubKey(desk.signedIdentityKey.public)),
      signedPreKey: {
        keyId: desk.signedPreKey.keyId,
        publicKey: Buffer.from(generateSignalPubKey(desk.signedPreKey.keyPair.public)),
        signature: Buffer.from(desk.signedPreKey.signature),
      },
    };
    // The types ask for a one-time key; a session begins without one as well, as on a desk whose keys are used up.
    await new SessionBuilder(storage, DESK).initOutgoing(
      session as unknown as Parameters<SessionBuilder['initOutgoing']>[0],
    );
  }

  return {
    async encrypt(message) {
      if (sessions.size === 0) await begin();
      const padded = writeRandomPadMax16(proto.Message.encode(message).finish());
      const sealed = await new SessionCipher(storage, DESK).encrypt(Buffer.from(padded));
      return {
        type: sealed.type === 3 ? 'pkmsg' : 'msg',
        content: Buffer.from(sealed.body, 'binary'),
      };
    },
    async decrypt(type, content) {
      const cipher = new SessionCipher(storage, DESK);
      const padded =
        type === 'pkmsg'
          ? await cipher.decryptPreKeyWhisperMessage(content)
          : await cipher.decryptWhisperMessage(content);
      return proto.Message.decode(unpadRandomMax16(padded));
    },
    // The old session stays in the record: what is under way in it can still be read.
    renew: begin,
    bundle: {
      registrationId,
      identity: identity.public,
      signedPreKey: {
        id: 1,
        key: signedKey.public,
        signature: Curve.sign(identity.private, generateSignalPubKey(signedKey.public)),
      },
      preKey: { id: 7, key: oneTime.public },
    },
  };
}
