import { beforeEach, describe, expect, it } from 'vitest';
import type { Cv } from '../../src/desk/cv.ts';
import { jobCard } from '../../src/desk/job-card.ts';
import { createJobIndex, withProfile } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { createModelReranker } from '../../src/desk/model-reranker.ts';
import type { TurnOutcome, TurnRequest } from '../../src/desk/ports/agent.ts';
import { createSecondReading } from '../../src/desk/second-reading.ts';
import { posting } from '../support/postings.ts';

const TEXT =
  'Ada Brook\nTypeScript engineer\nBuilt the billing service in TypeScript for five years.';
const cv: Cv = {
  id: 'cv',
  fileName: 'cv.txt',
  mime: 'text/plain',
  text: TEXT,
  sha256: 'x',
  size: 1,
  pages: 1,
  readAt: new Date(0),
};
const applicant = { cv, facts: [], preferences: [] };
const usage = { model: 'm', inputTokens: 900, outputTokens: 40, costMicroUsd: 1 };
const budget = { tokens: 20_000, user: 'subject' };
const postings = Array.from({ length: 40 }, (_, at) =>
  posting({
    title: `TypeScript Engineer ${at}`,
    text: `You build services in TypeScript. Our product number ${at} moves invoices for shops. ${'We ship each week. '.repeat(at % 7)}`,
  }),
);

let asked: TurnRequest[] = [];
let answer: (request: TurnRequest) => Partial<TurnOutcome>;
const agent = {
  runTurn: async (request: TurnRequest): Promise<TurnOutcome> => {
    asked.push(request);
    return { messages: [], text: '', usage: [usage], stopped: null, ...answer(request) };
  },
};
const rows = postings.map((one, at) => ({
  ...withProfile(one),
  standing: { ord: at, card: one.id, firstSeenAt: null, closedAt: null, repostOf: null },
}));
const store = {
  postingsSince: async (seq: number) => ({ rows: seq === 0 ? rows : [], seq: 1 }),
  getPostings: async (ids: readonly string[]) => postings.filter(({ id }) => ids.includes(id)),
  ownersGone: async () => [],
  findWords: async () => rows.map(({ standing }) => standing.ord),
  crossListings: async () => new Map(),
};
const clock = { now: () => new Date(0) };
const open = () =>
  createJobSearch(createJobIndex(store), {
    store,
    clock,
    second: createSecondReading(createModelReranker(agent)),
  }).for('public');
const plain = () => createJobSearch(createJobIndex(store), { store, clock }).for('public');
const request = { query: 'TypeScript', applicant, limit: 5, budget };
const move = (job: number, points: number, cvQuote = 'Built the billing service') => ({
  job,
  points,
  cv: cvQuote,
  posting: 'You build services in TypeScript.',
});

beforeEach(() => {
  asked = [];
  answer = () => ({ text: '[]' });
});

describe('the second reading', () => {
  it('reads the thirty best once, in data blocks, without tools, within the budget', async () => {
    const search = open();
    await search.search(request);
    await search.search(request);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.tools).toEqual([]);
    expect(asked[0]?.limits.maxTokens).toBe(20_000);
    expect(JSON.stringify(asked[0]?.transcript).match(/<data>/g)).toHaveLength(31);
  });

  it('reads fewer with a small budget, and none with none', async () => {
    await open().search({ ...request, budget: { tokens: 3_300, user: 'u' } });
    expect(JSON.stringify(asked[0]?.transcript).match(/<data>/g)?.length).toBeLessThan(20);
    await open().search({ ...request, budget: { tokens: 0, user: 'u' } });
    await open().search({ query: 'TypeScript', applicant, limit: 5 });
    expect(asked).toHaveLength(1);
  });

  it('moves a posting by what holds, shows both parts, and keeps it for the explanation', async () => {
    const before = await plain().search(request);
    answer = () => ({
      text: `Here: ${JSON.stringify([move(8, 10), move(1, -7), move(2, 5, 'Led a team of 40')])}`,
    });
    const search = open();
    const { hits, usage: cost } = await search.search(request);
    expect(cost).toEqual([usage]);
    const [first] = hits;
    if (!first?.match) throw new Error('no hit');
    expect(first.match.adjustment).toMatchObject({ points: 10 });
    expect(jobCard(1, first.posting, first.match, new Date(0))).toContain(
      '+ 10 by the model: your CV “Built',
    );
    const ids = before.hits.map((hit) => hit.posting.id);
    expect(hits.map((hit) => hit.posting.id)).not.toEqual(ids);
    expect(await search.match([first.posting.id], applicant)).toEqual([first.match]);
    const second = await search.match([ids[1] ?? ''], applicant);
    expect(second[0]?.adjustment).toBeUndefined();
  });

  it.each([
    ['fails', () => ({ text: '', usage: [], stopped: 'model_error' as const })],
    ['talks', () => ({ text: 'I would rank the first one highest.' })],
    [
      'answers nonsense',
      () => ({ text: '[{"job":"one"},5,null,{"job":99,"points":9,"cv":"","posting":""}]' }),
    ],
    ['is cut off', () => ({ text: '[{"job":1,"points":9', stopped: 'token_limit' as const })],
    [
      'quotes nothing',
      () => ({
        text: JSON.stringify([{ ...move(3, 9), posting: 'You will earn a fortune here.' }]),
      }),
    ],
  ])('changes nothing when the model %s', async (_, how) => {
    const before = await plain().search(request);
    answer = how;
    const after = await open().search(request);
    expect(after.hits).toEqual(before.hits);
  });
});
