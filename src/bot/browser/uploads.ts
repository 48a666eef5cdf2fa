import { z } from 'zod';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { ChannelStore } from '../../desk/ports/store.ts';

/** What a client hands in over a page, kept sealed in the database until it was read: any process of the desk reads it. */
export interface Uploads {
  keep(ref: string, bytes: Uint8Array): Promise<void>;
  /** Throws `ChannelError` when it is gone or larger than `maxBytes`. */
  read(ref: string, maxBytes: number): Promise<Uint8Array>;
  dropAll(): Promise<void>;
}

const TYPE = 'upload';
const LIST = 'list';
/** The newest stay, and none longer than a day. */
const MOST = 8;
const KEEP_MS = 86_400_000;

const LISTED = z.array(z.object({ ref: z.string(), at: z.number() }));
type Listed = z.infer<typeof LISTED>;

export function createUploads(deps: {
  account: string;
  store: Pick<ChannelStore, 'readChannelKeys' | 'writeChannelKeys'>;
  clock: Clock;
}): Uploads {
  const { account, store, clock } = deps;
  /** One after another: the list names what there is. */
  let last: Promise<unknown> = Promise.resolve();

  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  async function listed(): Promise<Listed> {
    const kept = (await store.readChannelKeys(account, TYPE, [LIST])).get(LIST);
    return kept === undefined ? [] : LISTED.parse(JSON.parse(kept));
  }

  return {
    keep: (ref, bytes) =>
      inOrder(async () => {
        const now = clock.now().getTime();
        const before = await listed();
        const stay = before.filter(({ at }) => now - at < KEEP_MS).slice(-(MOST - 1));
        const gone = before.filter((item) => !stay.includes(item));
        await store.writeChannelKeys(account, [
          ...gone.map((item) => ({ type: TYPE, id: item.ref, value: null })),
          { type: TYPE, id: ref, value: Buffer.from(bytes).toString('base64') },
          { type: TYPE, id: LIST, value: JSON.stringify([...stay, { ref, at: now }]) },
        ]);
      }),
    async read(ref, maxBytes) {
      const kept = (await store.readChannelKeys(account, TYPE, [ref])).get(ref);
      if (kept === undefined || ref === LIST)
        throw new ChannelError('not_found', 'The file is gone. Please send it again.');
      const bytes = Buffer.from(kept, 'base64');
      if (bytes.byteLength > maxBytes) throw new ChannelError('too_big', 'The file is too large.');
      return bytes;
    },
    dropAll: () =>
      inOrder(async () => {
        const gone = [...(await listed()).map(({ ref }) => ref), LIST];
        await store.writeChannelKeys(
          account,
          gone.map((id) => ({ type: TYPE, id, value: null })),
        );
      }),
  };
}
