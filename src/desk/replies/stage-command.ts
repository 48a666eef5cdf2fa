import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { contentOf, MAIL_TOOL } from '../digest/sent-mail.ts';
import { outboundText } from '../outbound.ts';
import { type Stage, stageFrom } from '../pipeline.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';

/** Where the job of a sent mail stands, as its client says it after they read the answer. */
export interface StageCommand {
  name: 'stage';
  /** Of the card whose mail was answered. */
  card: number;
  /** Null when the word is no stage that an answer leads to. */
  stage: Stage | null;
}

const FORM = /^(?:\/answer|answer(?: to)?) #?(\d{1,6}):? (?:is |means )?(?:an? )?([a-z]{2,20})$/;
const AFTER_ANSWER: ReadonlySet<string> = new Set(['interview', 'offer', 'closed']);

/** Reads "answer 12 interview" from a folded message; null for anything else. "/answer" with other words is one as well. */
export function readStageCommand(folded: string): StageCommand | null {
  const [, card, word = ''] = FORM.exec(folded) ?? [];
  const stage = stageFrom(word);
  const known = stage !== null && AFTER_ANSWER.has(stage) ? stage : null;
  if (card === undefined)
    return /^\/answer\b/.test(folded) ? { name: 'stage', card: 0, stage: null } : null;
  if (known === null && !folded.startsWith('/')) return null;
  return { name: 'stage', card: Number(card), stage: known };
}

export interface StageCommandDeps {
  store: Pick<Store, 'listApprovals' | 'getPostings'>;
  clock: Clock;
  ids: Ids;
}

const EVERY = 100_000;

/** Moves the job of a sent mail in the pipeline: the client's own act, without any model. */
export async function setStageOfMail(
  deps: StageCommandDeps,
  home: { client: Client; conversation: Conversation },
  { card, stage }: StageCommand,
): Promise<Change[]> {
  const at = deps.clock.now();
  const clientId = home.client.id;
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (stage === null)
    return [
      say(
        'Please write the number of the card and interview, offer or closed, for example "answer 12 interview".',
      ),
    ];
  const cards = await deps.store.listApprovals(clientId, EVERY);
  const sent = cards.find(
    ({ approval, execution }) =>
      approval.number === card &&
      approval.tool === MAIL_TOOL &&
      (execution?.status === 'done' || execution?.status === 'unknown'),
  );
  if (!sent)
    return [say(`No mail was sent with card #${card}. /pipeline shows where your jobs stand.`)];
  const mail = contentOf(sent.approval);
  const [posting] = mail ? await deps.store.getPostings([mail.postingId], { clientId }) : [];
  if (!posting)
    return [
      say(
        `What card #${card} said is deleted, so I do not know its job. Move it by its number in a list, for example "move 1 to ${stage}".`,
      ),
    ];
  return [
    { type: 'pipeline_moved', clientId, item: { postingId: posting.id, stage, note: null, at } },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'pipeline',
          purpose: 'keep the pipeline up to date',
          actor: 'human',
          action: 'pipeline.moved',
          notes: `approval #${card}; ${stage}`,
        },
      ),
    },
    say(`Moved to ${stage}: ${posting.title} – ${posting.company}.`),
  ];
}
