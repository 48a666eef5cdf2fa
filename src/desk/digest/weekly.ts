import type { Stage } from '../pipeline.ts';
import type { Store, WorkspaceRows } from '../ports/store.ts';
import { contentOf, MAIL_TOOL, type MailContent } from './sent-mail.ts';

/** What was counted in the rows of one week. */
export interface Week {
  /** Mails that the mail server took. */
  sent: number;
  /** Mails that the client was given to send. */
  handedOver: number;
  /** Mails whose content the client had deleted, so that nobody knows which of the two they were. */
  unclear: number;
  /** Answers that were found in the mailbox that sends, of people and not of programs; null: nobody looks there. */
  answers: number | null;
  /** Answers to some of the mails go to the client's own address, where the desk does not look. */
  goPast: boolean;
  /** Employers that were written to and stand at an interview or an offer since then: the client told of it. */
  replies: number;
  interviews: number;
  offers: number;
  /** Saved in this week and not taken further. */
  saved: number;
}

export async function countWeek(
  store: Pick<Store, 'sentMails' | 'repliesOf'>,
  rows: Pick<WorkspaceRows, 'client' | 'pipeline'>,
  since: Date,
  tracked: boolean,
): Promise<Week> {
  const mails = (await store.sentMails(rows.client.id, MAIL_TOOL, null)).map((mail) => ({
    at: mail.at,
    content: contentOf(mail),
  }));
  const ofWeek = mails.filter(({ at }) => at >= since);
  const written = new Set(mails.map(({ content }) => content?.postingId));
  const moved = rows.pipeline.filter(({ at }) => at >= since);
  const at = (stage: Stage) => moved.filter((item) => item.stage === stage);
  const found = tracked ? await store.repliesOf(rows.client.id) : [];
  return {
    // By when they were found: an answer that lay there while the mailbox was away is counted once, later.
    answers: tracked
      ? found.filter(({ kind, foundAt }) => kind === 'reply' && foundAt >= since).length
      : null,
    goPast: mails.some(({ content }) => content?.mode === 'smtp' && goesElsewhere(content)),
    sent: ofWeek.filter(({ content }) => content?.mode === 'smtp').length,
    handedOver: ofWeek.filter(({ content }) => content?.mode === 'handover').length,
    unclear: ofWeek.filter(({ content }) => content === null).length,
    replies: [...at('interview'), ...at('offer')].filter(({ postingId }) => written.has(postingId))
      .length,
    interviews: at('interview').length,
    offers: at('offer').length,
    saved: at('saved').length,
  };
}

/** The summary of the last seven days; "nothing yet" where all of it is none. */
export function weekText(week: Week): string {
  const { answers, goPast, ...told } = week;
  if ((answers ?? 0) === 0 && Object.values(told).every((many) => many === 0))
    return `Your week: nothing yet. Nothing was sent or saved, and you told me of no reply.${answers === null ? ` ${NOT_TRACKED}` : ''}`;
  return [
    'Your week:',
    `Sent: ${counted(week.sent, 'mail')}${week.handedOver > 0 ? `, and ${counted(week.handedOver, 'mail')} prepared for you to send` : ''}${week.unclear > 0 ? `, and ${week.unclear} whose content you deleted` : ''}`,
    answers === null
      ? NOT_TRACKED
      : `Answers in the mailbox that sends: ${none(answers)}${goPast ? '; those to your own address only you see' : ''}`,
    `Replies that you told me of: ${none(week.replies)}`,
    `Interviews: ${none(week.interviews)}${week.offers > 0 ? ` · Offers: ${week.offers}` : ''}`,
    `Saved: ${counted(week.saved, 'job')}`,
  ].join('\n');
}

const NOT_TRACKED = 'Answers to your mails are not tracked here, so tell me of them.';

function goesElsewhere({ from, replyTo }: MailContent): boolean {
  return replyTo != null && replyTo.email.toLowerCase() !== from.email.toLowerCase();
}

function none(many: number): string {
  return many === 0 ? 'nothing yet' : String(many);
}

function counted(many: number, what: string): string {
  return many === 0 ? 'nothing yet' : `${many} ${what}${many === 1 ? '' : 's'}`;
}
