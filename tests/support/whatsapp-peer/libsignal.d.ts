import 'libsignal';

declare module 'libsignal' {
  /** The library begins a session without a one-time prekey as well; its own types ask for one. */
  interface SessionBuilder {
    initOutgoing(session: {
      registrationId: number;
      identityKey: Uint8Array;
      signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
      preKey?: { keyId: number; publicKey: Uint8Array } | undefined;
    }): Promise<void>;
  }
}
