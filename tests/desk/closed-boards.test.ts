import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isClosedBoard, isOnClosedBoard } from '../../src/desk/closed-boards.ts';
import { withProfile } from '../../src/desk/job-index.ts';
import { openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';
import { posting } from '../support/postings.ts';

const PAGE = 'https://www.linkedin.com/jobs/view/4031';

describe('boards that forbid automation', () => {
  it.each([
    'linkedin.com',
    'www.LinkedIn.com.',
    'media.licdn.com',
    'lnkd.in',
    'indeed.com',
    'uk.indeed.com',
    'indeed.co.uk',
    'www.glassdoor.de',
    'api.ziprecruiter.com',
  ])('%s is one', (host) => {
    expect(isClosedBoard(host)).toBe(true);
  });

  it.each(['api.lever.co', 'notlinkedin.com', 'linkedin.com.example.org', 'indeedly.example'])(
    '%s is none',
    (host) => {
      expect(isClosedBoard(host)).toBe(false);
    },
  );

  it('are known by the address of a page, and nothing else is taken for one', () => {
    expect(isOnClosedBoard(PAGE)).toBe(true);
    expect([null, '', 'linkedin', 'https://jobs.example/linkedin.com'].some(isOnClosedBoard)).toBe(
      false,
    );
  });
});

describe('a draft for such a board (P7)', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    const only = posting({
      title: 'Pastry Chef',
      text: 'You bake cakes as a pastry chef.',
      url: PAGE,
      contact: null,
    });
    await desk.test.store.savePostings([withProfile(only)], desk.clock.now());
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  it('comes as text to copy and a link that the client opens, and "send it" sends nothing', async () => {
    desk.script([
      { name: 'search_jobs', args: { query: 'pastry chef' } },
      { name: 'draft_outreach', args: { job: 1 } },
    ]);
    const shown = wordsIn(await desk.say('write to that one'));
    expect(shown).toContain('I am writing about your opening for Pastry Chef');
    expect(shown).toContain(`send it yourself, in your own browser: ${PAGE}`);
    expect(shown).not.toContain('"send it"');
    desk.script([{ name: 'send_outreach', args: {} }]);
    const answer = await desk.say('send it');
    expect(answer.some(({ kind }) => kind === 'card')).toBe(false);
    expect(desk.written.join()).toContain('does not allow programs');
    expect(desk.mails).toEqual([]);
  });
});
