import type { AuditRecord } from './audit.ts';
import { OPERATOR_READ } from './audit-templates.ts';
import { localTime } from './local-time.ts';
import { controlWords } from './takeover/control-row.ts';

/** The audit log in plain words for the client it concerns: who, what, when, why, approved how. Oldest first. */
export function logView(records: readonly AuditRecord[], timeZone: string): string {
  if (records.length === 0) return 'The log is empty: nothing of yours was touched yet.';
  const lines = [...records]
    .reverse()
    .map((record) => `${record.seq}. ${logLine(record, timeZone)}`);
  return `The last ${records.length} entries about you:\n${lines.join('\n')}`;
}

/** One row of the log in the words that its client reads, without its number. */
export function logLine(record: AuditRecord, timeZone: string): string {
  if (record.action === OPERATOR_READ) return operatorRead(record, timeZone);
  const control = controlWords(record.action);
  if (control !== null)
    return [localTime(record.at, timeZone), control, record.notes].filter(Boolean).join(' · ');
  const parts = [
    `${localTime(record.at, timeZone)} · ${ACTORS[record.actor]} · ${plain(record.action)}`,
    `on ${record.source} (${record.dataCategory}), to ${record.purpose}`,
    record.externalAction ? 'outside the desk' : '',
    record.approvalRequired
      ? record.approvalReceived
        ? 'with your approval'
        : record.action.endsWith('.requested')
          ? 'your approval was asked'
          : 'without your approval, so nothing was done'
      : '',
    record.notes,
    record.errorStatus === 'none' ? '' : `problem: ${record.errorStatus}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The one thing that a client should not have to decipher. */
function operatorRead(record: AuditRecord, timeZone: string): string {
  const what =
    READ[`${record.dataCategory}, ${record.purpose}`] ??
    READ[record.dataCategory] ??
    'data of yours';
  return `${localTime(record.at, timeZone)} · A person of the desk looked at ${what}, to ${record.purpose} · ${record.notes}`;
}

const READ: Readonly<Record<string, string>> = {
  'message, see why an alert gave no job': 'a mail that came to your alert address',
  'draft, look after the client': 'a draft of yours',
  'identity, find a client in a list': 'your name',
  draft: 'a card of yours',
  message: 'messages of yours',
  cv: 'your CV',
  operation: 'this log of yours',
  identity: 'everything that is kept about you',
};

const ACTORS = { human: 'person', automation: 'the desk', ai: 'the agent' } as const;

/** "tool.search_jobs" reads as "search jobs", "send_outreach.approved" as "send outreach: approved". */
function plain(action: string): string {
  const [first = '', ...rest] = action.split('.');
  const words = first === 'tool' ? rest : [first, ...rest];
  return words.map((word) => word.replaceAll('_', ' ')).join(': ');
}
