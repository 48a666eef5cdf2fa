import { z } from 'zod';
import { states } from '../desk/asked-for.ts';
import { dataBlock } from '../desk/data-block.ts';
import { isApproved } from '../desk/gate.ts';
import { withProfile } from '../desk/job-index.ts';
import type { BoardLookup } from '../desk/ports/board-lookup.ts';
import type { Clock, Ids } from '../desk/ports/clock.ts';
import type { Change } from '../desk/ports/store.ts';
import { type OutsideTool, outsideTool } from '../desk/tool.ts';

const PAYLOAD = z.strictObject({
  kind: z.literal('lookup'),
  board: z.string().min(1).max(100),
  host: z.string().min(1).max(253),
  query: z.string().min(1).max(200),
  /** What of the client's the board gets: the words, or nothing, for a board that is asked for its list. */
  sends: z.enum(['words', 'nothing']).default('words'),
  /** Days of the standing yes that the card asks for; 0 for this once. */
  days: z.int().min(0).max(30),
  /** How often in those days; 0 for as often as wanted. */
  uses: z.int().min(0).max(1000),
});
export type LookupPayload = z.infer<typeof PAYLOAD>;

const INPUT = z.strictObject({
  board: z.string().min(1).max(100).describe('one of the boards that the desk can ask'),
  query: z.string().min(1).max(200).describe("the client's words; to some boards they are sent"),
  days: z
    .int()
    .min(1)
    .max(30)
    .optional()
    .describe('only when the client offers a yes for several days'),
  uses: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('with days: how often at most, when the client says so'),
});

export interface LookupDeps {
  boards: BoardLookup;
  clock: Clock;
  ids: Ids;
}

/** Asks a job board live. A request leaves the desk, with the client's words at some boards, so it waits for a yes. */
export function lookupJobs(deps: LookupDeps): OutsideTool<z.infer<typeof INPUT>, LookupPayload> {
  return outsideTool({
    name: 'lookup_jobs',
    effect: 'outside',
    standing: 'allowed',
    description:
      "Asks a job board live for what the client wants. Waits for the client's yes; what is found comes into the index.",
    input: INPUT,
    payload: PAYLOAD,
    audit: {
      source: 'job board',
      dataCategory: 'search',
      purpose: 'ask a job board for the client',
    },
    propose({ board, query, days, uses }, workspace) {
      const known = deps.boards.boards.find((item) => item.name === board.trim().toLowerCase());
      if (!known)
        return {
          ok: false,
          sentence:
            deps.boards.boards.length === 0
              ? 'This desk has no job board that it may ask.'
              : `I can ask these boards: ${deps.boards.boards.map((item) => item.name).join(', ')}. Which one?`,
        };
      const payload: LookupPayload = {
        kind: 'lookup',
        board: known.name,
        host: known.host,
        query: query.trim(),
        sends: known.takesWords ? 'words' : 'nothing',
        days: days ?? 0,
        uses: days === undefined ? 0 : (uses ?? 0),
      };
      // A standing yes covers the client's own words; what a model adds to them is asked on a card.
      const host = states(workspace.talkWords, payload.query) ? known.host : null;
      return { ok: true, payload, card: card(payload, known.asksTexts), about: null, host };
    },
    async run(approved, signal) {
      if (!isApproved(approved)) throw new Error('lookup_jobs was called past the gate');
      const { board, query, sends, host, days, uses } = approved.payload;
      try {
        const found = await deps.boards.lookup(
          { board, query, sendsWords: sends === 'words' },
          signal,
        );
        const at = deps.clock.now();
        const changes: Change[] = [
          { type: 'postings_saved', postings: found.postings.map(withProfile), at },
        ];
        if (days > 0)
          changes.push({
            type: 'permission_granted',
            clientId: approved.clientId,
            permission: {
              id: deps.ids.next(),
              tool: 'lookup_jobs',
              host,
              purpose: 'ask for jobs',
              grantedAt: at,
              expiresAt: new Date(at.getTime() + days * 86_400_000),
              revokedAt: null,
              uses: 0,
              maxUses: uses > 0 ? uses : null,
              approvalId: approved.approvalId,
            },
          });
        const unread =
          found.problems.length > 0 ? ` ${found.problems.length} could not be read.` : '';
        return {
          status: 'done',
          errorCode: null,
          sentence: `${board} answered: ${found.postings.length} postings.${unread}${days > 0 ? ` I may ask there for ${days} days; /permissions ends it.` : ''}`,
          event: `query: ${dataBlock(query)}; ${found.postings.length} postings came into the index.`,
          followUp: found.postings.length > 0,
          changes,
          files: [],
        };
      } catch (error) {
        // A look-up changes nothing outside, so a failure is only that.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault';
        return {
          status: 'failed',
          errorCode: code.slice(0, 40),
          sentence: `${board} could not be asked (${code.slice(0, 40)}). Try again later, or search the desk's own index.`,
          event: `The board could not be asked (${code.slice(0, 40)}).`,
          followUp: false,
          changes: [],
          files: [],
        };
      }
    },
  });
}

function card(payload: LookupPayload, asksTexts: boolean): string {
  return [
    `What will happen: I ask the job board ${payload.board} (${payload.host}).`,
    payload.sends === 'words'
      ? `These words leave the desk: "${payload.query}"`
      : `None of your words leave the desk: I ask for the board's list and look for "${payload.query}" in it here.`,
    asksTexts
      ? 'For some jobs that fit I ask for the text as well, so the board can see which ones.'
      : '',
    payload.days > 0
      ? `Your yes holds for ${payload.days} days${payload.uses > 0 ? ` and at most ${payload.uses} more times` : ''} for look-ups at ${payload.host}; /permissions lists and ends it.`
      : 'Your yes holds for this one look-up.',
  ]
    .filter(Boolean)
    .join('\n');
}
