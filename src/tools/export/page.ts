import type { AuditRecord } from '../../desk/audit.ts';
import type { ClientRecord } from '../../desk/client-record.ts';
import { localTime } from '../../desk/local-time.ts';
import { logView } from '../../desk/log-view.ts';
import type { TranscriptMessage } from '../../desk/message.ts';
import type { Posting } from '../../desk/posting.ts';
import { preparedBy } from '../../desk/takeover/client-words.ts';

/** The readable part of an export: one page without scripts, that loads nothing from anywhere. */
export function exportPage(
  record: ClientRecord,
  postings: readonly Posting[],
  log: readonly AuditRecord[],
  at: Date,
): string {
  const { client } = record;
  const time = (date: Date) => localTime(date, client.timeZone);
  const title = (id: string) => {
    const posting = postings.find((item) => item.id === id);
    return posting ? `${posting.title} – ${posting.company}` : id;
  };
  const sections: [string, string[][]][] = [
    [
      'You',
      [
        ['Name', client.name ?? ''],
        ['Consent', `${client.status} ${client.consentVersion ?? ''}`],
        ['Since', time(client.createdAt)],
        ['Time zone', client.timeZone],
        ['Quiet hours', client.quietHours ?? 'as the desk has them'],
        ['Paused', client.pausedAt ? `since ${time(client.pausedAt)}` : 'no'],
        ...record.addresses.map(({ account, address }) => ['Address', `${account}: ${address}`]),
        ...record.conversations.map(({ account, chat }) => ['Chat', `${account}: ${chat}`]),
        ...record.contacts.map((email) => ['Address that you typed', email]),
        ...record.preferences.map(({ key, value }) => [`Preference: ${key}`, value]),
      ],
    ],
    [
      'CV',
      [
        ...(record.cv
          ? [
              ['File', `${record.cv.fileName}, read ${time(record.cv.readAt)}`],
              ['Text', record.cv.text],
            ]
          : []),
        ...record.facts.map(({ kind, value, origin }) => [`${kind} (${origin})`, value]),
      ],
    ],
    [
      'Drafts',
      record.drafts.map((draft) => [
        `Draft ${draft.number}, ${title(draft.postingId)}`,
        draftText(draft),
      ]),
    ],
    [
      'Saved jobs',
      record.pipeline.map((item) => [
        `${title(item.postingId)}`,
        `${item.stage} ${item.note ?? ''}`,
      ]),
    ],
    [
      'Searches',
      record.searches.map(({ at: when, query, shown }) => [
        `${time(when)}: ${query}`,
        shown.map(({ postingId }) => title(postingId)).join('\n'),
      ]),
    ],
    [
      'Saved searches, digest and follow-ups',
      [
        ['Daily digest', record.digest?.hour ?? 'none'],
        ...record.savedSearches.map(({ number, query }) => [`Saved search ${number}`, query]),
        ...record.followUps.map(({ postingId, state, dueAt }) => [
          `Follow-up of ${title(postingId)}`,
          `${state}, planned for ${time(dueAt)}`,
        ]),
        ['Jobs that you were shown', record.shownPostings.map(title).join('\n')],
      ],
    ],
    [
      'Cards',
      record.approvals.map(({ approval, execution }) => [
        `#${approval.number} ${approval.tool}: ${approval.status}${execution ? `, ${execution.status}` : ''}`,
        approval.cardText,
      ]),
    ],
    [
      'Permissions',
      record.permissions.map(({ tool, host, purpose, expiresAt }) => [
        `${tool} at ${host}`,
        `to ${purpose}, until ${time(expiresAt)}`,
      ]),
    ],
    [
      'Job alerts',
      [
        ...(record.alerts.address
          ? [['Your alert address', `Token: ${record.alerts.address.token}`]]
          : []),
        ...record.alerts.senders.map(({ sender, verdict }) => [sender, verdict]),
        ...record.alerts.mails.map(({ receivedAt, state, text }) => [
          `${time(receivedAt)} (${state})`,
          text,
        ]),
      ],
    ],
    [
      'Answers to your mails',
      record.replies.map(({ kind, from, subject, receivedAt, approvalId }) => [
        `${time(receivedAt)} (${kind}), to the mail of card #${record.approvals.find(({ approval }) => approval.id === approvalId)?.approval.number ?? '?'}`,
        [from ? `${from.name ?? ''} <${from.email}>`.trim() : '', subject]
          .filter(Boolean)
          .join('\n'),
      ]),
    ],
    [
      'Messages',
      record.turns.flatMap(({ at: when, messages }) =>
        messages.map((message) => [`${time(when)} ${speaker(message)}`, said(message)]),
      ),
    ],
    [
      'Not handled yet',
      record.waiting.map(({ at: when, content }) => [time(when), JSON.stringify(content)]),
    ],
    [
      'Sent to you',
      record.sent.map(({ at: when, state, message }) => [
        `${time(when)} ${message.kind} (${state})`,
        'text' in message ? message.text : 'name' in message ? message.name : '',
      ]),
    ],
    [
      'Costs',
      record.usage.map(({ day, model, inputTokens, outputTokens }) => [
        `${day} ${model}`,
        `${inputTokens} tokens in, ${outputTokens} out`,
      ]),
    ],
    ['Log', [['', logView(log.toReversed(), client.timeZone)]]],
  ];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<title>Your data at Sayso</title>',
    '<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}dt{font-weight:bold;margin-top:1em}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style>',
    '</head><body>',
    `<h1>Your data at Sayso</h1><p>Everything that the desk kept of you on ${escapeHtml(time(at))}. The same for machines is in data.json, your CV in the folder cv, prepared files in files, and your part of the log in audit.jsonl.</p>`,
    ...sections.map(([heading, rows]) => section(heading, rows)),
    '</body></html>',
    '',
  ].join('\n');
}

function section(heading: string, rows: readonly string[][]): string {
  const items = rows.map(
    ([term = '', text = '']) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`,
  );
  const body = items.length > 0 ? `<dl>${items.join('\n')}</dl>` : '<p>Nothing.</p>';
  return `<h2>${escapeHtml(heading)}</h2>\n${body}`;
}

function draftText({ author, to, subject, body }: ClientRecord['drafts'][number]): string {
  return [
    ...(author === undefined ? [] : [preparedBy(author)]),
    to ? `To: ${to.email}` : '',
    `Subject: ${subject}`,
    '',
    body,
  ]
    .join('\n')
    .trim();
}

/** A tool's arguments are shown as they were asked for. */
function said(message: TranscriptMessage): string {
  const calls = message.role === 'desk' ? message.toolCalls : [];
  return [message.text, ...calls.map(({ name, args }) => `[${name} ${JSON.stringify(args)}]`)]
    .filter(Boolean)
    .join('\n');
}

function speaker(message: TranscriptMessage): string {
  return message.role === 'operator'
    ? `${message.name}, a person of the desk`
    : SPEAKERS[message.role];
}

const SPEAKERS = { client: 'you', event: 'event', desk: 'the desk', tool: 'a tool' } as const;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
