import type { AuditEntry } from './audit.ts';
import type { Client, Conversation } from './client.ts';
import type { Tool, ToolAudit } from './tool.ts';
import type { Workspace } from './workspace.ts';

/** What all rows of one client and moment share. */
export interface AuditSubject {
  client: Pick<Client, 'subject'>;
  conversation: Pick<Conversation, 'id'> | null;
  at: Date;
}

type Row = Omit<AuditEntry, 'user' | 'at' | 'conversation'>;

/**
 * Every note of the log comes from here: templates with ids, numbers and codes, never with content.
 * The words are also what the client reads in /log.
 */
export function auditEntry(
  subject: AuditSubject,
  row: Partial<Row> & Pick<Row, 'action'>,
): AuditEntry {
  return {
    user: subject.client.subject,
    at: subject.at,
    conversation: subject.conversation?.id ?? null,
    source: 'desk',
    dataCategory: 'operation',
    purpose: 'run the desk',
    actor: 'automation',
    externalAction: false,
    approvalRequired: false,
    approvalReceived: false,
    errorStatus: 'none',
    notes: '',
    ...row,
  };
}

/** A row of the desk itself: what a person did at its command line with what concerns all clients. */
export function deskEntry(at: Date, row: Partial<Row> & Pick<Row, 'action'>): AuditEntry {
  return auditEntry(
    { client: { subject: 'desk' }, conversation: null, at },
    { source: 'command line', actor: 'human', ...row },
  );
}

export function toolRow(
  subject: AuditSubject,
  tool: { name: string; audit: ToolAudit },
  detail: { actor?: AuditEntry['actor']; errorStatus?: string; notes?: string } = {},
): AuditEntry {
  return auditEntry(subject, {
    source: tool.audit.source,
    dataCategory: tool.audit.dataCategory,
    purpose: tool.audit.purpose,
    actor: detail.actor ?? 'ai',
    action: `tool.${tool.name}`,
    errorStatus: detail.errorStatus ?? 'none',
    notes: detail.notes ?? '',
  });
}

/** A model asked for something that the catalog does not hold or could not read: outside, and refused. */
export function refusedToolRow(
  subject: AuditSubject,
  code: string,
  toolName: string | null,
): AuditEntry {
  return auditEntry(subject, {
    source: 'model',
    purpose: 'refuse what no rule allows',
    actor: 'ai',
    action: toolName ? `tool.${toolName}` : 'tool.unknown',
    externalAction: true,
    approvalRequired: true,
    errorStatus: code,
    notes: 'not executed',
  });
}

/** A model wrote links or images that no posting holds: they were taken out of its words. */
export function linksRemovedRow(
  { client, conversation, now }: Pick<Workspace, 'client' | 'conversation' | 'now'>,
  removed: number,
): AuditEntry {
  return auditEntry(
    { client, conversation, at: now },
    {
      source: 'model',
      dataCategory: 'message',
      purpose: 'keep made-up links from the client',
      actor: 'automation',
      action: 'reply.links_removed',
      errorStatus: 'foreign_link',
      notes: `${removed} removed`,
    },
  );
}

/** A row about an approval and what became of it. */
export function approvalRow(
  subject: AuditSubject,
  tool: { name: string; audit: ToolAudit },
  row: {
    action:
      | 'requested'
      | 'approved'
      | 'declined'
      | 'expired'
      | 'superseded'
      | 'cancelled'
      | 'refused'
      | 'attempted'
      | 'done'
      | 'failed'
      | 'unknown';
    number: number;
    received: boolean;
    actor: AuditEntry['actor'];
    /** False when an approved action stayed on the desk after all. */
    external?: boolean;
    errorStatus?: string;
    notes?: string;
  },
): AuditEntry {
  return auditEntry(subject, {
    source: tool.audit.source,
    dataCategory: tool.audit.dataCategory,
    purpose: tool.audit.purpose,
    actor: row.actor,
    action: `${tool.name}.${row.action}`,
    externalAction:
      (row.external ?? true) && ['attempted', 'done', 'failed', 'unknown'].includes(row.action),
    approvalRequired: true,
    approvalReceived: row.received,
    errorStatus: row.errorStatus ?? 'none',
    notes: [`approval #${row.number}`, row.notes ?? ''].filter(Boolean).join('; '),
  });
}

/** What of a client's a person of the desk may look at, and what for. The words of the category are what /log says. */
const OPERATOR_READS = {
  card: { dataCategory: 'draft', purpose: 'decide on a second yes' },
  log: { dataCategory: 'operation', purpose: 'look into the record' },
  log_extract: { dataCategory: 'operation', purpose: 'hand out the record' },
  alert_mail: { dataCategory: 'message', purpose: 'see why an alert gave no job' },
  everything: { dataCategory: 'identity', purpose: 'hand out what is kept about the client' },
  conversation: { dataCategory: 'message', purpose: 'look after the conversation' },
  client: { dataCategory: 'identity', purpose: 'look after the client' },
  cv: { dataCategory: 'cv', purpose: 'look after the client' },
  draft: { dataCategory: 'draft', purpose: 'look after the client' },
  name: { dataCategory: 'identity', purpose: 'find a client in a list' },
  waiting_list: { dataCategory: 'identity', purpose: 'decide who may join' },
} as const;

export type OperatorRead = keyof typeof OPERATOR_READS;

/** Which of a client's cards or drafts is looked at, by the number that the client knows it by. */
export interface ReadDetail {
  approval?: number;
  draft?: number;
}

/** A person of the desk reads what is a client's. Written before they see it. */
export function operatorReadRow(
  subject: AuditSubject,
  what: OperatorRead,
  detail: ReadDetail & { operator: string; source?: 'console' | 'operators chat' },
): AuditEntry {
  const about = [
    ...(detail.approval === undefined ? [] : [`approval #${detail.approval}`]),
    ...(detail.draft === undefined ? [] : [`draft ${detail.draft}`]),
  ];
  return auditEntry(subject, {
    ...OPERATOR_READS[what],
    source: detail.source ?? 'command line',
    actor: 'human',
    action: OPERATOR_READ,
    notes: [...about, `operator ${detail.operator}`].join('; '),
  });
}

export const OPERATOR_READ = 'operator.read';

/** The beginning of the log was dropped; it concerns nobody alone. */
export function prunedRow(at: Date, upTo: number, operator: string | null): AuditEntry {
  return auditEntry(
    { client: { subject: 'desk' }, conversation: null, at },
    {
      purpose: 'keep the record no longer than stated',
      actor: operator === null ? 'automation' : 'human',
      action: 'log.pruned',
      notes: [`rows up to ${upTo}`, ...(operator === null ? [] : [`operator ${operator}`])].join(
        '; ',
      ),
    },
  );
}

/** Boards are about to be asked for their lists, with nothing of any client's in the question. */
export function boardsAskedRow(at: Date, boards: number): AuditEntry {
  return boardRow(at, { action: 'jobs.sync_begun', notes: `boards: ${boards}` });
}

/** A board was asked for its list; the note counts. */
export function boardSyncRow(
  at: Date,
  detail: { board: string; errorStatus?: string; notes: string },
): AuditEntry {
  return boardRow(at, {
    action: 'jobs.sync',
    errorStatus: detail.errorStatus ?? 'none',
    notes: `board ${detail.board}; ${detail.notes}`,
  });
}

function boardRow(at: Date, row: Partial<Row> & Pick<Row, 'action'>): AuditEntry {
  return auditEntry(
    { client: { subject: 'desk' }, conversation: null, at },
    {
      source: 'job board',
      dataCategory: 'posting',
      purpose: 'keep the index of jobs up to date',
      externalAction: true,
      ...row,
    },
  );
}

/** The audit fields of a tool by its name; a name that the catalog has lost still gets a row. */
export function auditOf(catalog: ReadonlyMap<string, Tool>, name: string): ToolAudit {
  return (
    catalog.get(name)?.audit ?? {
      source: 'unknown tool',
      dataCategory: 'operation',
      purpose: 'refuse what no rule allows',
    }
  );
}
