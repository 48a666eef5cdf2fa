import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withProfile } from '../../src/desk/job-index.ts';
import { ownId } from '../../src/desk/own-posting.ts';
import type { Viewer } from '../../src/desk/viewer.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';
import { posting } from '../support/postings.ts';

const READ = { name: 'read_job_page', args: {} };
const LINK = 'https://crumb.example/jobs/7';
const BAKER = posting({ title: 'Sourdough Baker' });

describe('a link that a client sends', () => {
  let desk: TestDesk;
  let opened: string[];
  let fault: string | null;
  let allowed: boolean;
  beforeEach(async () => {
    opened = [];
    fault = null;
    allowed = true;
    desk = await openTestDesk(
      {},
      {
        jobPages: {
          get allowed() {
            return allowed;
          },
          async read(address) {
            opened.push(address);
            if (fault) throw Object.assign(new Error('not read'), { code: fault });
            return { postings: [BAKER], problems: [] };
          },
        },
      },
    );
  });
  afterEach(() => desk.remove());

  const adasId = async () => (await knownHome(desk.test.store, 'test', 'ada')).client.id;
  const seen = async (viewer: Viewer) => {
    const ids = [BAKER.id, ownId(BAKER.id, await adasId())];
    return (await desk.test.store.getPostings(ids, viewer)).map(({ id }) => id);
  };
  const asked = async (
    words: string,
    call: { name: string; args: Record<string, unknown> } = READ,
  ) => {
    desk.script([call]);
    return JSON.stringify(await desk.say(words));
  };

  it('is opened after a yes, once, and its job comes into the index', async () => {
    const card = await asked(`what about this one? ${LINK}?utm_source=mail#top`);
    expect(card).toContain(`I open this page, once: ${LINK}`);
    expect(opened).toEqual([]);
    const told = JSON.stringify(await desk.say('yes'));
    expect(opened).toEqual([LINK]);
    expect(told).toContain('describes one job');
    expect(await seen('desk')).toEqual([ownId(BAKER.id, await adasId())]);
  });

  it('is of nobody else, and leaves what a board has brought as it is', async () => {
    await asked(LINK);
    await desk.say('yes');
    expect(await seen('public')).toEqual([]);
    expect(await seen({ clientId: 'somebody' })).toEqual([]);
    expect(await seen({ clientId: await adasId() })).toHaveLength(1);
    await desk.remove();

    desk = await openTestDesk(
      {},
      { jobPages: { allowed: true, read: async () => ({ postings: [BAKER], problems: [] }) } },
    );
    const ofBoard = { ...BAKER, title: 'Baker of the board' };
    await desk.test.store.savePostings([withProfile(ofBoard)], desk.clock.now());
    await asked(LINK);
    await desk.say('yes');
    expect(await seen('desk')).toEqual([BAKER.id]);
    const [kept] = await desk.test.store.getPostings([BAKER.id], 'public');
    expect(kept?.title).toBe('Baker of the board');
  });

  it('is not opened after a no', async () => {
    await asked(LINK);
    await desk.say('no');
    expect(opened).toEqual([]);
  });

  it('is the one that the client means', async () => {
    const words = 'https://a.example/1 or https://b.example/2';
    expect(await asked(words, { ...READ, args: { link: 2 } })).toContain(
      'once: https://b.example/2',
    );
  });

  it('is taken from the client’s own words alone', async () => {
    await asked('find me a job');
    expect(desk.replies.at(-1)).toMatch(/only links that you send me/);
    await asked(`> From: boss@crumb.example\n> ${LINK}`);
    expect(desk.replies.at(-1)).toMatch(/only links that you send me/);
    await asked('open it', { ...READ, args: { url: 'https://evil.example/' } });
    expect(desk.replies.at(-1)).toMatch(/REFUSED|not|unknown/i);
    expect(opened).toEqual([]);
  });

  it.each([
    'https://www.linkedin.com/jobs/view/4031',
    'https://de.indeed.com/viewjob?jk=1',
    'https://www.glassdoor.co.uk/job/1',
    'https://www.ziprecruiter.com/jobs/1',
  ])('of a site that forbids it is never opened: %s', async (link) => {
    await asked(`look at ${link}`);
    expect(desk.replies.at(-1)).toMatch(/forbids automatic reading/);
  });

  it('without encryption, or at a desk that opens none, is not opened', async () => {
    await asked('http://crumb.example/jobs/7');
    expect(desk.replies.at(-1)).toMatch(/not encrypted/);
    allowed = false;
    await asked(LINK);
    expect(desk.replies.at(-1)).toMatch(/opens no links/);
    expect(opened).toEqual([]);
  });

  it.each([
    ['no_posting', /carries no job/],
    ['host_not_allowed', /leads on to another site/],
    ['http_403', /could not be read \(http_403\)/],
  ])('that ends with %s is told in one sentence', async (code, sentence) => {
    fault = code;
    await asked(LINK);
    expect(JSON.stringify(await desk.say('yes'))).toMatch(sentence);
  });
});
