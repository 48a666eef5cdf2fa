import type { Client, Conversation } from './client.ts';
import type { Fact } from './cv.ts';
import { readNote, writeNote } from './desk-note.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, WorkspaceRows } from './ports/store.ts';
import { typedAddresses } from './typed-addresses.ts';

/** Providers where people have their one private mailbox. */
const FREE_MAIL =
  /@(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|mail|zoho|yandex|fastmail|hey|qq|163|126|orange|free|laposte|libero|t-online|freenet|posteo|mailbox)\.[a-z.]{2,10}$/i;

/** A mailbox that says itself what it is for. */
const DEDICATED =
  /job|career|karriere|apply|applic|bewerb|search|hiring|work|recruit|cv|emploi|empleo|lavoro/i;

/**
 * Does the client name what looks like their main private mailbox: the address of their CV, or one at a free provider
 * with their own name in it? An address that is named after the search is what the desk advises, so it does not count.
 */
export function namesMainMailbox(
  text: string,
  client: Pick<Client, 'name'>,
  facts: readonly Pick<Fact, 'kind' | 'value'>[],
): boolean {
  const onCv = facts.filter(({ kind }) => kind === 'email').map(({ value }) => value.toLowerCase());
  const names = [
    client.name ?? '',
    ...facts.filter(({ kind }) => kind === 'name').map(({ value }) => value),
  ]
    .flatMap((name) => fold(name).split(/[^a-z]+/))
    .filter((name) => name.length >= 3);
  return typedAddresses(text).some((address) => {
    const local = fold(address.split('@')[0] ?? '');
    if (DEDICATED.test(local)) return false;
    const own = names.some((name) => local.includes(name));
    return onCv.includes(address.toLowerCase()) || (FREE_MAIL.test(address) && own);
  });
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The advice, once for a client, with the note that it was given; nothing when there is no reason for it. */
export function mailboxAdvice(
  deps: { clock: Clock; ids: Ids },
  home: { client: Client; conversation: Conversation },
  rows: Pick<WorkspaceRows, 'facts' | 'preferences'>,
  text: string,
): Change[] {
  if (readNote(rows.preferences, 'desk.mailbox_advised') !== null) return [];
  if (!namesMainMailbox(text, home.client, rows.facts)) return [];
  const at = deps.clock.now();
  return [
    writeNote(home.client.id, 'desk.mailbox_advised', 'once', at),
    outboundText(deps.ids, home.conversation, at, ADVICE),
  ];
}

const ADVICE =
  'A word on that address: it looks like your main private mailbox. I never need it. For sending and for job alerts a mailbox that you keep for your job search only is safer, and easy to close afterwards. It is your choice; I go on either way.';
