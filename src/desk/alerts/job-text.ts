import { auditEntry } from '../audit-templates.ts';
import type { Client, Conversation } from '../client.ts';
import { outboundText } from '../outbound.ts';
import { isOwnId, ownId, withOwner } from '../own-posting.ts';
import { pastedText } from '../pasted-text.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store } from '../ports/store.ts';
import { DESCRIBED } from '../posting.ts';
import type { SearchRecord } from '../search.ts';
import { isAlert } from './alert-postings.ts';

/** The client pastes the description of a job that an alert brought: from then on its score is no guess. */
export async function takeJobText(
  deps: { store: Pick<Store, 'loadWorkspace' | 'getPostings'>; clock: Clock; ids: Ids },
  home: { client: Client; conversation: Conversation },
  { number, text }: { number: number; text: string },
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (line: string) => outboundText(deps.ids, home.conversation, at, line);
  const clientId = home.client.id;
  const { lastSearch } = await deps.store.loadWorkspace(home.conversation.id);
  const shown = lastSearch?.shown[number - 1];
  const [posting] = shown ? await deps.store.getPostings([shown.postingId], { clientId }) : [];
  if (!posting || !lastSearch)
    return [say(`There is no job ${number} in the last list, so I kept no text.`)];
  if (!isAlert(posting.id) || posting.text.length >= DESCRIBED)
    return [say(`Job ${number} has its description already, so I changed nothing.`)];
  const pasted = pastedText(text);
  if (pasted === null)
    return [say('That is too short for a description. Please paste the whole text of the job.')];
  // What a client pastes is theirs: of a job that everybody sees they get a copy of their own.
  const isOwn = isOwnId(posting.id, clientId);
  const own = { ...posting, id: isOwn ? posting.id : ownId(posting.id, clientId), text: pasted };
  return [
    { type: 'postings_saved', postings: [withOwner(own, clientId)], at },
    ...(isOwn ? [] : [inPlace(deps, home, lastSearch, { number, postingId: own.id, at })]),
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

/** The last list with another posting behind one of its numbers. */
function inPlace(
  deps: { ids: Ids },
  { client, conversation }: { client: Client; conversation: Conversation },
  { query, shown }: SearchRecord,
  { number, postingId, at }: { number: number; postingId: string; at: Date },
): Change {
  return {
    type: 'search_made',
    clientId: client.id,
    conversationId: conversation.id,
    search: {
      id: deps.ids.next(),
      query,
      shown: shown.map((line, index) => (index === number - 1 ? { ...line, postingId } : line)),
      at,
    },
  };
}
