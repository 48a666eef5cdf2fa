import type { Client, Conversation } from '../client.ts';
import type { Draft } from '../draft.ts';
import { KIND_NAMES } from '../drafting/kinds.ts';
import { outbound, outboundText } from '../outbound.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change, Store, WorkspaceRows } from '../ports/store.ts';
import type { Posting } from '../posting.ts';
import { scamWarnings } from '../scam-warning.ts';
import { preparedBy } from '../takeover/client-words.ts';

export interface DraftCommandDeps {
  store: Pick<Store, 'getPostings'>;
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };

/** Shows a draft, or hands it over as a text file that the client can upload somewhere. Nothing leaves the desk. */
export async function showDraft(
  deps: DraftCommandDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'drafts'>,
  wish: { number: number | null; asFile: boolean },
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const draft =
    wish.number === null
      ? rows.drafts[0]
      : rows.drafts.find(({ number }) => number === wish.number);
  if (!draft && wish.number === null)
    return [say('There is no draft yet. Ask for one, for example "write a cover letter for 1".')];
  if (!draft) {
    const numbers = rows.drafts.map(({ number }) => number).join(', ') || 'none';
    return [say(`There is no draft ${wish.number}. Your drafts: ${numbers}.`)];
  }
  const [posting] = await deps.store.getPostings([draft.postingId], { clientId: home.client.id });
  if (!wish.asFile) return [say(draftText(draft, posting ?? null))];
  return [
    outbound(deps.ids, home.conversation, at, {
      kind: 'file',
      name: fileName(draft, posting ?? null),
      mime: 'text/plain',
      base64: Buffer.from(`${draft.body}\n`).toString('base64'),
      caption: `Draft ${draft.number}, version ${draft.version}, as a file. Nothing was sent.`,
    }),
  ];
}

function draftText(draft: Draft, posting: Posting | null): string {
  const job = posting ? `${posting.title} – ${posting.company}` : 'a job that is gone';
  const to = draft.to
    ? draft.to.name
      ? `${draft.to.name} <${draft.to.email}>`
      : draft.to.email
    : 'nobody yet; tell me the address';
  return [
    `${KIND_NAMES[draft.kind ?? 'outreach']} ${draft.number}, version ${draft.version}, for ${job}`,
    draft.author === undefined ? '' : preparedBy(draft.author),
    `To: ${to}`,
    `Subject: ${draft.subject}`,
    draft.attachCv ? 'Attachment: your CV' : '',
    ...(posting ? scamWarnings(posting, 3) : []),
    `\n${draft.body}`,
    `\nNothing is sent yet. Say "send draft ${draft.number}" for a card, "shorter", or "draft ${draft.number} as a file".`,
  ]
    .filter(Boolean)
    .join('\n');
}

function fileName(draft: Draft, posting: Posting | null): string {
  const kind = (draft.kind ?? 'outreach').replace('_', '-');
  const company = (posting?.company ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${[kind, company, draft.number].filter(Boolean).join('-')}.txt`;
}
