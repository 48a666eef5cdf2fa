import type { Hono } from 'hono';
import { z } from 'zod';
import type { ThreadEntry } from '../../desk/ports/inbox-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { eventStream } from '../event-stream.ts';
import { createFlash } from '../flash.ts';
import { readForm, typedFields } from '../form.ts';
import { layout } from '../layout.ts';
import { notFound } from '../refusals.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { createStreamLimit, TOO_MANY_STREAMS } from '../stream-limit.ts';
import { FILE_PATH, MOST_UPLOAD, type TryChat, type TryPerson } from '../try-chat.ts';
import { TEST_CLIENTS, tryBody } from './try-view.ts';

export type TryPageDeps = Pick<
  ConsoleDeps,
  'store' | 'feed' | 'clock' | 'ids' | 'settings' | 'log'
> & { tryChat: TryChat };

const LIMITS = { turns: 40, maxChars: 60_000, others: 100 };
const MOST_TEXT = 20_000;
const TAG = 'try';
const PACE = { heartbeatMs: 15_000, lookMs: 30_000 };

const ITS_ID = z.string().regex(/^[\w-]{8,64}$/);
const NUMBER = z.coerce.number().int().min(1).max(TEST_CLIENTS).catch(1);
const SAID = z.object({
  n: NUMBER,
  id: ITS_ID,
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'your message is empty')
        .max(MOST_TEXT, `your message is longer than ${MOST_TEXT} characters`),
    ),
});
const SENT = z.object({ n: NUMBER, id: ITS_ID, file: z.instanceof(File) });
const TAPPED = z.object({ n: NUMBER, id: ITS_ID, token: z.string().max(64) });
const OPENED = z.object({ n: NUMBER, id: ITS_ID });

/** /try: an operator chats with the desk as a test client of their own. Nothing of it is kept on the page. */
export function tryPages(app: Hono<SignedIn>, deps: TryPageDeps): void {
  const { store, tryChat } = deps;
  const flash = createFlash(deps.clock);
  const limit = createStreamLimit();
  const number = (page: Page) => NUMBER.parse(page.req.query('n') ?? 1);

  async function homeOf(person: TryPerson) {
    return store.openConversation({
      account: tryChat.account,
      chat: person.chat,
      sender: person.chat,
      altIds: [],
      create: false,
      name: null,
      timeZone: deps.settings.timeZone,
      at: deps.clock.now(),
      ids: { client: deps.ids.next(), conversation: deps.ids.next(), subject: deps.ids.token(22) },
    });
  }

  async function entriesOf(person: TryPerson): Promise<ThreadEntry[]> {
    const home = await homeOf(person);
    if (!home) return [];
    return (await store.conversationThread(home.conversation.id, LIMITS, null)).entries;
  }

  /** Colleagues see in the inbox that nobody is looking for a job there. */
  async function mark(person: TryPerson): Promise<void> {
    const home = await homeOf(person);
    if (home)
      await store.commit(
        [{ type: 'tag_set', conversationId: home.conversation.id, tag: TAG, on: true }],
        'normal',
      );
  }

  function on<S extends z.ZodType<{ n: number; id: string }>>(
    path: string,
    schema: S,
    act: (person: TryPerson, form: z.infer<S>) => Promise<string | null>,
  ): void {
    app.post(path, needs('answer'), async (page) => {
      const form = await readForm(page, schema);
      const n = NUMBER.parse((await typedFields(page))?.n ?? 1);
      const wrong = form.ok ? await act(personOf(page, n), form.data) : form.sentence;
      if (wrong !== null) flash.say(page, wrong);
      return page.redirect(addressOf(n), 303);
    });
  }

  on('/try/open', OPENED, async (person, { id }) => {
    await tryChat.opens(person, id);
    await mark(person);
    return null;
  });
  on('/try/say', SAID, async (person, { text, id }) => {
    await tryChat.says(person, text, id);
    await mark(person);
    return null;
  });
  on('/try/tap', TAPPED, async (person, { token, id }) => {
    await tryChat.taps(person, token, id);
    return null;
  });
  on(FILE_PATH, SENT, async (person, { file, id }) => {
    if (file.size === 0) return 'Choose a file that is not empty.';
    if (file.size > MOST_UPLOAD) return 'The file is larger than 10 MB. Send a smaller one.';
    const bytes = new Uint8Array(await file.arrayBuffer());
    await tryChat.sends(person, { name: file.name, mime: file.type || null, bytes }, id);
    await mark(person);
    return null;
  });

  app.get('/try', needs('answer'), async (page) => {
    const n = number(page);
    const person = personOf(page, n);
    return page.html(
      layout(page, {
        title: 'Try it',
        at: '/try',
        wide: true,
        scripts: ['live.js', 'try.js'],
        styles: ['inbox.css', 'try.css'],
        body: tryBody(page, {
          n,
          entries: await entriesOf(person),
          working: tryChat.working(person.chat),
          marked: tryChat.marked,
          wrong: flash.take(page),
          nextId: () => deps.ids.next(),
          moment: { now: deps.clock.now(), timeZone: deps.settings.timeZone },
        }),
      }),
    );
  });

  app.get('/try/file/:key', needs('answer'), async (page) => {
    const key = page.req.param('key');
    const entries = await entriesOf(personOf(page, number(page)));
    const found = entries.find((entry) => entry.kind === 'outbound' && entry.key === key);
    if (found?.kind !== 'outbound' || found.message.kind !== 'file') return notFound(page);
    const { name, base64 } = found.message;
    return page.body(Buffer.from(base64, 'base64'), 200, {
      // Never shown by the browser itself, whatever it holds.
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });

  app.get('/try/events', needs('answer'), async (page) => {
    const person = personOf(page, number(page));
    const id = (await homeOf(person))?.conversation.id ?? person.chat;
    const ended = limit.enter(page.var.csrf);
    if (!ended) return page.text(TOO_MANY_STREAMS, 429);
    const stream = eventStream({
      feed: {
        changed: deps.feed.changed,
        subscribe(listener) {
          const ends = [
            deps.feed.subscribe(listener),
            tryChat.listen(person.chat, () => listener({ kind: 'conversation', id })),
          ];
          return () => {
            for (const end of ends) end();
          };
        },
      },
      conversationId: id,
      resync: page.req.header('last-event-id') !== undefined,
      mayGoOn: async () => true,
      ended,
      ...PACE,
    });
    return page.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  });
}

/** Each operator has test clients of their own, and sees nobody else's. */
function personOf(page: Page, n: number): TryPerson {
  const { id, name } = page.var.operator;
  return { chat: `${id}.${n}`, name: `${name} (test ${n})` };
}

function addressOf(n: number): string {
  return n === 1 ? '/try' : `/try?n=${n}`;
}
