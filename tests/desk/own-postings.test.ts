import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withProfile } from '../../src/desk/job-index.ts';
import { exportArchive } from '../../src/tools/export/archive.ts';
import { type AlertTestDesk, openAlertDesk } from '../support/alert-desk.ts';
import { mailOf } from '../support/alert-mails.ts';
import { prepareDraft, wordsIn } from '../support/desk.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { posting } from '../support/postings.ts';
import { openTestStore } from '../support/sqlite-store.ts';
import { allTools, argumentsOf } from '../support/tool-arguments.ts';

const MARKER = 'Zylphia';
const BOUNCE = 's-42@bounce.linkedin.com';
const PASTED = `${MARKER} looks after kilns. ${'You mix glazes, load the kiln and keep its book, five days a week in our hall by the river. '.repeat(8)}`;
const alert = (id: string, company = `${MARKER} Keramik`) =>
  mailOf(
    {
      text: `Your job alert for kiln operator in Berlin

Kiln Operator
${company}
Berlin, Germany
View job: https://www.linkedin.com/comm/jobs/view/4012345678/?trk=x
`,
    },
    { id },
  );
const server = await findPostgres();
afterAll(() => server?.close());

describe.each([
  ['SQLite', openTestStore],
  ...(server ? [['PostgreSQL', () => openPostgresStore(server.url)] as const] : []),
] as const)('jobs that came by one client’s mail, paste and link, on %s', (_name, open) => {
  let desk: AlertTestDesk;
  beforeEach(async () => {
    const ofPage = posting({ title: `${MARKER} Glazer`, company: 'Topf', text: PASTED });
    desk = await openAlertDesk({
      test: await open(),
      jobPages: { allowed: true, read: async () => ({ postings: [ofPage], problems: [] }) },
    });
    for (const chat of ['ada', 'ben']) {
      await desk.say('hello', chat);
      await prepareDraft(desk, chat);
    }
    await desk.bring(alert('a1'), BOUNCE);
    await desk.read();
    await desk.say(`text of 1: ${PASTED}`);
    desk.script([{ name: 'save_job', args: { jobs: [1] } }]);
    await desk.say('save 1');
    desk.script([{ name: 'read_job_page', args: {} }]);
    await desk.say('https://kiln.example/jobs/7');
    await desk.say('yes');
  });
  afterEach(() => desk.remove());

  async function ids() {
    const clientId = await desk.clientId();
    return (await desk.test.store.readRecord(clientId))?.ownPostings ?? [];
  }

  async function search(chat: string, query: string) {
    desk.script([{ name: 'search_jobs', args: { query, limit: 10 } }]);
    return wordsIn(await desk.say(`find ${query}`, chat));
  }

  it('are found by that client', async () => {
    expect(await ids()).toHaveLength(2);
    expect(await search('ada', 'kiln')).toContain(`${MARKER} Keramik`);
    expect(await search('ada', 'glazes')).toContain(`${MARKER} Glazer`);
  });

  it('are shown to nobody else by any command or tool, whatever ids a model puts in', async () => {
    const heard: unknown[] = [];
    const asBen = async (words: string) => heard.push(await desk.say(words, 'ben'));
    const known = [...(await ids()), await desk.clientId(), MARKER];
    for (const query of ['kiln operator', 'glazes', 'jobs in Berlin', '', 'company:Topf'])
      heard.push(await search('ben', query));
    for (const command of ['/pipeline', '/searches', '/saved', '/digest', '/cv', '/log', '/alerts'])
      await asBen(command);
    for (const tool of allTools())
      for (const id of known) {
        desk.script([{ name: tool.name, args: argumentsOf(tool.input, id) }]);
        await asBen('please do that');
        await asBen('no');
      }
    for (const words of ['text of 1: x', 'show 1', 'save 1', 'why 1?', 'more like 1'])
      await asBen(words);
    // What Ben put in himself comes back in "nothing fits"-sentences and cards; a job of Ada's never does.
    expect(JSON.stringify(heard)).not.toMatch(/Kiln Operator|Zylphia Keramik|Glazer|mix glazes/);
    expect(desk.replies.join('\n')).not.toBe('');
    const record = await desk.test.store.readRecord(await desk.clientId('ben'));
    expect(record?.ownPostings).toEqual([]);
    const seen = record?.searches.flatMap(({ shown }) => shown.map(({ postingId }) => postingId));
    for (const id of await ids()) expect(seen).not.toContain(id);
  });

  it('come as rows of their own to another client with the same alert', async () => {
    await desk.bring(alert('b1'), BOUNCE, 'ben');
    const words = wordsIn(await desk.read());
    expect(words).toContain('1 job, new to you');
    // The text that Ada pasted is hers.
    expect(await search('ben', 'kiln')).toContain(`${MARKER} Keramik`);
    desk.script([{ name: 'show_job', args: { job: 1 } }]);
    const shown = wordsIn(await desk.say('show 1', 'ben'));
    expect(shown).toContain('Kiln Operator');
    expect(shown).not.toContain('looks after kilns');
  });

  it('find the employer’s own posting, each for its client', async () => {
    await desk.bring(alert('b1'), BOUNCE, 'ben');
    await desk.read();
    const full = posting({
      company: `${MARKER} Keramik`,
      title: 'Kiln Operator',
      places: ['Berlin'],
      text: `Public. ${PASTED}`,
    });
    await desk.test.store.savePostings([withProfile(full)], desk.clock.now());
    // Ada's has the text that she pasted.
    expect(await desk.bridge()).toBe(1);
    const found = await search('ben', 'kiln');
    expect(found.match(/Kiln Operator/g)).toHaveLength(1);
  });

  it('are in that client’s export, and in nobody else’s', async () => {
    const bytes = async (chat: string) => {
      const clientId = await desk.clientId(chat);
      const archive = await exportArchive(desk.test, clientId, desk.clock.now());
      const { unzipSync, strFromU8 } = await import('fflate');
      return strFromU8(
        unzipSync(archive?.bytes ?? new Uint8Array())['data.json'] ?? new Uint8Array(),
      );
    };
    for (const id of await ids()) {
      expect(await bytes('ada')).toContain(id);
      expect(await bytes('ben')).not.toContain(id);
    }
  });
});
