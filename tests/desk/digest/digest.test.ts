import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepForDigest } from '../../../src/desk/digest/waiting-alerts.ts';
import { withProfile } from '../../../src/desk/job-index.ts';
import type { Posting } from '../../../src/desk/posting.ts';
import { factsOfLocalDesk } from '../../../src/desk/privacy/facts.ts';
import { liveNotice } from '../../../src/desk/privacy/live-notice.ts';
import { readQuietHours } from '../../../src/desk/quiet-hours.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import { posting } from '../../support/postings.ts';

describe('the daily digest', () => {
  let desk: TestDesk;
  // The clock of the test starts on Saturday, 21 November 2026, at 10:00 UTC.
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  async function saveSearch(chat = 'ada', query = 'TypeScript') {
    desk.script([{ name: 'search_jobs', args: { query, limit: 2 } }]);
    await desk.say(`find ${query}`, chat);
    return wordsIn(await desk.say('save this search', chat));
  }
  async function arrives(...values: Partial<Posting>[]) {
    const made = values.map((value) => posting(value));
    await desk.test.store.savePostings(made.map(withProfile), desk.clock.now());
    return made;
  }
  /** What the desk says by itself when it is this moment. */
  async function at(time: string, chat = 'ada') {
    const from = desk.sent.length;
    desk.clock.advance(new Date(time).getTime() - desk.clock.now().getTime());
    await desk.desk.sweep();
    await desk.desk.settled('test', chat);
    return desk.sent.slice(from);
  }
  async function clientId(chat = 'ada') {
    const found = await desk.test.store.openConversation({
      account: 'test',
      chat,
      sender: chat,
      altIds: [],
      create: false,
      name: null,
      timeZone: 'UTC',
      at: desk.clock.now(),
      ids: { client: 'x', conversation: 'x', subject: 'x' },
    });
    if (!found) throw new Error('no client');
    return found.conversation.id && found.client.id;
  }

  it('tells at half past eight what is new in a saved search, and never the same again', async () => {
    expect(await saveSearch()).toContain('Saved as search 1: "TypeScript"');
    // Two of four were shown by the search, so two are new.
    const words = wordsIn(await at('2026-11-22T08:30:10Z'));
    expect(words).toContain('Your digest:');
    expect(words.match(/^\d\. TypeScript Engineer/gm)).toHaveLength(2);
    expect(await at('2026-11-22T12:00:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-23T08:31:00Z'))).not.toContain('New for you');
    await arrives({ title: 'TypeScript Lead', company: 'Initech' });
    const tuesday = wordsIn(await at('2026-11-24T08:31:00Z'));
    expect(tuesday).toContain('1. TypeScript Lead – Initech');
    expect(tuesday).not.toContain('2.');
    expect(wordsIn(await desk.say('/log'))).toContain('digest: sent');
  });

  it('numbers its jobs for what the client says next', async () => {
    await saveSearch();
    await arrives({ title: 'TypeScript Lead', company: 'Initech' });
    const words = wordsIn(await at('2026-11-22T08:31:00Z'));
    const number = Number(/(\d)\. TypeScript Lead/.exec(words)?.[1]);
    desk.script([{ name: 'save_job', args: { jobs: [number] } }]);
    await desk.say(`save ${number}`);
    expect(wordsIn(await desk.say('/pipeline'))).toContain('TypeScript Lead – Initech');
  });

  it('holds at most ten cards and says how many more there are', async () => {
    await saveSearch();
    await arrives(...Array.from({ length: 14 }, (_, n) => ({ title: `TypeScript Job ${n}` })));
    const words = wordsIn(await at('2026-11-22T08:31:00Z'));
    expect(words.match(/^\d+\. /gm)).toHaveLength(10);
    expect(words).toContain('6 more: say "more".');
    // What was not shown comes with the next one.
    const next = wordsIn(await at('2026-11-24T08:31:00Z'));
    expect(next.match(/^\d+\. /gm)).toHaveLength(6);
  });

  it('is not sent when there is nothing to say', async () => {
    desk.script([{ name: 'search_jobs', args: { query: 'TypeScript', limit: 10 } }]);
    await desk.say('find TypeScript');
    await desk.say('save this search');
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    expect(await at('2026-11-24T08:31:00Z')).toEqual([]);
  });

  it('tells of cards that wait', async () => {
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    cardIn(await desk.say('send it to jane@acme.example'));
    await desk.say('/digest on');
    expect(wordsIn(await at('2026-11-22T08:31:00Z'))).toMatch(
      /Waiting for your yes or no:\n\n#1 until/,
    );
  });

  it('comes at the hour that the client names, where they live', async () => {
    await saveSearch();
    await desk.say('/timezone Europe/Berlin');
    expect(wordsIn(await desk.say('/digest 7:30'))).toContain(
      'your digest comes at 07:30 (Europe/Berlin)',
    );
    expect(await at('2026-11-22T06:29:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-22T06:30:10Z'))).toContain('Your digest:');
  });

  it('follows the client into another time zone', async () => {
    await saveSearch();
    await desk.say('/timezone Asia/Tokyo');
    expect(wordsIn(await at('2026-11-21T23:30:30Z'))).toContain('Your digest:');
    await arrives({ title: 'TypeScript Lead' });
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
  });

  it('waits for the end of their own quiet hours, and sends what was missed up to six hours late', async () => {
    await saveSearch();
    await desk.say('/quiet 21:00-10:00');
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-22T10:00:10Z'))).toContain('Your digest:');
    await desk.say('/quiet off');
    await arrives({ title: 'TypeScript Lead' });
    expect(wordsIn(await at('2026-11-24T14:20:00Z'))).toContain('TypeScript Lead');
    await arrives({ title: 'TypeScript Head' });
    expect(await at('2026-11-25T15:00:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-26T08:31:00Z'))).toContain('TypeScript Head');
  });

  it('begins after the quiet hours of the desk when the client named no hour', async () => {
    await desk.remove();
    desk = await openTestDesk({ quietHours: readQuietHours('22:00-09:15') });
    expect(await saveSearch()).toContain('daily digest at 09:15');
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-22T09:15:10Z'))).toContain('Your digest:');
  });

  it('is silent while everything is paused', async () => {
    await saveSearch();
    await desk.say('/pause');
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    await desk.say('/resume');
    expect(await at('2026-11-22T09:00:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-23T08:31:00Z'))).toContain('New for you');
  });

  it('is silent while a person has the conversation, and comes when they hand back', async () => {
    await saveSearch();
    const id = await clientId();
    const plan = await desk.test.store.getDigest(id);
    const conversationId = plan?.conversationId ?? '';
    const move = async (control: 'human' | 'bot') => {
      const version = (await desk.test.store.getControl(conversationId))?.version ?? -1;
      const to = { control, newSpeaker: true, operatorId: null };
      expect(await desk.test.store.moveControl(conversationId, version, to, [])).toBe(true);
    };
    await move('human');
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    expect(await at('2026-11-22T09:00:00Z')).toEqual([]);
    await move('bot');
    expect(wordsIn(await at('2026-11-22T09:20:00Z'))).toContain('Your digest:');
  });

  it('is silent for a client who has taken back their consent, or has to agree again', async () => {
    await saveSearch();
    const id = await clientId();
    await desk.test.store.commit(
      [{ type: 'consent', clientId: id, status: 'declined', version: '1', at: desk.clock.now() }],
      'full',
    );
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    await desk.remove();
    const notice = liveNotice(factsOfLocalDesk({ name: 'm', host: null, retention: '' }));
    desk = await openTestDesk({ trial: false }, { notice });
    await desk.say('hello');
    await desk.say('yes');
    await saveSearch();
    const again = await clientId();
    await desk.test.store.commit(
      [
        {
          type: 'consent',
          clientId: again,
          status: 'consented',
          version: 'old',
          at: desk.clock.now(),
        },
      ],
      'full',
    );
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
  });

  it('ends with the account', async () => {
    await saveSearch();
    const id = await clientId();
    const card = cardIn(await desk.say('/delete'));
    await desk.say({ kind: 'tap', token: card.token.yes });
    await desk.desk.wakeWaiting();
    expect(await at('2026-11-22T08:31:00Z')).toEqual([]);
    expect(await desk.test.store.getDigest(id)).toBeNull();
    expect(await desk.test.store.savedSearches(id)).toEqual([]);
  });

  it('ends with a stop right after it, and a stop later only says how', async () => {
    await saveSearch();
    await at('2026-11-22T08:31:00Z');
    expect(wordsIn(await desk.say('Stop'))).toContain('Stopped: no more digests');
    await arrives({ title: 'TypeScript Lead' });
    expect(await at('2026-11-23T08:31:00Z')).toEqual([]);
    expect(wordsIn(await desk.say('/digest'))).toContain('You get no digest');
    await desk.say('/digest on');
    expect(wordsIn(await at('2026-11-24T08:31:00Z'))).toContain('TypeScript Lead');
    await desk.say('thank you');
    expect(wordsIn(await desk.say('stop'))).toBe(
      'Nothing is running. Cards that wait stay until you answer them. Your daily digest goes on; /digest off ends it.',
    );
    await desk.say('no more digests');
    expect(wordsIn(await desk.say('stop'))).toBe(
      'Nothing is running. Cards that wait stay until you answer them.',
    );
  });

  it('takes no link from the words of a board, and tells the model what was shown as data', async () => {
    await saveSearch();
    await arrives({ title: 'TypeScript Lead, see https://evil.example/x', company: 'Initech' });
    const words = wordsIn(await at('2026-11-22T08:31:00Z'));
    expect(words).toContain('TypeScript Lead');
    expect(words).not.toContain('evil.example');
    await desk.say('which one?');
    const told = JSON.stringify(desk.requests.at(-1)?.transcript);
    expect(told).toContain('The client was shown: <data>');
  });

  it('adds nothing to the messages that wait for a client who shut the desk out', async () => {
    await saveSearch();
    desk.sendEnds({ result: 'not_sent', next: 'blocked', code: 'blocked', retryAfterMs: null });
    await desk.say('hello');
    for (const day of [22, 23, 24]) await at(`2026-11-${day}T08:31:00Z`);
    desk.sendEnds(null);
    await desk.say({ kind: 'reachable', reachable: true });
    const words = wordsIn(await desk.say('hello'));
    expect(words).not.toContain('Your digest:');
    await arrives({ title: 'TypeScript Lead' });
    expect(wordsIn(await at('2026-11-25T08:31:00Z'))).toContain('TypeScript Lead');
  });

  it('brings the jobs of alerts that the client keeps for it, once, however they score', async () => {
    await desk.say('/digest on');
    const id = await clientId();
    const jobs = await arrives({ title: 'Night Nurse' }, { title: 'Day Nurse' });
    const ids = jobs.map((job) => job.id);
    await desk.test.store.commit([keepForDigest(id, [], ids, desk.clock.now())], 'full');
    const words = wordsIn(await at('2026-11-22T08:31:00Z'));
    expect(words).toContain('Night Nurse');
    expect(words).toContain('Day Nurse');
    expect(wordsIn(await at('2026-11-24T08:31:00Z'))).toBe('');
    expect(wordsIn(await desk.say('/profile'))).not.toContain('alerts_waiting');
  });

  it('stands where the client looks for their settings', async () => {
    await saveSearch();
    expect(wordsIn(await desk.say('/profile'))).toContain(
      'Daily digest: 08:30 (UTC) (/digest) · saved searches: 1 (/saved)',
    );
  });

  it('goes on for others when the rows of one cannot be read', async () => {
    await saveSearch('ada');
    await saveSearch('ben');
    const ada = await clientId('ada');
    // A saved search under a key that nobody has any more.
    const broken = desk.test.store.savedSearches;
    desk.test.store.savedSearches = async (id) => {
      if (id === ada) throw new Error('unreadable');
      return broken(id);
    };
    const sent = await at('2026-11-22T08:31:00Z', 'ben');
    expect(wordsIn(sent)).toContain('Your digest:');
    expect(desk.logged.join()).toContain('digest_failed');
    expect(await desk.test.store.getDigest(ada)).toMatchObject({ sentAt: null });
  });

  it('refuses what it cannot read with one sentence', async () => {
    expect(wordsIn(await desk.say('/digest soon'))).toContain('Please write /digest 7:30');
    expect(wordsIn(await desk.say('/saved stop 7'))).toContain('There is no saved search 7');
    expect(wordsIn(await desk.say('save this search'))).toContain('There is no search to save yet');
  });

  it('lists, ends and repeats saved searches', async () => {
    await saveSearch('ada', 'TypeScript');
    expect(await saveSearch('ada', 'typescript')).toContain('your saved search 1 already');
    expect(await saveSearch('ada', 'remote engineer')).toContain('Saved as search 2');
    expect(wordsIn(await desk.say('/saved'))).toMatch(/1\. TypeScript.*\n2\. remote engineer/);
    expect(wordsIn(await desk.say('/saved stop 1'))).toContain('Ended: search 1, "TypeScript"');
    expect(wordsIn(await desk.say('/saved'))).not.toContain('1. TypeScript');
    expect(wordsIn(await desk.say('/saved add nurse in Hamburg'))).toContain('Saved as search 3');
    await desk.say('/forget search');
    expect(wordsIn(await desk.say('/saved'))).toContain('There is no saved search');
  });

  it('tells of a very strong match at once only to those who asked for it, outside of quiet hours', async () => {
    await desk.say({
      kind: 'file',
      name: 'cv.txt',
      mime: null,
      size: 10,
      ref: 'x',
      caption: null,
      album: null,
    });
    desk.documents.set('y', STRONG_CV);
    await desk.say({
      kind: 'file',
      name: 'cv.txt',
      mime: null,
      size: 10,
      ref: 'y',
      caption: null,
      album: null,
    });
    await saveSearch();
    await desk.say('/digest off');
    await arrives(STRONG_JOB('one'));
    expect(await at('2026-11-21T12:00:00Z')).toEqual([]);
    expect(wordsIn(await desk.say('/saved 1 at once'))).toContain('tell you at once');
    const words = wordsIn(await at('2026-11-21T12:20:00Z'));
    expect(words).toContain('Just in, and a very strong match:');
    expect(words.match(/^\d\. /gm)).toHaveLength(1);
    expect(await at('2026-11-21T13:00:00Z')).toEqual([]);
    await arrives(STRONG_JOB('two'));
    // The desk's quiet hours are 21:00-08:00.
    expect(await at('2026-11-21T22:00:00Z')).toEqual([]);
    expect(wordsIn(await at('2026-11-22T08:05:00Z'))).toContain('two');
    await arrives({
      title: 'Warehouse Clerk',
      text: 'You sort parcels with TypeScript labels on them.',
    });
    expect(await at('2026-11-22T09:00:00Z')).toEqual([]);
  });
});

const STRONG_CV = `Ada Brook
Senior TypeScript Engineer
Berlin, 8 years of experience with TypeScript, Node.js, PostgreSQL, Docker and Kubernetes.
Experience
Senior TypeScript Engineer, Initech, 2019 - 2026
- Built payment services in TypeScript, Node.js and PostgreSQL for 2 million customers
- Ran services on Kubernetes with Docker and GitHub Actions
TypeScript Developer, Wheatfield, 2016 - 2019
- Wrote REST APIs in TypeScript and Node.js, with Redis and PostgreSQL`;

function STRONG_JOB(name: string): Partial<Posting> {
  return {
    title: `Senior TypeScript Engineer (${name})`,
    // Copies of one job would be told once.
    company: `${name} GmbH`,
    text: 'We look for a senior TypeScript engineer who builds payment services in TypeScript, Node.js and PostgreSQL. You run services on Kubernetes with Docker and GitHub Actions, and you write REST APIs in TypeScript and Node.js with Redis and PostgreSQL. You have several years of experience with TypeScript, Node.js, PostgreSQL, Docker and Kubernetes, and like to work with a small team in Berlin or remote from Europe.',
  };
}
