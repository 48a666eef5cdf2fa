import { createServer, type Server } from 'node:http';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withProfile } from '../../src/desk/job-index.ts';
import type { Agent } from '../../src/desk/ports/agent.ts';
import { createAskBoard } from '../../src/jobs/ask-board.ts';
import { boardOf } from '../../src/jobs/board.ts';
import { createBoardLookup } from '../../src/jobs/board-lookup.ts';
import { openJobPages } from '../../src/jobs/job-pages.ts';
import { openMailer } from '../../src/mail/open-mailer.ts';
import { createCatalog } from '../../src/tools/catalog.ts';
import { cardIn, openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { posting } from '../support/postings.ts';
import { type SmtpPeer, startSmtpPeer } from '../support/smtp-server.ts';
import { wayTo } from '../support/way-to.ts';

interface World {
  desk: TestDesk;
  smtp: SmtpPeer;
  http: Server;
  /** What the last calls answered to the model. */
  replies: string[];
}

/** A page that describes so many jobs. */
function pageOf(title: string, ids: readonly string[]): string {
  const jobs = ids.map((identifier) => ({ '@type': 'JobPosting', title, identifier }));
  return `<script type="application/ld+json">${JSON.stringify(jobs)}</script>`;
}

/** A desk over servers of its own: a mail server and a job board that can be told to fail. */
async function openWorld(of: {
  job: string;
  cv: string;
  ids: string[];
  broken: boolean;
}): Promise<World> {
  const smtp = await startSmtpPeer();
  if (of.broken) smtp.behave('refuse_recipient');
  const http = createServer((request, response) => {
    if (of.broken) return response.writeHead(500).end();
    if (request.url?.startsWith('/jobs/')) return response.end(pageOf(of.job, of.ids));
    return response.end(
      JSON.stringify(of.ids.map((id) => ({ id, text: of.job, descriptionPlain: of.job }))),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/`;
  const ask = createAskBoard(wayTo(url).fetch);
  const replies: string[] = [];
  const turns: { name: string; args: Record<string, unknown> }[][] = [];
  const agent: Agent = {
    model: { name: 'scripted', host: null, retention: '' },
    async runTurn(request) {
      for (const [i, call] of (turns.shift() ?? []).entries())
        replies.push((await request.callTool({ id: `c${i}`, ...call })).text);
      return {
        messages: [{ role: 'desk', text: 'ok', toolCalls: [] }],
        text: 'ok',
        usage: [],
        stopped: null,
      };
    },
  };
  const desk = await openTestDesk(
    {},
    {
      agent,
      mailer: await openMailer({
        smtpUrl: smtp.url,
        mailFrom: 'Sayso <desk@sayso.example>',
        way: wayTo(smtp.url),
      }),
      boards: createBoardLookup({
        boards: [boardOf({ source: 'lever', board: 'acme' })],
        ask: (_request, signal) => ask({ url }, signal),
      }),
      jobPages: openJobPages(() => ({
        fetch: (input, init) =>
          wayTo(url).fetch(String(input).replace('https://crumb.example/', url), init),
        close: () => undefined,
      })),
      cv: () => of.cv,
    },
  );
  await desk.test.store.savePostings(
    [withProfile(posting({ title: of.job, text: `${of.job} wanted.` }))],
    desk.clock.now(),
  );
  return {
    desk: { ...desk, script: (...lists) => void turns.push(...lists) },
    smtp,
    http,
    replies,
  };
}

/** Says something in a world, lets the model call the tools, and gives all that came of it. */
async function tell(
  world: World,
  words: string,
  ...calls: [string, Record<string, unknown>][]
): Promise<string> {
  const from = world.replies.length;
  world.desk.script(calls.map(([name, args]) => ({ name, args })));
  const sent = await world.desk.say(words);
  return [...world.replies.slice(from), wordsIn(sent)].join('\n');
}

const find = (job: string) => ['search_jobs', { query: job }] as [string, Record<string, unknown>];
const A = { ids: ['1'], job: 'Rust Engineer', cv: 'Built a compiler in Rust for Initech' };
const B = { ids: ['1', '2'], job: 'Pastry Baker', cv: 'Baked bread for Wheatfield' };

/** Each tool in a world of its own words; `failing` is the same request where it cannot succeed. */
const TRIES: Record<string, (world: World, of: typeof A) => Promise<string>> = {
  read_cv: (world) => tell(world, 'read my cv', ['read_cv', {}]),
  search_jobs: (world, of) => tell(world, 'find', find(of.job)),
  show_job: (world) => tell(world, 'show 1', ['show_job', { job: 1 }]),
  score_match: (world) => tell(world, 'score 1', ['score_match', { jobs: [1] }]),
  save_job: (world) => tell(world, 'save 1', ['save_job', { jobs: [1] }]),
  move_in_pipeline: (world) =>
    tell(world, 'I applied to 1', ['move_in_pipeline', { job: 1, stage: 'applied' }]),
  list_pipeline: (world) => tell(world, 'where do my jobs stand?', ['list_pipeline', {}]),
  save_search: (world) => tell(world, 'keep it running, please', ['save_search', {}]),
  draft_cover_letter: (world) =>
    tell(world, 'a cover letter for 1', ['draft_cover_letter', { job: 1 }]),
  draft_follow_up: (world) => tell(world, 'follow up on 1', ['draft_follow_up', { job: 1 }]),
  draft_outreach: (world) => tell(world, 'write to 1', ['draft_outreach', { job: 1 }]),
  revise_draft: (world) => tell(world, 'shorter', ['revise_draft', { length: 'short' }]),
  correct_fact: (world, of) =>
    tell(world, `add skill ${of.job}`, ['correct_fact', { kind: 'skill', value: of.job }]),
  remember_preference: (world, of) =>
    tell(world, `I want to work as ${of.job}`, [
      'remember_preference',
      { key: 'goal', value: of.job },
    ]),
  lookup_jobs: async (world, of) => {
    world.desk.script([
      { name: 'lookup_jobs', args: { board: 'lever:acme', query: of.job.split(' ')[0] } },
    ]);
    const card = cardIn(await world.desk.say('ask lever'));
    return wordsIn(await world.desk.say({ kind: 'tap', token: card.token.yes }));
  },
  keep_job_text: (world, of) =>
    tell(
      world,
      `${of.job}\nInitech · Berlin\n${`You work as ${of.job} in a small team, by day. `.repeat(8)}`,
      ['keep_job_text', {}],
    ),
  read_job_page: async (world) => {
    world.desk.script([{ name: 'read_job_page', args: {} }]);
    const card = cardIn(await world.desk.say('https://crumb.example/jobs/7'));
    return wordsIn(await world.desk.say({ kind: 'tap', token: card.token.yes }));
  },
  send_outreach: async (world) => {
    world.desk.script([{ name: 'send_outreach', args: {} }]);
    const card = cardIn(await world.desk.say('the mail, please'));
    const words = wordsIn(await world.desk.say({ kind: 'tap', token: card.token.yes }));
    return `${words}\n${world.smtp.mails.map((mail) => mail.subject).join()}`;
  },
  export_data: async (world) => {
    const card = cardIn(await world.desk.say('/export'));
    const handed = await world.desk.say({ kind: 'tap', token: card.token.yes });
    const file = handed.find((message) => message.kind === 'file');
    const zip = unzipSync(Buffer.from(file?.kind === 'file' ? file.base64 : '', 'base64'));
    return strFromU8(zip['data.json'] ?? new Uint8Array());
  },
};

/** What they do is the same for everybody: call a person, and leave nothing. */
const ALIKE = ['ask_human', 'delete_account'];

describe('no tool succeeds by itself', () => {
  let a: World;
  let b: World;
  let broken: World;
  let empty: World;
  const results = new Map<string, [string, string]>();

  beforeAll(async () => {
    [a, b, broken, empty] = await Promise.all([
      openWorld({ ...A, broken: false }),
      openWorld({ ...B, broken: false }),
      openWorld({ ...A, broken: true }),
      openWorld({ ...A, broken: false }),
    ]);
    const file = {
      kind: 'file',
      name: 'cv.txt',
      mime: null,
      size: 10,
      ref: 'x',
      caption: null,
      album: null,
    } as const;
    for (const world of [a, b, broken]) await world.desk.say(file);
    for (const [name, attempt] of Object.entries(TRIES))
      results.set(name, [await attempt(a, A), await attempt(b, B)]);
  }, 60_000);
  afterAll(async () => {
    for (const world of [a, b, broken, empty]) {
      await world.desk.remove();
      await world.smtp.close();
      world.http.close();
    }
  });

  it('tries every tool of the catalog but those that do the same for everybody', () => {
    const all = createCatalog({} as Parameters<typeof createCatalog>[0]).map((tool) => tool.name);
    expect([...Object.keys(TRIES), ...ALIKE].sort()).toEqual([...all].sort());
  });

  it.each(Object.keys(TRIES))(
    '%s gives different results over different servers and data',
    (name) => {
      const [first, second] = results.get(name) ?? ['', ''];
      expect(first).not.toBe('');
      expect(first).not.toContain('REFUSED');
      expect(second).not.toContain('REFUSED');
      expect(first).not.toBe(second);
    },
  );

  it.each(['send_outreach', 'lookup_jobs', 'read_job_page'])(
    '%s reached its server with what was asked',
    (name) => {
      const [first, second] = results.get(name) ?? ['', ''];
      expect(first).toMatch(/Sent to|answered: 1 postings|describes one job/);
      expect(second).toMatch(/Sent to|answered: 2 postings|describes 2 jobs/);
      expect([a.smtp.mails.length, b.smtp.mails.length]).toEqual([1, 1]);
    },
  );

  it.each(
    Object.keys(TRIES).filter(
      (name) =>
        ![
          'lookup_jobs',
          'read_job_page',
          'list_pipeline',
          'correct_fact',
          'remember_preference',
          'send_outreach',
          'export_data',
        ].includes(name),
    ),
  )('%s reports that it failed where there is nothing to work on', async (name) => {
    const attempt =
      name === 'search_jobs'
        ? tell(empty, 'find', ['search_jobs', { query: 'astronaut on Mars in Timbuktu over 900k' }])
        : name === 'keep_job_text'
          ? tell(empty, 'this one, please', ['keep_job_text', { title: 'Rust Engineer' }])
          : TRIES[name]?.(empty, A);
    expect(await attempt).toContain('REFUSED');
  });

  it('keeps nothing that the client did not say', async () => {
    expect(
      await tell(empty, 'hello', ['correct_fact', { kind: 'skill', value: 'Rust' }]),
    ).toContain('REFUSED');
    expect(
      await tell(empty, 'hello', ['remember_preference', { key: 'goal', value: 'Rust' }]),
    ).toContain('REFUSED');
  });

  it('shows an empty pipeline as empty', async () =>
    expect(await tell(empty, 'where do my jobs stand?', ['list_pipeline', {}])).not.toMatch(
      /Rust|\d\./,
    ));

  it('says so when the board fails', async () =>
    expect(await TRIES.lookup_jobs?.(broken, A)).toMatch(/could not be asked \(http_500\)/));

  it('says so when the mail server refuses', async () => {
    await tell(broken, 'find', find(A.job), ['draft_outreach', { job: 1 }]);
    const words = await TRIES.send_outreach?.(broken, A);
    expect(words).toMatch(/Not sent/);
    expect(words).not.toMatch(/Sent to/);
    expect(broken.smtp.mails).toHaveLength(0);
  });
});
