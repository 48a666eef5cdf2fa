import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { finishItem } from '../finish-item.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, InboxItem, Store, WorkspaceRows } from '../ports/store.ts';
import { daysAfter, type FollowUp, NOT_NOW_DAYS } from './follow-up.ts';

export interface FollowUpCommandDeps {
  store: Pick<Store, 'followUps' | 'loadWorkspace' | 'commit'>;
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };
type When = 'later' | 'never';

const DAY_MS = 86_400_000;
/** A bare "not now" belongs to a suggestion that the client has just read. */
const FRESH_MS = DAY_MS;

/** Puts a follow-up off, or ends it for good. The client names it by its draft. */
export async function settleByDraft(
  deps: FollowUpCommandDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'drafts'>,
  number: number,
  when: When,
): Promise<Change[]> {
  const at = deps.clock.now();
  const draft = rows.drafts.find((item) => item.number === number);
  const known = await deps.store.followUps(home.client.id);
  const followUp = known.find(
    ({ postingId, state }) => postingId === draft?.postingId && isLive(state),
  );
  if (!followUp)
    return [
      outboundText(
        deps.ids,
        home.conversation,
        at,
        `No follow-up is planned for draft ${number}, so there is nothing to put off.`,
      ),
    ];
  return settled(deps, home, followUp, when);
}

/**
 * Takes a bare "not now" or "never" for the one suggestion that was made in the last day. With several it asks which.
 * True when the item is done.
 */
export async function takeFollowUpWord(
  deps: FollowUpCommandDeps,
  home: Home,
  item: InboxItem,
  text: string,
): Promise<boolean> {
  const word = /^\s*(not now|later|never|never again)[.! ]*$/i.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  const at = deps.clock.now();
  const fresh = (await deps.store.followUps(home.client.id)).filter(
    (followUp) => followUp.state === 'suggested' && at.getTime() - followUp.at.getTime() < FRESH_MS,
  );
  const [only] = fresh;
  if (!only) return false;
  const when: When = word.startsWith('never') ? 'never' : 'later';
  if (fresh.length === 1) {
    await finishItem(deps, item, await settled(deps, home, only, when));
    return true;
  }
  const { drafts } = await deps.store.loadWorkspace(home.conversation.id);
  const numbers = drafts
    .filter(({ postingId }) => fresh.some((followUp) => followUp.postingId === postingId))
    .map(({ number }) => number);
  await finishItem(deps, item, [
    outboundText(
      deps.ids,
      home.conversation,
      at,
      `Several follow-ups wait. Which one? For example "draft ${numbers.at(-1) ?? 1} ${word}".`,
    ),
  ]);
  return true;
}

function settled(
  deps: Pick<FollowUpCommandDeps, 'clock' | 'ids'>,
  home: Home,
  { postingId }: FollowUp,
  when: When,
): Change[] {
  const at = deps.clock.now();
  return [
    {
      type: 'follow_up_settled',
      clientId: home.client.id,
      postingId,
      state: when === 'later' ? 'open' : 'dismissed',
      dueAt: when === 'later' ? daysAfter(at, NOT_NOW_DAYS) : null,
      at,
    },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'pipeline',
          purpose: 'suggest follow-ups only as the client wishes',
          actor: 'human',
          action: when === 'later' ? 'follow_up.put_off' : 'follow_up.dismissed',
        },
      ),
    },
    outboundText(
      deps.ids,
      home.conversation,
      at,
      when === 'later'
        ? `Not now, then. I ask again in ${NOT_NOW_DAYS} days; the draft stays.`
        : 'I do not suggest it again. The job stays in your pipeline, and the draft where it is.',
    ),
  ];
}

function isLive(state: FollowUp['state']): boolean {
  return state === 'open' || state === 'suggested';
}
