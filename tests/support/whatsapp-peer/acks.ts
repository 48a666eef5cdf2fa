import type { BinaryNode } from '@whiskeysockets/baileys';
import type { NoiseSession } from './noise-server.ts';

/** What becomes of the ack of one message: a refusal, silence, or silence and a cut connection. */
type Fault = { error: string } | 'dropped' | 'cut';

/** The server's word on each message of the bot. Faults apply to the next messages, one each, in order. */
export interface Acks {
  next(fault: Fault): void;
  /** While held nothing is said; what was held is said when it ends. */
  hold(on: boolean): void;
  answer(node: BinaryNode, session: NoiseSession): void;
}

export function createAcks(): Acks {
  const faults: Fault[] = [];
  let held: (() => void)[] | null = null;
  return {
    next: (fault) => void faults.push(fault),
    hold(on) {
      if (on) {
        held ??= [];
        return;
      }
      const late = held ?? [];
      held = null;
      for (const say of late) say();
    },
    answer(node, session) {
      const fault = faults.shift();
      if (fault === 'dropped') return;
      if (fault === 'cut') return session.drop();
      const say = () => session.send(ackOf(node, fault?.error));
      if (held) held.push(say);
      else say();
    },
  };
}

function ackOf({ attrs }: BinaryNode, error: string | undefined): BinaryNode {
  return {
    tag: 'ack',
    attrs: {
      class: 'message',
      id: attrs.id ?? '',
      from: attrs.to ?? '',
      t: String(Math.floor(Date.now() / 1000)),
      ...(error === undefined ? {} : { error }),
    },
  };
}
