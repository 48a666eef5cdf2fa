import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addInvite } from '../../src/desk/admission/invites.ts';
import type { OperatorRead } from '../../src/desk/audit-templates.ts';
import { OPERATOR_READ } from '../../src/desk/audit-templates.ts';
import { may, type Right, ROLES, type Role } from '../../src/desk/operators/operator.ts';
import { systemIds as ids } from '../../src/system.ts';
import { plantRichClient, type Words } from '../support/planted-client.ts';
import { type Account, openWholeConsole, type WholeConsole } from '../support/whole-console.ts';

/**
 * Every route of the console behind the sign-in: the right that it takes, whose content the address names, and what the
 * client reads in their log about the look. A route that is not in this list fails the first test below.
 */
interface Route {
  /** Null: everybody who is signed in, about their own account only. */
  right: Right | null;
  /** What the address names, so that who sees assigned clients only finds no other's. */
  of?: 'conversation' | 'client' | 'draft' | 'card' | 'stranger';
  /** Only who sees all clients gets there at all. */
  all?: true;
  /** The look that stands in the client's log before anything is shown; absent: no word of a client's is shown. */
  look?: OperatorRead;
  /** Names stand in it, as the docs say, without a row. */
  names?: true;
  form?: Readonly<Record<string, string | File>>;
  query?: string;
}

const WORDS = { text: 'Some words of an operator.' };
const ITS_ID = () => ({ id: ids.next() });

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /account': { right: null },
  'POST /account/password': { right: null, form: { password: 'x', fresh: 'a', again: 'b' } },
  'GET /account/totp': { right: null },
  'POST /account/totp': { right: null, form: { secret: 'A'.repeat(32), code: '000000' } },
  'POST /account/totp/off': { right: null, form: { password: 'x'.repeat(2_000) } },
  'POST /account/sessions': { right: null },
  'GET /operators': { right: 'accounts' },
  'GET /operators/:id': { right: 'accounts' },
  'POST /operators/:id/rights': { right: 'accounts', form: { role: 'viewer' } },
  'POST /operators/:id/known-by': { right: 'accounts', form: { email: '', telegram: '' } },
  'POST /operators/:id/disable': { right: 'accounts' },
  'POST /operators/:id/enable': { right: 'accounts' },
  'POST /operators/:id/unlock': { right: 'accounts' },
  'POST /operators/:id/totp-off': { right: 'accounts' },
  'POST /operators/:id/sign-out': { right: 'accounts' },
  'GET /inbox': { right: 'read', names: true },
  'GET /c/:id': { right: 'read', of: 'conversation', look: 'conversation' },
  'POST /c/:id/take': { right: 'answer', of: 'conversation' },
  'POST /c/:id/reply': { right: 'answer', of: 'conversation', form: WORDS },
  'POST /c/:id/note': { right: 'answer', of: 'conversation', form: WORDS },
  'POST /c/:id/hand-back': { right: 'answer', of: 'conversation' },
  'POST /c/:id/return': { right: 'answer', of: 'conversation', form: { summary: 'All is well.' } },
  'POST /c/:id/assign': { right: 'assign', of: 'conversation', form: { to: '' } },
  'POST /c/:id/snooze': { right: 'answer', of: 'conversation', form: { hours: '1' } },
  'POST /c/:id/tag': { right: 'answer', of: 'conversation', form: { tag: 'urgent' } },
  'POST /c/:id/untag': { right: 'answer', of: 'conversation', form: { tag: 'urgent' } },
  'POST /c/:id/close': { right: 'answer', of: 'conversation' },
  'POST /c/:id/reopen': { right: 'assign', of: 'conversation' },
  'POST /c/:id/ask-board': {
    ...{ right: 'answer', of: 'conversation' },
    form: { board: 'greenhouse:acme', query: 'driver' },
  },
  'POST /c/:id/read-page': {
    ...{ right: 'answer', of: 'conversation' },
    form: { url: 'https://acme.example/jobs/1' },
  },
  'GET /c/:id/drafts': { right: 'answer', of: 'conversation', look: 'conversation' },
  'POST /c/:id/drafts': {
    ...{ right: 'answer', of: 'conversation' },
    form: { kind: 'outreach', job: 'no-such-job', length: 'short', tone: 'plain' },
  },
  'GET /c/:id/drafts/:draft': { right: 'answer', of: 'conversation', look: 'draft' },
  'POST /c/:id/drafts/:draft': {
    ...{ right: 'answer', of: 'conversation' },
    form: { subject: 'Hello', body: 'Some words of an operator.', version: '1' },
  },
  'POST /c/:id/drafts/:draft/propose': {
    ...{ right: 'answer', of: 'conversation' },
    form: { version: '1', to: '' },
  },
  'POST /c/:id/keep': { right: 'answer', of: 'conversation' },
  'GET /canned': { right: 'canned' },
  'POST /canned': { right: 'canned', form: { id: '', title: 'Hello', text: 'Hello there' } },
  'POST /canned/remove': { right: 'canned', form: { id: 'no-such-reply' } },
  'GET /events': { right: 'read', of: 'conversation', query: '?c=' },
  'GET /clients': { right: 'read' },
  'GET /clients/:id': { right: 'read', of: 'client', look: 'client' },
  'GET /clients/:id/cv': { right: 'read', of: 'client', look: 'cv' },
  'GET /clients/:id/drafts/:draft': { right: 'read', of: 'draft', look: 'draft' },
  'GET /clients/:id/limits': { right: 'admit', of: 'client', all: true, look: 'client' },
  'POST /clients/:id/limits': {
    ...{ right: 'admit', of: 'client', all: true },
    form: { turns: '5', tokens: '', toolCalls: '', sends: '', cost: '' },
  },
  'GET /approvals': { right: 'read' },
  'GET /approvals/:id': { right: 'read', of: 'card', look: 'card' },
  'POST /approvals/:id/answer': { right: 'agree', of: 'card', form: { answer: 'agree' } },
  'GET /audit': { right: 'audit' },
  'GET /audit.csv': { right: 'audit' },
  'POST /audit/verify': { right: 'audit' },
  'GET /usage': { right: 'read' },
  'GET /system': { right: 'read' },
  'GET /people': { right: 'admit', all: true, look: 'waiting_list' },
  'POST /people/:client/admit': { right: 'admit', of: 'stranger', all: true },
  'POST /people/:client/refuse': { right: 'admit', of: 'stranger', all: true },
  'POST /people/invites': { right: 'admit', form: { label: 'a fair', uses: '1', days: '1' } },
  'POST /people/invites/:id/revoke': { right: 'admit' },
  'GET /settings': { right: 'settings' },
  'POST /settings': { right: 'settings', form: { key: 'time_zone', value: 'Europe/Paris' } },
  'POST /settings/reset': { right: 'settings', form: { key: 'time_zone' } },
  'POST /settings/stop': { right: 'stop_all', form: { word: 'STOP' } },
  'POST /settings/release': { right: 'stop_all' },
  'GET /try': { right: 'answer' },
  'GET /try/events': { right: 'answer' },
  'GET /try/file/:key': { right: 'answer' },
  'POST /try/open': { right: 'answer', form: { n: '1' } },
  'POST /try/say': { right: 'answer', form: { n: '1', ...WORDS } },
  'POST /try/tap': { right: 'answer', form: { n: '1', token: 'none' } },
  'POST /try/file': { right: 'answer', form: { n: '1', file: new File(['words'], 'cv.txt') } },
};

/** They name something that is not there, or that the first of them has ended. */
const MAY_BE_GONE = new Set([
  'GET /try/file/:key',
  'POST /canned/remove',
  'POST /people/invites/:id/revoke',
]);

const OPEN = Object.entries(ROUTES);

/** What one client has, in words that stand nowhere else. */
const wordsOf = (name: string): Words => ({
  name: `${name}Name`,
  fileName: `${name}File.pdf`,
  cvText: `${name}CvText Kafka`,
  fact: 'Kafka',
  preference: `${name}Preference`,
  title: `${name}Title`,
  company: `${name}Company`,
  url: `https://${name.toLowerCase()}.example/jobs/1`,
  note: `${name}Note`,
  query: `${name}Query`,
  subject: `${name}Subject`,
  body: `${name}Body`,
  card: `${name}Card`,
  host: `${name.toLowerCase()}.example`,
  model: `${name}Model`,
});

interface Home {
  name: string;
  client: string;
  subject: string;
  conversation: string;
  draft: string;
  card: string;
  stranger: string;
  /** Everything that would say something about them. */
  marks: string[];
}

describe('who may see what in the console', () => {
  let desk: WholeConsole;
  /** Everybody once as they are, and once for assigned clients only. */
  const people = new Map<string, { role: Role; only: boolean; account: Account }>();
  let mine: Home;
  let other: Home;
  let target: Account;
  let invite: string;

  async function home(name: string): Promise<Home> {
    const { store } = desk.desk.test;
    const at = desk.desk.clock.now();
    const words = wordsOf(name);
    const planted = await plantRichClient(store, words, at, `chat-of-${name.toLowerCase()}`);
    const { client, conversation } = planted;
    await store.commit(
      [
        {
          type: 'transcript',
          conversationId: conversation.id,
          turnId: ids.next(),
          messages: [{ role: 'client', text: `${name}Said` }],
          at,
        },
        {
          type: 'tag_set',
          conversationId: conversation.id,
          tag: `${name.toLowerCase()}tag`,
          on: true,
        },
      ],
      'full',
    );
    const wanted = await store.openConversation({
      account: 'test',
      chat: `stranger-${name}`,
      sender: `stranger-${name}`,
      altIds: [],
      create: true,
      name: `${name}Stranger`,
      timeZone: 'UTC',
      admission: 'waiting',
      at,
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    const card = planted.cards[0] ?? '';
    return {
      name,
      client: client.id,
      subject: client.subject,
      conversation: conversation.id,
      draft: planted.draft,
      card,
      stranger: wanted?.client.id ?? '',
      marks: [
        ...[words.name, words.fileName, words.cvText, words.preference, words.title, words.note],
        ...[words.query, words.subject, words.body, words.card, words.host, `${name}Said`],
        ...[client.id, client.subject, conversation.id, planted.draft, card, `${name}Stranger`],
        `${name.toLowerCase()}tag`,
      ],
    };
  }

  beforeAll(async () => {
    desk = await openWholeConsole();
    const { store } = desk.desk.test;
    [mine, other] = [await home('Mine'), await home('Other')];
    for (const role of ROLES)
      for (const only of [false, true]) {
        const account = await desk.account(`${role} ${only ? 'some' : 'all'}`, role, only);
        people.set(account.name, { role, only, account });
      }
    target = await desk.account('Somebody else', 'operator');
    const parts = { store, clock: desk.desk.clock, ids };
    const by = { id: target.id, name: target.name };
    invite = (await addInvite(parts, { label: 'fair', uses: 1, days: 1 }, by)).id;
  });
  afterAll(() => desk.remove());

  /** Says who sees to the client that is theirs; one conversation has one assignee, so it is set for each of them. */
  async function assign(to: string): Promise<void> {
    const lead = people.get('lead all');
    if (!lead) throw new Error('There is no lead.');
    const who = {
      id: lead.account.id,
      name: lead.account.name,
      role: lead.role,
      assignedOnly: false,
    };
    await desk.desk.desk.takeover.assign(who, mine.conversation, to);
  }

  function address(key: string, { of, query = '' }: Route, home: Home): string {
    const [, path = ''] = key.split(' ');
    const id = of === undefined ? target.id : home[of === 'draft' ? 'client' : of];
    const filled = path
      .replace('/operators/:id', `/operators/${target.id}`)
      .replace('/invites/:id', `/invites/${invite}`)
      .replace(':draft', home.draft)
      .replace(':client', home.stranger)
      .replace(':key', 'no-such-file')
      .replace(':id', id);
    return filled + (query === '' ? '' : `${query}${id}`);
  }

  const ask = (key: string, route: Route, account: Account | null, about: Home, csrf?: null) => {
    const path = address(key, route, about);
    if (key.startsWith('GET')) return desk.get(path, account);
    return desk.post(path, account, { ...ITS_ID(), ...route.form }, csrf);
  };

  const rowsOf = async (subject: string) =>
    (await desk.desk.test.store.listAudit({ user: subject, limit: 1_000 })).map(
      ({ seq, action, notes, dataCategory, purpose }) =>
        ({ seq, action, notes, dataCategory, purpose }) as const,
    );

  /** Everything about a client that a form could change. */
  async function stateOf({ client, conversation, subject, card }: Home): Promise<string> {
    const { store } = desk.desk.test;
    return JSON.stringify([
      await store.readRecord(client),
      await store.getControl(conversation),
      await store.conversationHead(conversation),
      await store.getApproval(card),
      await rowsOf(subject),
    ]);
  }

  it('names every route, and no route that is not there', () => {
    const known = desk.pages.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(known)].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(OPEN)('%s shows nothing to who is not signed in', async (key, route) => {
    const before = await stateOf(other);
    const answer = await ask(key, route, null, other);
    expect(answer.status).toBe(key.startsWith('GET') ? 303 : 401);
    if (key.startsWith('GET')) expect(answer.to).toMatch(/^\/sign-in/);
    for (const mark of other.marks) expect(answer.text).not.toContain(mark);
    expect(await stateOf(other)).toBe(before);
  });

  it.each(OPEN.filter(([key]) => key.startsWith('POST')))(
    '%s takes no form without the token of its session',
    async (key, route) => {
      const before = await stateOf(other);
      const admin = people.get('admin all')?.account ?? null;
      const answer = await ask(key, route, admin, other, null);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('before your last sign-in');
      expect(await stateOf(other)).toBe(before);
    },
  );

  it.each(OPEN.filter(([key]) => key.startsWith('POST')))(
    '%s refuses a body that is no form without a fault',
    async (key, route) => {
      const admin = people.get('admin all')?.account;
      if (!admin) throw new Error('There is no admin.');
      const answer = await desk.garbage(address(key, route, other), admin);
      expect(answer.status).toBeLessThan(500);
    },
  );

  describe.each(OPEN)('%s', (key, route) => {
    it('lets in those whose role has the right, and tells the others why not', async () => {
      const weak = [...people.values()].filter(
        ({ role }) => route.right !== null && !may({ role }, route.right),
      );
      const before = await stateOf(other);
      for (const { account } of weak) {
        const answer = await ask(key, route, account, other);
        expect.soft(answer.status, account.name).toBe(403);
        expect.soft(answer.text, account.name).toContain('Your role does not allow this');
        for (const mark of other.marks) expect.soft(answer.text).not.toContain(mark);
      }
      expect(await stateOf(other)).toBe(before);
      for (const { role, only, account } of people.values()) {
        if (only || (route.right !== null && !may({ role }, route.right))) continue;
        const answer = await ask(key, route, account, other);
        const refusals = MAY_BE_GONE.has(key) ? [] : [404];
        expect
          .soft([401, 403, 500, 503, ...refusals], `${account.name}`)
          .not.toContain(answer.status);
      }
    });

    it('shows and gives to whom clients are assigned nothing of another client', async () => {
      for (const { role, only, account } of people.values()) {
        if (!only || (route.right !== null && !may({ role }, route.right))) continue;
        await assign(account.id);
        const before = await stateOf(other);
        const answer = await ask(key, route, account, other);
        if (route.of !== undefined) {
          const unknown = {
            ...other,
            client: ids.next(),
            conversation: ids.next(),
            draft: ids.next(),
          };
          const nobody = await ask(key, route, account, {
            ...unknown,
            card: ids.next(),
            stranger: ids.next(),
          });
          expect.soft(answer.status, account.name).toBe(404);
          expect.soft(answer.text, account.name).toBe(nobody.text);
        }
        for (const mark of other.marks) expect.soft(answer.text, account.name).not.toContain(mark);
        expect.soft(await stateOf(other), account.name).toBe(before);
      }
    });

    it('opens for whom the client is assigned to', async () => {
      for (const { role, only, account } of people.values()) {
        if (!only || (route.right !== null && !may({ role }, route.right))) continue;
        if (route.of === undefined) continue;
        await assign(account.id);
        const answer = await ask(key, route, account, mine);
        if (route.all) expect.soft(answer.status, account.name).toBe(404);
        else expect.soft([401, 403, 404, 500, 503], account.name).not.toContain(answer.status);
      }
    });
  });

  describe('every look', () => {
    /** A look of ten minutes ago is another look. */
    beforeEach(() => desk.desk.clock.advance(11 * 60_000));
    const gets = OPEN.filter(([key]) => key.startsWith('GET'));

    it.each(gets)('%s is on record before it shows a word', async (key, route) => {
      const lead = people.get('admin all')?.account ?? null;
      const subject = route.of === undefined ? 'desk' : mine.subject;
      const last = (await rowsOf(subject))[0]?.seq ?? 0;
      const answer = await ask(key, route, lead, mine);
      const rows = (await rowsOf(subject)).filter(
        ({ seq, action }) => seq > last && action === OPERATOR_READ,
      );
      if (route.look !== undefined) {
        expect(rows).toHaveLength(1);
        expect(rows[0]?.notes).toContain('operator admin all');
        return;
      }
      expect(rows).toEqual([]);
      const words = mine.marks.filter(
        (mark) => !(route.names && (mark === 'MineName' || mark === 'minetag')),
      );
      const said = words.filter(
        (mark) => /^(Mine|mine\.)/.test(mark) && answer.text.includes(mark),
      );
      expect(said).toEqual([]);
    });

    it.each(gets.filter(([, { look }]) => look !== undefined))(
      '%s shows nothing when the record cannot be written',
      async (key, route) => {
        desk.failNextRecord();
        const answer = await ask(key, route, people.get('admin all')?.account ?? null, mine);
        expect([500, 503]).toContain(answer.status);
        for (const mark of mine.marks.filter((text) => /^Mine/.test(text)))
          expect(answer.text).not.toContain(mark);
      },
    );
  });
});
