import { randomBytes } from 'node:crypto';
import { type AuthenticationCreds, initAuthCreds } from '@whiskeysockets/baileys';

/** The login of a bot that is paired already: a server that was told of it lets it in at once. */
export function testCredentials(
  bot: { number?: string; lid?: string; name?: string } = {},
): AuthenticationCreds {
  const { number = '15550000000', lid = '999', name = 'Desk' } = bot;
  return {
    ...initAuthCreds(),
    me: { id: `${number}:1@s.whatsapp.net`, lid: `${lid}:1@lid`, name },
    // What the phone signed when the device was paired. It goes out with first messages; nobody here looks into it.
    account: {
      details: randomBytes(16),
      accountSignatureKey: randomBytes(32),
      accountSignature: randomBytes(64),
      deviceSignature: randomBytes(64),
    },
    registered: true,
    // Not the first connection: the client does not wait for a history then.
    accountSyncCounter: 1,
  };
}
