import { localTime } from './local-time.ts';

const DAY_MS = 86_400_000;

/** What stays, and until when: the log has no content, and is the desk's proof of what it did. */
function logStays(logDays: number): string {
  return `the log of what was done (who, when, why; no content, no name, under a random id), each entry for ${logDays} days`;
}

/** What the card of a goodbye says. */
export function leavingCard(logDays: number): string {
  return [
    'What will happen: I delete your account and everything I keep of you. This cannot be undone.',
    'What goes: your CV and its facts, our messages, searches, drafts, saved jobs, addresses, settings, cards and their content, costs, permissions, files I put into a folder of this desk for you, and the key that all of it is encrypted with.',
    'What ends: cards that wait, approved actions that have not begun, reminders.',
    `What stays: ${logStays(logDays)}. Mails that you had me send are with their recipients.`,
    'Do you want a copy first? Answer no and type /export.',
  ].join('\n');
}

/** The receipt: what was deleted, what stays until when, and what only the client can end. */
export function leavingReceipt(receipt: {
  at: Date;
  timeZone: string;
  logDays: number;
  reference: string;
}): string {
  const { at, timeZone, logDays, reference } = receipt;
  const until = new Date(at.getTime() + logDays * DAY_MS);
  return [
    `Receipt of ${localTime(at, timeZone)}: you have left this desk, and everything I kept of you is being deleted as soon as this message has reached you, at the latest in ten minutes.`,
    'Deleted: your CV and its facts, our messages, searches, drafts, saved jobs, addresses, settings, cards, costs, permissions, handed-over files, and the key that all of it was encrypted with. Waiting cards and reminders are withdrawn.',
    `Kept: ${logStays(logDays)}; the last one goes on ${localTime(until, timeZone)}. Backups of this desk lose your data when they are replaced.`,
    REVOKE_ELSEWHERE,
    `Reference for questions: ${reference}. If you write again, we start as strangers.`,
  ].join('\n\n');
}

/** What the desk cannot reach, one line for each way in that a client may have given. */
export const REVOKE_ELSEWHERE = [
  'Please end yourself what I cannot reach:',
  '- Google and other sign-ins: remove this desk at myaccount.google.com/connections (OAuth grants).',
  '- WhatsApp: if a phone of yours is linked here, remove it under Settings > Linked devices.',
  '- Mail: delete forwarding rules and filters that send job alerts to this desk.',
  '- Passwords: change any that you shared with a person of this desk.',
  '- Browsers: sign out of sessions that were opened with you on another machine (LinkedIn: Settings > Sign in & security > the list of your sessions).',
  '- This chat: delete its history on your side; I cannot do that for you.',
].join('\n');
