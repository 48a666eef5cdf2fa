import type { Store } from '../../src/desk/ports/store.ts';

/** The client and conversation of a chat that the desk knows. Throws when it does not. */
export async function knownHome(
  store: Pick<Store, 'openConversation'>,
  account: string,
  chat: string,
) {
  const home = await store.openConversation({
    account,
    chat,
    sender: chat,
    altIds: [],
    create: false,
    name: null,
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: '', conversation: '', subject: '' },
  });
  if (!home) throw new Error(`The desk knows no chat ${chat}.`);
  return home;
}
