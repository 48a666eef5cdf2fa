import type { BinaryNode } from '@whiskeysockets/baileys';

/** A message on its way to the bot. */
export interface Letter {
  id: string;
  stanza: BinaryNode;
  /** The same message, encrypted once more for a bot that could not read it. */
  again(receipt: BinaryNode): Promise<BinaryNode>;
}

/** What the server keeps for the bot: each message until its receipt, over any number of connections. */
export interface DeliveryQueue {
  add(letter: Letter): void;
  /** Also those that were delivered already. */
  find(id: string): Letter | undefined;
  settle(id: string): void;
  /** Oldest first. */
  waiting(): Letter[];
}

export function createDeliveryQueue(): DeliveryQueue {
  const letters = new Map<string, Letter>();
  const unsettled = new Set<string>();
  return {
    add(letter) {
      letters.set(letter.id, letter);
      unsettled.add(letter.id);
    },
    find: (id) => letters.get(id),
    settle: (id) => void unsettled.delete(id),
    waiting: () => [...unsettled].flatMap((id) => letters.get(id) ?? []),
  };
}
