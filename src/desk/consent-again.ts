import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { readNote, writeNote } from './desk-note.ts';
import { finishItem } from './finish-item.ts';
import { localTime } from './local-time.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, InboxContent, InboxItem, Store } from './ports/store.ts';
import type { LiveNotice } from './privacy/live-notice.ts';
import { bullets } from './privacy/notice.ts';
import { NOTICE_DATE } from './privacy/notice-date.ts';
import { changedSince } from './privacy/version.ts';
import { readReply } from './reading.ts';

export interface ConsentAgainDeps {
  store: Pick<Store, 'loadWorkspace' | 'commit'>;
  clock: Clock;
  ids: Ids;
  settings: { trial: boolean };
  notice: LiveNotice;
  /** The client's status changed: the intake must look again. */
  forget(conversationId: string): void;
}

type Home = { client: Client; conversation: Conversation };

/**
 * Has the privacy notice changed since this client agreed to it? Until they agree again no turn runs for them, and
 * nothing of theirs goes to a model. A measurement agreed to none, and is not asked.
 */
export function noticeHasChanged(
  deps: Pick<ConsentAgainDeps, 'settings' | 'notice'>,
  client: Client,
): boolean {
  return (
    !deps.settings.trial &&
    client.status === 'consented' &&
    client.consentVersion !== deps.notice.version
  );
}

/**
 * Takes a plain yes or no for the answer to a changed notice, when it was asked in this chat. An answer that names or
 * quotes a card is for the card. True when the item is done.
 */
export async function answerNotice(
  deps: ConsentAgainDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxContent, { kind: 'text' }>,
): Promise<boolean> {
  if (!noticeHasChanged(deps, home.client) || readCommand(content.text)) return false;
  const reading = readReply(content);
  if (reading.answer === 'unclear' || reading.card !== undefined || content.quotedRef !== null)
    return false;
  if (!(await wasAsked(deps, home))) return false;
  const at = deps.clock.now();
  const status = reading.answer === 'yes' ? 'consented' : 'declined';
  const { version } = deps.notice;
  await finishItem(deps, item, [
    { type: 'consent', clientId: home.client.id, status, version, at },
    row(home, at, `consent.${status}`, version),
    outboundText(deps.ids, home.conversation, at, reading.answer === 'yes' ? AGREED : REFUSED),
  ]);
  deps.forget(home.conversation.id);
  return true;
}

/** Instead of a turn: says what has changed and asks. The first time with all that changed, then in one line. */
export async function askAboutNotice(
  deps: ConsentAgainDeps,
  home: Home,
  item: InboxItem,
): Promise<void> {
  await finishItem(deps, item, await noticeQuestion(deps, home));
}

/** The question about a changed notice, and the note that it was asked in this chat. */
export async function noticeQuestion(deps: ConsentAgainDeps, home: Home): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  if (await wasAsked(deps, home)) return [say(ASKED_AGAIN)];
  const { version } = deps.notice;
  return [
    say(changeText(deps.notice, home.client)),
    writeNote(home.client.id, 'desk.notice_asked', askedIn(version, home.conversation), at),
    row(home, at, 'consent.asked_again', version),
  ];
}

async function wasAsked(deps: ConsentAgainDeps, { conversation }: Home): Promise<boolean> {
  const { preferences } = await deps.store.loadWorkspace(conversation.id);
  const asked = readNote(preferences, 'desk.notice_asked');
  return asked === askedIn(deps.notice.version, conversation);
}

/** A yes in another chat, where nobody asked, is no answer. */
function askedIn(version: string, conversation: Conversation): string {
  return `${version} ${conversation.id}`;
}

function changeText(notice: LiveNotice, client: Client): string {
  const changed = changedSince(client.consentVersion, notice.facts);
  const since = client.consentAt ? ` on ${localTime(client.consentAt, client.timeZone)}` : '';
  const sections =
    changed === 'all' ? [] : notice.sections.filter(({ id }) => changed.sections.includes(id));
  return [
    `Before I go on: the privacy notice that you agreed to${since} has changed.`,
    ...sections.map(({ title, lines }) => `${title}, from now on:\n${bullets(lines)}`),
    changed === 'all' || changed.wording
      ? `The text itself is new as of ${NOTICE_DATE}. /privacy shows it.`
      : '/privacy shows the whole text.',
    'May I go on like this? Please answer yes or no. Until then no model reads anything of yours, and I did not keep your last message. Commands like /log work as always.',
  ].join('\n\n');
}

const ASKED_AGAIN =
  'The privacy notice has changed, and I need your answer first: may I go on like this? Please answer yes or no; /privacy shows the text. I did not keep your message.';
const AGREED = 'Thank you. Please send me your last message again.';
const REFUSED =
  'Understood. I do nothing more for you, and no model reads anything of yours. What you gave me stays locked. /export hands it to you and /delete deletes it. Write again whenever you like, and I will ask once more.';

function row(home: Home, at: Date, action: string, version: string): Change {
  return {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      {
        source: 'chat',
        dataCategory: 'permission',
        purpose: 'ask again when the privacy notice has changed',
        actor: action === 'consent.asked_again' ? 'automation' : 'human',
        action,
        notes: `notice ${version}`,
      },
    ),
  };
}
