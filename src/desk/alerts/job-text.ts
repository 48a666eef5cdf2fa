import { redactSecrets } from '../../guard/secrets.ts';
import { cleanText } from '../../guard/text.ts';
import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { withProfile } from '../job-index.ts';
import { outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import { DESCRIBED } from '../posting.ts';
import { isAlert } from './alert-postings.ts';

const MAX_TEXT = 40_000;
/** A line or two describe no job. */
const LEAST = 200;

/** The client pastes the description of a job that an alert brought: from then on its score is no guess. */
export async function takeJobText(
  deps: { store: Pick<Store, 'loadWorkspace' | 'getPostings'>; clock: Clock; ids: Ids },
  home: { client: Client; conversation: Conversation },
  { number, text }: { number: number; text: string },
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (line: string) => outboundText(deps.ids, home.conversation, at, line);
  const { lastSearch } = await deps.store.loadWorkspace(home.conversation.id);
  const shown = lastSearch?.shown[number - 1];
  const [posting] = shown ? await deps.store.getPostings([shown.postingId]) : [];
  if (!posting) return [say(`There is no job ${number} in the last list, so I kept no text.`)];
  if (!isAlert(posting.id) || posting.text.length >= DESCRIBED)
    return [say(`Job ${number} has its description already, so I changed nothing.`)];
  const pasted = redactSecrets(cleanText(text)).trim().slice(0, MAX_TEXT);
  if (pasted.length < LEAST)
    return [say('That is too short for a description. Please paste the whole text of the job.')];
  return [
    { type: 'postings_saved', postings: [withProfile({ ...posting, text: pasted })], at },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'posting',
          purpose: 'score a job by its whole text',
          actor: 'human',
          action: 'alerts.text_added',
        },
      ),
    },
    say(`Thank you: I have the text of job ${number} now. Ask "why ${number}?" for its score.`),
  ];
}
