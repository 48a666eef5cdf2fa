import { readCommand } from '../commands.ts';
import { AREAS } from './areas.ts';
import type { Party, PartyRole, PrivacyFacts } from './facts.ts';
import { NOTICE_DATE } from './notice-date.ts';

export type SectionId =
  | 'about'
  | 'model'
  | 'chat'
  | 'mail'
  | 'jobs'
  | 'own_browser'
  | 'storage'
  | 'retention'
  | 'people'
  | 'secrets'
  | 'rights'
  | 'leaving';

/** One part of the notice. Lines are plain sentences; a channel or page lays them out. */
export interface Section {
  id: SectionId;
  title: string;
  lines: readonly string[];
}

/**
 * The privacy notice of this very desk: every sentence that names a host, a time or a person comes from the live
 * configuration, so that what is said and what is done cannot drift apart.
 */
export function privacyNotice(facts: PrivacyFacts): Section[] {
  const parties = (...roles: PartyRole[]) =>
    facts.parties.filter(({ role }) => roles.includes(role));
  return [
    { id: 'about', title: 'What is kept, and why', lines: about(facts) },
    {
      id: 'model',
      title: 'Who reads your words',
      lines: [
        modelLine(facts),
        ...parties('voice').map(partyLine),
        'The model may be wrong. Scores, drafts and advice are proposals: the decisions stay with you.',
        'This desk trains no model with your data.',
      ],
    },
    {
      id: 'chat',
      title: 'The chat',
      lines: [
        ...parties('chat').map(partyLine),
        'The chat in a terminal stays on the machine of the desk.',
      ],
    },
    {
      id: 'mail',
      title: 'Mail',
      lines: mail(facts, parties('mail', 'sent_folder', 'alert_mailbox')),
    },
    {
      id: 'jobs',
      title: 'Job boards and applications',
      lines: [
        ...(parties('board').length === 0
          ? ['No board is asked: I search the jobs that are stored at this desk.']
          : [
              'These are asked only after your yes, unless you gave a standing permission:',
              ...parties('board').map(partyLine),
            ]),
        'I apply nowhere for you. A message to an employer leaves after your yes to that very text.',
      ],
    },
    {
      id: 'own_browser',
      title: 'LinkedIn and other sites with a login',
      lines: [
        'LinkedIn, Indeed and Glassdoor are never contacted by this desk. You do those steps yourself, in your own browser.',
      ],
    },
    { id: 'storage', title: 'Where your data lies', lines: storage(facts, parties) },
    { id: 'retention', title: 'How long it stays', lines: retention(facts) },
    { id: 'people', title: 'People of this desk', lines: people(facts) },
    {
      id: 'secrets',
      title: 'Passwords and identity papers',
      lines: [
        'I never need a password, a code or an identity number. A message that seems to hold one is stopped before anything stores it.',
        'Safe ways instead: OAuth, a login over a shared screen, a mailbox for your job search only, your own browser.',
        'Nobody here poses as you: messages carry your name only after your yes to them.',
      ],
    },
    { id: 'rights', title: 'What you can do', lines: rights() },
    {
      id: 'leaving',
      title: 'When you leave',
      lines: AREAS.map(({ offboard }) => offboard),
    },
  ];
}

function about(facts: PrivacyFacts): string[] {
  return [
    'With your yes I keep your messages, your CV, what you want from a job, searches, drafts and saved jobs: to search, to score and to write for you, and for nothing else.',
    'Before your yes nothing is kept. Nothing is sold, and nothing leaves the desk without your yes to that very thing.',
    facts.operator === null
      ? 'Who runs this desk: the person who set it up; they have given no name here.'
      : `Who runs this desk: ${facts.operator}.`,
    `Date of this text: ${NOTICE_DATE}.`,
  ];
}

function modelLine({ model }: PrivacyFacts): string {
  return model.host === null
    ? model.retention
    : `${model.name} at ${model.host}. ${model.retention}`;
}

/** "Telegram (api.telegram.org) gets …. It keeps …". */
function partyLine({ name, hosts, local, gets, keeps }: Party): string {
  const where = hosts.includes('*')
    ? ''
    : ` (${hosts.join(', ')}${local ? ', on this machine' : ''})`;
  return `${name}${where} gets ${gets}. ${keeps}`;
}

function mail(facts: PrivacyFacts, servers: readonly Party[]): string[] {
  return [
    facts.mailMode === 'smtp'
      ? 'After your yes I send exactly the mail that you saw. Your own address stands in it as Reply-To.'
      : 'I send no mail: after your yes you get it as a ready file, and you send it yourself.',
    ...servers.map(partyLine),
    ...(facts.replies === undefined
      ? []
      : [
          'In the mailbox that sends I look for answers to your mails. I read head lines only (who wrote, the subject, which mail is answered, marks of programs), never the text, and change nothing there. Sender and subject are kept when it answers a mail of yours, and forgotten at once when not; no model gets them.',
        ]),
    ...(facts.alerts === undefined
      ? []
      : [
          `Job alerts that you forward come in ${facts.alerts.join(' and ')}. A program here reads the jobs out of them, no model does, and links in them are never opened. Such a mail is deleted when its jobs are read; one without a job is kept for a person of the desk.`,
        ]),
    ...(facts.scopes.length === 0
      ? ['I ask for no permission at any account of yours, at Google or elsewhere.']
      : facts.scopes.map(
          ({ provider, scope, purpose }) => `Asked for at ${provider}: ${scope}, to ${purpose}.`,
        )),
    'Please use a mailbox that you keep for your job search only. I never need your main one.',
  ];
}

function storage(
  facts: PrivacyFacts,
  parties: (...roles: PartyRole[]) => readonly Party[],
): string[] {
  const database = parties('database');
  const reports = parties('error_reports');
  const abroad = facts.parties.some(({ role, local }) => role === 'database' && !local);
  return [
    ...(database.length === 0
      ? ['In one encrypted file on the machine of this desk.']
      : database.map(partyLine)),
    ...parties('queue').map(partyLine),
    facts.location !== null
      ? `Place: ${facts.location}.`
      : abroad
        ? 'The operator has not said in which country that is; please ask them.'
        : 'Place: wherever that machine stands; please ask its operator.',
    'What you write and your CV are sealed with a key of your own; when the key goes, copies cannot be read any more.',
    ...(reports.length === 0 ? ['No error report leaves the desk.'] : reports.map(partyLine)),
  ];
}

function retention(facts: PrivacyFacts): string[] {
  return [
    ...facts.retention.map(
      ({ what, days }) =>
        `${what}: ${days === null ? 'until you delete it or leave' : `${days} ${days === 1 ? 'day' : 'days'}`}.`,
    ),
    'A new CV takes the place of the old one at once.',
  ];
}

function people(facts: PrivacyFacts): string[] {
  return [
    'A person of the desk can take our chat over; you are told when they do, and it is written into your log.',
    ...(facts.secondYes.length === 0
      ? []
      : [
          `After your yes a person of the desk has to agree as well to: ${facts.secondYes.map((name) => name.replaceAll('_', ' ')).join(', ')}. They see the card.`,
        ]),
  ];
}

/** What a client can do themselves, each only where the desk has the command. */
function rights(): string[] {
  const lines: readonly (readonly [command: string, sentence: string])[] = [
    ['/log', 'shows who touched what of yours, when and why.'],
    ['/cv', 'and /profile show what I know of you. Say what is wrong, and I change it.'],
    ['/export', 'gives you everything that is kept about you.'],
    ['/delete', 'deletes it.'],
    ['/permissions', 'shows standing permissions and ends them.'],
    ['/privacy', 'shows this text.'],
  ];
  return lines
    .filter(([command]) => readCommand(command)?.name !== 'unknown')
    .map(([command, sentence]) => `${command} ${sentence}`);
}

/** The notice as one message of a chat. */
export function noticeText(sections: readonly Section[]): string {
  return sections.map(({ title, lines }) => `${title}\n${bullets(lines)}`).join('\n\n');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
