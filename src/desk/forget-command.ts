import type { DataCategory } from './audit.ts';
import { auditEntry } from './audit-templates.ts';
import { cancelCard } from './cancel-card.ts';
import type { Client, Conversation } from './client.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Forgettable, WorkspaceRows } from './ports/store.ts';
import type { Tool } from './tool.ts';

export interface ForgetDeps {
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
}

/** Single searches, and the history alone, are deleted by `/searches`. */
type ForgetKind = Exclude<Forgettable['kind'], 'search' | 'history'>;

/** What `/forget` can name; a draft may be named by its number. */
export type ForgetWish = { what: ForgetKind; number: number | null } | null;

const WORDS: Readonly<Record<string, ForgetKind>> = {
  draft: 'draft',
  drafts: 'drafts',
  search: 'searches',
  searches: 'searches',
  history: 'searches',
  cv: 'cv',
  message: 'messages',
  messages: 'messages',
  chat: 'messages',
  pipeline: 'pipeline',
  jobs: 'pipeline',
};

/** Reads what stands behind `/forget`; null when it names nothing that can be deleted by itself. */
export function readForget(words: string): ForgetWish {
  const match = /^(?:my |the |all |all my )?([a-z]+)(?: #?(\d{1,6}))?$/.exec(words.trim());
  const what = WORDS[match?.[1] ?? ''];
  if (!what) return null;
  const number = match?.[2] ? Number(match[2]) : null;
  if (number !== null && what !== 'draft' && what !== 'drafts') return null;
  if (number !== null) return { what: 'draft', number };
  return { what: what === 'draft' ? 'drafts' : what, number };
}

/** Deletes one kind of thing, or one draft, at once; cards about a deleted draft are withdrawn with it. */
export function forgetOne(
  deps: ForgetDeps,
  home: { client: Client; conversation: Conversation },
  rows: Pick<WorkspaceRows, 'drafts' | 'pending' | 'cv'>,
  wish: ForgetWish,
): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (!wish) return [say(USAGE)];
  const chosen =
    wish.number === null
      ? rows.drafts
      : rows.drafts.filter((draft) => draft.number === wish.number);
  const [draft] = chosen;
  if (wish.what === 'draft' && !draft)
    return [say(`There is no draft ${wish.number}. Your drafts: ${numbers(rows.drafts)}.`)];
  const ids = new Set(chosen.map(({ id }) => id));
  const about = wish.what === 'draft' || wish.what === 'drafts';
  const cards = about
    ? rows.pending.filter((card) => card.about !== null && ids.has(card.about))
    : [];
  const what: Extract<Forgettable, { kind: ForgetKind }> =
    wish.what === 'draft' ? { kind: 'draft', draftId: draft?.id ?? '' } : { kind: wish.what };
  return [
    ...cards.flatMap((card) => cancelCard(deps, home, rows, card.number)),
    { type: 'forgotten', clientId: home.client.id, what },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: CATEGORIES[what.kind],
          purpose: 'delete what the client does not want kept',
          actor: 'human',
          action: `${what.kind}.forgotten`,
          notes: draft && wish.number !== null ? `draft ${draft.number}` : '',
        },
      ),
    },
    say(answer(what.kind, wish.number)),
  ];
}

function numbers(drafts: readonly { number: number }[]): string {
  return drafts.length === 0 ? 'none' : drafts.map(({ number }) => number).join(', ');
}

function answer(kind: ForgetKind, number: number | null): string {
  switch (kind) {
    case 'draft':
      return `Draft ${number} is deleted, and so is what answered cards held of it. What we wrote about it stays in our messages; /forget messages deletes those.`;
    case 'drafts':
      return 'All drafts are deleted, and so is what answered cards held of them. What we wrote about them stays in our messages; /forget messages deletes those.';
    case 'searches':
      return 'Your searches are deleted, saved ones as well, and so is what you were shown. "2" means nothing until you search again.';
    case 'cv':
      return 'Your CV is deleted: the file, its text, the facts I read from it, and what our messages quoted. Facts that you told me yourself stay; drafts stay until /forget drafts.';
    case 'messages':
      return 'Our messages are deleted here; I start afresh. What stands in this chat you can delete yourself.';
    case 'pipeline':
      return 'Your saved jobs are deleted.';
  }
}

const CATEGORIES: Readonly<Record<ForgetKind, DataCategory>> = {
  draft: 'draft',
  drafts: 'draft',
  searches: 'search',
  cv: 'cv',
  messages: 'message',
  pipeline: 'pipeline',
};

const USAGE =
  'Tell me what to forget: /forget draft 2, /forget drafts, /forget search, /forget cv, /forget messages or /forget pipeline. /delete forgets everything.';
