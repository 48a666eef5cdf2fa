import { z } from 'zod';
import { isOnClosedBoard } from '../desk/closed-boards.ts';
import { dataBlock } from '../desk/data-block.ts';
import { isApproved } from '../desk/gate.ts';
import { ownId, withOwner } from '../desk/own-posting.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { JobPages } from '../desk/ports/job-pages.ts';
import type { Store } from '../desk/ports/store.ts';
import { type OutsideTool, outsideTool } from '../desk/tool.ts';
import { typedLinks } from '../desk/typed-links.ts';

const ADDRESS = z.string().min(1).max(2000);
const PAYLOAD = z.strictObject({ kind: z.literal('job_page'), url: ADDRESS });
export type JobPagePayload = z.infer<typeof PAYLOAD>;

const INPUT = z.strictObject({
  link: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe("which link of the client's message: 1 is the first, and is meant when left out"),
});

export interface JobPageDeps {
  jobPages: JobPages;
  clock: Clock;
  store: Pick<Store, 'getPostings'>;
}

/** What went wrong, for a client; everything else is told by its code. */
const WHY: Readonly<Record<string, string>> = {
  no_posting: 'carries no job in a form that I can read. Paste its text here instead.',
  page_gone: 'is not there any more.',
  timeout: 'took too long to answer. Try again later, or paste its text here.',
  host_not_allowed:
    'leads on to another site, which I do not follow. Open it yourself and send me the link where you end up.',
};

/** Reads the job on a page whose link the client sent: one request to that page, after a yes. */
export function readJobPage(deps: JobPageDeps): OutsideTool<z.infer<typeof INPUT>, JobPagePayload> {
  return outsideTool({
    name: 'read_job_page',
    effect: 'outside',
    standing: 'allowed',
    description:
      "Reads the job on a web page whose link the client sent in this chat. Waits for the client's yes; the job comes into the index.",
    input: INPUT,
    payload: PAYLOAD,
    audit: {
      source: 'web page',
      dataCategory: 'posting',
      purpose: 'read a job page that the client sent',
    },
    propose({ link = 1 }, workspace) {
      // The address comes from the client's own words, never from an argument (I10).
      const now = typedLinks(workspace.clientText ?? '');
      const url = (now.length > 0 ? now : typedLinks(workspace.talkWords).slice(-1))[link - 1];
      if (url === undefined)
        return {
          ok: false,
          sentence: 'I open only links that you send me here yourself. Which link do you mean?',
        };
      if (isOnClosedBoard(url)) return { ok: false, sentence: CLOSED };
      if (!deps.jobPages.allowed) return { ok: false, sentence: NOT_HERE };
      if (!url.startsWith('https://'))
        return {
          ok: false,
          sentence: 'That link is not encrypted (http). Send the https link, or paste the text.',
        };
      const payload: JobPagePayload = { kind: 'job_page', url };
      // A new link may lead anywhere, so no yes stands for the next one.
      return { ok: true, payload, card: card(payload), about: null, host: null };
    },
    async run(approved, signal) {
      if (!isApproved(approved)) throw new Error('read_job_page was called past the gate');
      const { host } = new URL(approved.payload.url);
      try {
        const { postings } = await deps.jobPages.read(approved.payload.url, signal);
        const [first] = postings;
        const { clientId } = approved;
        // The page is public, and that this client sent it is not. What a board brought already stays as it is.
        const ids = postings.map(({ id }) => id);
        const listed = new Set((await deps.store.getPostings(ids, 'public')).map(({ id }) => id));
        const own = postings
          .filter(({ id }) => !listed.has(id))
          .map((posting) => withOwner({ ...posting, id: ownId(posting.id, clientId) }, clientId));
        return {
          status: 'done',
          errorCode: null,
          sentence:
            postings.length === 1
              ? 'The page describes one job, which is in my list now.'
              : `The page describes ${postings.length} jobs, which are in my list now.`,
          event: `query: ${dataBlock(first?.title ?? '')}; ${postings.length} postings from the page came into the index.`,
          followUp: postings.length > 0,
          changes: [{ type: 'postings_saved', postings: own, at: deps.clock.now() }],
          files: [],
        };
      } catch (error) {
        // Reading changes nothing outside, so a failure is only that.
        const code = (
          error instanceof Error && 'code' in error ? String(error.code) : 'fault'
        ).slice(0, 40);
        return {
          status: 'failed',
          errorCode: code,
          sentence: `The page at ${host} ${WHY[code] ?? `could not be read (${code}). Paste its text here instead.`}`,
          event: `The page could not be read (${code}).`,
          followUp: false,
          changes: [],
          files: [],
        };
      }
    },
  });
}

const CLOSED =
  'That site forbids automatic reading, so I never open it. Open the link in your own browser and paste the text of the job here.';
const NOT_HERE = 'This desk opens no links. Paste the text of the job here instead.';

function card({ url }: JobPagePayload): string {
  return [
    `What will happen: I open this page, once: ${url}`,
    'Nothing of yours goes there but the address itself. Its site may log that this desk asked.',
    'Your yes holds for this one page.',
  ].join('\n');
}
