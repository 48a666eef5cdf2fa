import { STAGES } from '../../src/desk/pipeline.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';
import { auditRow, card, type Home, plantClient } from './console-clients.ts';
import { posting } from './postings.ts';

/** What others wrote, in every place that a page of the console shows. */
export interface Words {
  name: string;
  fileName: string;
  cvText: string;
  fact: string;
  preference: string;
  title: string;
  company: string;
  url: string;
  note: string;
  query: string;
  subject: string;
  body: string;
  card: string;
  host: string;
  model: string;
}

export const PLAIN: Words = {
  name: 'Ada Lovelace',
  fileName: 'ada-lovelace.pdf',
  cvText:
    'Ada Lovelace\nEngineer at Northwind, 2019 to 2026\nTypeScript, PostgreSQL, Kafka\nUtrecht',
  fact: 'TypeScript',
  preference: 'Utrecht, or remote in Europe',
  title: 'Senior TypeScript Engineer',
  company: 'Northwind',
  url: 'https://northwind.example/jobs/1',
  note: 'Second talk on Tuesday with the team lead',
  query: 'typescript remote europe',
  subject: 'Senior TypeScript Engineer at Northwind',
  body: 'Dear Mo,\n\nI have built services in TypeScript for seven years.\n\nAda',
  card: 'Send this mail to Mo Reyes <mo@northwind.example>\nSubject: Senior TypeScript Engineer\n\nDear Mo, …',
  host: 'boards.greenhouse.io',
  model: 'gpt-5-mini',
};

/** A client with something on every page. */
export async function plantRichClient(
  store: Store,
  words: Words,
  at: Date,
  chat = 'ada',
): Promise<Home & { cards: string[]; draft: string }> {
  const home = await plantClient(store, chat, at, words.name);
  const { client, conversation } = home;
  const clientId = client.id;
  const jobs = STAGES.map((stage) => ({
    stage,
    job: posting({ title: words.title, company: words.company, url: words.url }),
  }));
  await store.savePostings(
    jobs.map(({ job }) => ({ posting: job, profile: null, profileVersion: null, ownerId: null })),
    at,
  );
  const draft = ids.next();
  const start = words.cvText.indexOf(words.fact);
  const span = start < 0 ? null : { start, end: start + words.fact.length };
  await store.commit(
    [
      {
        type: 'cv_replaced',
        clientId,
        cv: {
          id: ids.next(),
          fileName: words.fileName,
          mime: 'application/pdf',
          text: words.cvText,
          sha256: 'a'.repeat(64),
          size: 2_048,
          pages: 2,
          readAt: at,
        },
        file: Buffer.from('file'),
        facts: [
          { id: ids.next(), kind: 'skill', value: words.fact, span, origin: 'cv' },
          { id: ids.next(), kind: 'place', value: words.preference, span: null, origin: 'client' },
        ],
      },
      {
        type: 'preference_set',
        clientId,
        preference: { key: 'place', value: words.preference, at },
      },
      ...jobs.map(({ stage, job }, place) => ({
        type: 'pipeline_moved' as const,
        clientId,
        item: { postingId: job.id, stage, note: place % 3 === 0 ? words.note : null, at },
      })),
      {
        type: 'search_saved',
        clientId,
        conversationId: conversation.id,
        search: { id: ids.next(), number: 1, query: words.query, atOnce: true, at },
      },
      {
        type: 'draft_saved',
        clientId,
        draft: {
          id: draft,
          number: 1,
          version: 2,
          postingId: jobs[0]?.job.id ?? '',
          to: { name: words.name, email: 'mo@northwind.example', source: 'board' },
          subject: words.subject,
          body: words.body,
          attachCv: true,
          wishes: { length: 'short', tone: 'plain', mention: [], leaveOut: [] },
          createdAt: at,
        },
      },
      {
        type: 'permission_granted',
        clientId,
        permission: {
          id: ids.next(),
          tool: 'lookup_jobs',
          host: words.host,
          purpose: 'look for jobs',
          grantedAt: at,
          expiresAt: new Date(at.getTime() + 30 * 86_400_000),
          revokedAt: null,
          uses: 4,
          maxUses: 10,
          approvalId: ids.next(),
        },
      },
      ...Array.from({ length: 20 }, (_, day) => ({
        type: 'usage' as const,
        clientId,
        turnId: ids.next(),
        usage: {
          model: words.model,
          inputTokens: 1_000 + ((day * 7_919) % 5_000),
          outputTokens: 200 + day * 10,
          costMicroUsd: 900 + ((day * 104_729) % 4_000),
        },
        at: new Date(at.getTime() - day * 86_400_000),
      })),
      auditRow(home, 'consent.given', 'human', at),
      auditRow(home, 'tool.search_jobs', 'ai', at, '12 found'),
      auditRow(home, 'send_outreach.requested', 'ai', at, 'approval #1'),
    ],
    'full',
  );
  const cards: string[] = [];
  for (let number = 1; number <= 3; number++) {
    const approval = card(home, number, at, undefined, words.card);
    await store.commit([{ type: 'approval_requested', approval }], 'full');
    cards.push(approval.id);
  }
  return { ...home, cards, draft };
}

/** The client's yes to a card, which waits for a person of the desk when it is held. */
export async function sayYes(
  store: Store,
  home: Home,
  approvalId: string,
  at: Date,
  hold = false,
): Promise<void> {
  await store.settleApproval({
    approvalId,
    conversationId: home.conversation.id,
    decision: 'approved',
    hold,
    nonce: null,
    via: 'tap',
    answerId: ids.next(),
    at,
    changes: [],
    refusalChanges: [],
  });
}
