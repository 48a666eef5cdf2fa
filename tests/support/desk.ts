import { createOutbox, type Outbox } from '../../src/bot/outbox.ts';
import type { AlertDesk } from '../../src/desk/alerts/alert-settings.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createJobIndex, withProfile } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { localLocks } from '../../src/desk/local-locks.ts';
import { afterLoss } from '../../src/desk/lost-message.ts';
import type { Agent, TurnRequest } from '../../src/desk/ports/agent.ts';
import type { BoardLookup } from '../../src/desk/ports/board-lookup.ts';
import type {
  ChannelAdapter,
  InboundContent,
  InboundEvent,
  Outbound,
  SendResult,
} from '../../src/desk/ports/channel.ts';
import type { JobPages } from '../../src/desk/ports/job-pages.ts';
import type { Log } from '../../src/desk/ports/log.ts';
import type { Mailer, MailResult, OutgoingMail, SentFolder } from '../../src/desk/ports/mailer.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { factsOfLocalDesk } from '../../src/desk/privacy/facts.ts';
import { type LiveNotice, liveNotice } from '../../src/desk/privacy/live-notice.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../src/desk/settings.ts';
import { readPastedJob } from '../../src/jobs/pasted-job.ts';
import { createHandoverMailer } from '../../src/mail/handover-mailer.ts';
import { mailtoLink } from '../../src/mail/mailto.ts';
import { createTableScheduler } from '../../src/queue/table-scheduler.ts';
import { systemIds } from '../../src/system.ts';
import { createCatalog } from '../../src/tools/catalog.ts';
import { posting } from './postings.ts';
import { openTestStore, type TestStore } from './sqlite-store.ts';

type Call = { name: string; args: Record<string, unknown> };

export interface TestDesk {
  desk: Desk;
  test: TestStore;
  clock: { now(): Date; advance(ms: number): void };
  /** Mails that the mailer was told to send. */
  mails: OutgoingMail[];
  /** What the client was sent, in order. */
  sent: Outbound[];
  /** Says or taps something in a chat and gives what came back. */
  say(
    content: string | InboundContent,
    chat?: string,
    eventId?: string,
    extra?: Partial<Omit<InboundEvent, 'content'>>,
  ): Promise<Outbound[]>;
  /** What the transcriber hears in the next voice notes. */
  hears(words: string): void;
  /** Lines about long work, as they were shown and taken away. */
  statuses: (string | null)[];
  outbox: Outbox;
  /** The next call that writes a message down fails, as on a full disk. */
  failNextWrite(): void;
  /** From now on the channel numbers its messages; `lastOrder` is the newest one. */
  numberMessages(): void;
  lastOrder(): number;
  /** The next turns call these tools, one list a turn. */
  script(...turns: Call[][]): void;
  /** The model waits before it answers, until `go` is called. */
  holdModel(): { started: Promise<void>; go(): void };
  /** The next turn fails with this. */
  breakModel(error: Error): void;
  /** Sees each mail that the mailer is told to send. */
  onMail(see: (mail: OutgoingMail) => void): void;
  /** From now on the mail server answers when this resolves. */
  mailWaits(until: Promise<void>): void;
  /** How the next mails end. */
  mailEnds(result: MailResult | 'throw'): void;
  /** What the channel says about the next sends. */
  sendEnds(result: SendResult | null): void;
  lookups: { board: string; query: string; sendsWords: boolean }[];
  /** Everything that the store was asked to write, as JSON. */
  written: string[];
  /** Every line of the operational log, as JSON. */
  logged: string[];
  /** What the model was given, turn by turn. */
  requests: TurnRequest[];
  /** What the tools answered the model. */
  replies: string[];
  /** Text of the documents that clients send, by the ref of the file. */
  documents: Map<string, string>;
  /** Chats whose handed-over files were deleted. */
  removed: string[];
  /** What the operators were told, as "news conversation". */
  told: string[];
  /** So many of the next tries to tell them fail. */
  failToTell(times: number): void;
  remove(): Promise<void>;
}

/** A whole desk in this process over a real store, with a clock, a mailer and a channel that tests can steer. */
export async function openTestDesk(
  rules: Partial<DeskSettings> = {},
  more: {
    sentFolder?: Pick<SentFolder, 'holds'>;
    /** Another agent than the scripted one, for example the real one over a model of the test's own. */
    agent?: Agent;
    instructions?: string;
    notice?: LiveNotice;
    /** The store to work on; an encrypted file of its own otherwise. */
    test?: Pick<TestStore, 'store' | 'remove'>;
    /** Others than the fake ones. */
    mailer?: Mailer;
    boards?: BoardLookup;
    /** How forwarded job alerts come in; not at all otherwise. */
    alerts?: AlertDesk;
    jobPages?: JobPages;
    /** What the CV reader finds in the file with this name; the usual CV when null. */
    cv?: (name: string) => string | null;
  } = {},
): Promise<TestDesk> {
  const own = more.test ? null : await openTestStore();
  const test = {
    path: '',
    key: new Uint8Array(),
    folder: '',
    reopen: noReopen,
    ...own,
    ...more.test,
  } as TestStore;
  const written: string[] = [];
  const logged: string[] = [];
  const requests: TurnRequest[] = [];
  const replies: string[] = [];
  const modelFaults: Error[] = [];
  const removed: string[] = [];
  const told: string[] = [];
  const tellFaults: true[] = [];
  const documents = new Map<string, string>();
  const faults = { writes: 0 };
  const store = watched(test.store, written, faults);
  let now = new Date('2026-11-21T10:00:00Z').getTime();
  const clock = {
    now: () => new Date(now),
    advance: (ms: number) => {
      now += ms;
    },
  };
  const mails: OutgoingMail[] = [];
  const sent: Outbound[] = [];
  const lookups: TestDesk['lookups'] = [];
  const turns: Call[][] = [];
  let hold: { started(): void; released: Promise<void> } | null = null;
  let mailEnd: MailResult | 'throw' = { result: 'accepted', code: '250' };
  let sendEnd: SendResult | null = null;
  const statuses: (string | null)[] = [];
  let mailSeen: (mail: OutgoingMail) => void = () => undefined;
  let mailWait: Promise<void> = Promise.resolve();
  let heard = '';
  let numbered = false;
  let order = 100;

  const mailer: Mailer = {
    ...createHandoverMailer(),
    mode: 'smtp',
    from: { name: 'Sayso', email: 'desk@sayso.example' },
    async send(mail) {
      mails.push(mail);
      mailSeen(mail);
      await mailWait;
      if (mailEnd === 'throw') throw new Error('the mailer broke');
      return mailEnd;
    },
  };
  const boards: BoardLookup = {
    boards: [
      { name: 'lever:acme', host: 'api.lever.co', takesWords: false, asksTexts: false },
      { name: 'remotive', host: 'remotive.com', takesWords: true, asksTexts: false },
      { name: 'bamboohr:acme', host: 'acme.bamboohr.com', takesWords: false, asksTexts: true },
    ],
    async lookup(request) {
      lookups.push(request);
      return { postings: [posting({ title: `Found for ${request.query}` })], problems: [] };
    },
  };
  const agent: Agent = {
    model: { name: 'scripted', host: null, retention: 'It runs here.' },
    async runTurn(request: TurnRequest) {
      requests.push(request);
      const fault = modelFaults.shift();
      if (fault) throw fault;
      hold?.started();
      await hold?.released;
      const calls = turns.shift() ?? [];
      const texts: string[] = [];
      for (const [index, call] of calls.entries()) {
        const reply = await request.callTool({ id: `c${index}`, ...call });
        texts.push(reply.text);
        replies.push(reply.text);
        if (reply.endTurn) break;
      }
      const text = texts.filter((line) => line.startsWith('REFUSED')).join(' ') || 'ok';
      return {
        messages: [{ role: 'desk', text, toolCalls: [] }],
        text,
        usage: [],
        stopped: null,
      };
    },
  };
  const adapter: ChannelAdapter = {
    account: 'test',
    capabilities: {
      buttons: 'inline',
      editOwn: false,
      deletePeer: true,
      stableSendId: false,
      maxText: 4096,
      replay: 'none',
      replyWindow: false,
      pace: null,
    },
    start: async () => undefined,
    ready: () => true,
    parts: () => 1,
    async send({ message }) {
      if (sendEnd) return sendEnd;
      sent.push(message);
      return { result: 'accepted', ref: String(sent.length), order: numbered ? ++order : null };
    },
    repeatable: () => false,
    typing: () => undefined,
    status: (_chat, line) => void statuses.push(line),
    fetchFile: async (ref) => Buffer.from(documents.get(ref) ?? ''),
    health: () => ({ account: 'test', state: 'up', lastContactMs: null, advice: null }),
    stop: async () => undefined,
  };
  const log: Log = {
    event: (level, name, fields) => void logged.push(JSON.stringify({ level, name, ...fields })),
  };
  const find = (account: string) => (account === 'test' ? adapter : null);
  const outbox = createOutbox({
    store,
    adapter: find,
    afterLoss: (item, end, code) =>
      afterLoss({ store, clock, ids: systemIds, log }, item, end, code),
    clock,
    log,
    sendMs: 1000,
    maxAttempts: 3,
  });
  const scheduler = createTableScheduler({
    store,
    clock,
    log,
    leaseMs: 60_000,
    maxAttempts: 3,
    closeMs: 1000,
  });
  const settings = { ...DEFAULT_SETTINGS, trial: true, ...rules };
  await test.store.savePostings(
    Array.from({ length: 4 }, (_, i) =>
      withProfile(posting({ title: `TypeScript Engineer ${i + 1}` })),
    ),
    clock.now(),
  );
  const desk = createDesk({
    store,
    agent: more.agent ?? agent,
    tools: createCatalog({
      mailer: more.mailer ?? mailer,
      sentFolder: more.sentFolder ?? null,
      mailtoLink,
      store,
      boards: more.boards ?? boards,
      jobPages: more.jobPages ?? {
        allowed: true,
        read: async () => ({ postings: [posting({ title: 'Found on a page' })], problems: [] }),
      },
      readPastedJob: async (text, names) => readPastedJob(text, names),
      clock,
      ids: systemIds,
      settings,
    }),
    jobs: createJobSearch(createJobIndex(test.store), { store: test.store, clock }),
    reader: {
      close: async () => undefined,
      read: async (bytes, name) => ({
        ok: true,
        text:
          Buffer.from(bytes).toString() ||
          `Ada Brook, engineer, TypeScript\n${more.cv?.(name) ?? ''}`.trim(),
        pages: 1,
        mime: 'text/plain',
        warnings: [],
        positions: [],
        facts: [
          { kind: 'name', value: 'Ada Brook', span: { start: 0, end: 9 }, origin: 'cv' },
          { kind: 'email', value: 'ada@brook.example', span: null, origin: 'client' },
          { kind: 'skill', value: 'TypeScript', span: { start: 21, end: 31 }, origin: 'cv' },
          ...(more.cv?.(name)
            ? [
                {
                  kind: 'achievement',
                  value: more.cv(name) ?? '',
                  span: null,
                  origin: 'cv',
                } as const,
              ]
            : []),
        ],
      }),
    },
    clock,
    ids: systemIds,
    log,
    settings,
    instructions: more.instructions ?? '',
    mailMode: 'smtp',
    notice: more.notice ?? liveNotice(factsOfLocalDesk(agent.model)),
    adapter: find,
    alerts: more.alerts ?? { place: null, tester: null },
    operators: {
      feed: createFeed(() => undefined),
      tell: async (news, conversationId) => {
        if (tellFaults.shift()) return false;
        told.push(`${news} ${conversationId}`);
        return true;
      },
    },
    transcriber: { transcribe: async () => heard },
    scheduler,
    locks: localLocks(),
    files: { remove: async (account, chat) => void removed.push(`${account} ${chat}`) },
    role: { edge: true, work: true },
    wakeups: null,
    outbox,
  });

  return {
    desk,
    test,
    clock,
    mails,
    sent,
    lookups,
    written,
    logged,
    requests,
    replies,
    removed,
    told,
    failToTell: (times) =>
      void tellFaults.push(...Array.from({ length: times }, () => true as const)),
    documents,
    statuses,
    hears(words) {
      heard = words;
    },
    outbox,
    failNextWrite() {
      faults.writes = 1;
    },
    numberMessages() {
      numbered = true;
    },
    lastOrder: () => order,
    async say(content, chat = 'ada', eventId = systemIds.next(), extra = {}) {
      clock.advance(1000);
      const from = sent.length;
      await desk.accept([
        {
          account: 'test',
          eventId,
          messageKey: null,
          ref: null,
          order: null,
          chat: { id: chat, kind: 'private' },
          sender: { id: chat, altIds: [], name: chat },
          sentAt: clock.now(),
          ...extra,
          content:
            typeof content === 'string'
              ? { kind: 'text', text: content, quoted: null, edited: false, forwarded: false }
              : content,
        },
      ]);
      await desk.settled('test', chat);
      return sent.slice(from);
    },
    script: (...lists) => void turns.push(...lists),
    holdModel() {
      const start = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      hold = { started: start.resolve, released: release.promise };
      return {
        started: start.promise,
        go() {
          hold = null;
          release.resolve();
        },
      };
    },
    breakModel: (error) => void modelFaults.push(error),
    onMail(see) {
      mailSeen = see;
    },
    mailWaits(until) {
      mailWait = until;
    },
    mailEnds(result) {
      mailEnd = result;
    },
    sendEnds(result) {
      sendEnd = result;
    },
    async remove() {
      await scheduler.close();
      await desk.close();
      await outbox.close();
      await test.remove();
    },
  };
}

function noReopen(): Promise<Store> {
  return Promise.reject(new Error("This store is not the test's to open again."));
}

/** The same store, with every call noted. */
function watched(store: Store, written: string[], faults: { writes: number }): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'recordInbound' && faults.writes > 0) {
          faults.writes -= 1;
          return Promise.reject(new Error('the disk is full'));
        }
        written.push(JSON.stringify([name, ...args]));
        return value.apply(target, args);
      };
    },
  });
}

/** A CV, a search and a draft; after it "send" is a matter of `send_outreach`. */
export async function prepareDraft(desk: TestDesk, chat = 'ada'): Promise<void> {
  await desk.say(
    { kind: 'file', name: 'cv.txt', mime: null, size: 10, ref: 'x', caption: null, album: null },
    chat,
  );
  desk.script([
    { name: 'search_jobs', args: { query: 'TypeScript' } },
    { name: 'draft_outreach', args: { job: 1 } },
  ]);
  await desk.say('draft', chat);
}

export function cardIn(messages: readonly Outbound[]): Extract<Outbound, { kind: 'card' }> {
  const card = messages.findLast((message) => message.kind === 'card');
  if (card?.kind !== 'card') throw new Error(`No card in ${JSON.stringify(messages)}`);
  return card;
}

export function wordsIn(messages: readonly Outbound[]): string {
  return messages.map((message) => ('text' in message ? message.text : '')).join('\n');
}
