import { z } from 'zod';
import type { Draft } from '../desk/draft.ts';
import { isApproved } from '../desk/gate.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { Mailer, OutgoingMail } from '../desk/ports/mailer.ts';
import type { Change, ClientStore } from '../desk/ports/store.ts';
import {
  type ExecutionOutcome,
  type OutsideTool,
  outsideTool,
  type Proposal,
} from '../desk/tool.ts';
import { findDraft, type Workspace } from '../desk/workspace.ts';

const PERSON = z.strictObject({ name: z.string().nullable(), email: z.string().min(3).max(254) });

/** The fully resolved mail: what the client reads on the card is what is stored, hashed and sent. */
export const MAIL_PAYLOAD = z.strictObject({
  kind: z.literal('mail'),
  mode: z.enum(['smtp', 'handover']),
  draftId: z.string(),
  draftVersion: z.int(),
  postingId: z.string(),
  from: PERSON,
  replyTo: PERSON.nullable(),
  to: PERSON,
  subject: z.string().min(1).max(150),
  body: z.string().min(1).max(8000),
  attachments: z
    .array(
      z.strictObject({ name: z.string(), mime: z.string(), size: z.int(), sha256: z.string() }),
    )
    .max(3),
});
export type MailPayload = z.infer<typeof MAIL_PAYLOAD>;

const INPUT = z.strictObject({
  draft: z.int().min(1).optional().describe('number of the draft; the newest when left out'),
  to: z
    .string()
    .max(254)
    .optional()
    .describe('an address, only if the client typed it themselves in this chat'),
});

export interface SendDeps {
  mailer: Mailer;
  store: Pick<ClientStore, 'cvFile'>;
  clock: Clock;
  /** A link that opens the client's own mail program with the text; for hand-over. */
  mailtoLink(mail: { to: string; subject: string; body: string }): string;
}

export function sendOutreach(deps: SendDeps): OutsideTool<z.infer<typeof INPUT>, MailPayload> {
  return outsideTool({
    name: 'send_outreach',
    effect: 'outside',
    standing: 'never',
    description:
      "Asks the client for their yes to send a draft by mail. The card shows everything; nothing leaves before the client's yes.",
    input: INPUT,
    payload: MAIL_PAYLOAD,
    audit: {
      source: 'mail',
      dataCategory: 'draft',
      purpose: 'send a message that the client approved',
    },
    propose: (input, workspace) => {
      const draft = findDraft(workspace.rows(), input.draft);
      if (!draft)
        return {
          ok: false,
          sentence:
            'There is no draft to send. Ask for one first, for example "write to the hiring manager of 1".',
        };
      return proposeMail(deps, addressed(draft, input.to, workspace), workspace);
    },
    async run(approved, signal) {
      if (!isApproved(approved)) throw new Error('send_outreach was called past the gate');
      const { payload } = approved;
      const attachments = await loadAttachments(deps, approved.clientId, payload);
      if (!attachments)
        return failed(
          'attachment_changed',
          'Not sent: your CV on file is not the one on the card any more. Please ask for it again.',
        );
      const mail: OutgoingMail = {
        from: payload.from,
        replyTo: payload.replyTo,
        to: payload.to,
        subject: payload.subject,
        body: payload.body,
        attachments,
        messageId: `${approved.idempotencyKey}@${payload.from.email.split('@')[1] ?? 'localhost'}`,
        date: deps.clock.now(),
      };
      return payload.mode === 'handover'
        ? handOver(deps, approved.clientId, payload, mail)
        : send(deps, approved.clientId, payload, mail, signal);
    },
  });
}

/** Resolves a draft into a mail payload and its card; used for "send it" and for a revision of a waiting card. */
export function proposeMail(
  deps: SendDeps,
  draft: Draft | { sentence: string },
  workspace: Workspace,
): Proposal<MailPayload> {
  if ('sentence' in draft) return { ok: false, sentence: draft.sentence };
  const rows = workspace.rows();
  const { to } = draft;
  if (!to)
    return {
      ok: false,
      sentence:
        'The board names no contact for this job. Which address shall it go to? For example "send it to name@company.com".',
    };
  const own = {
    name: rows.facts.findLast((fact) => fact.kind === 'name')?.value ?? null,
    email: rows.facts.findLast((fact) => fact.kind === 'email')?.value ?? null,
  };
  const from = deps.mailer.from ?? (own.email ? { name: own.name, email: own.email } : null);
  if (!from)
    return {
      ok: false,
      sentence:
        'I need to know your own address for the mail. Please tell me, for example "my email is name@example.com".',
    };
  if (draft.attachCv && !rows.cv)
    return { ok: false, sentence: 'There is no CV to attach any more.' };
  const payload: MailPayload = {
    kind: 'mail',
    mode: deps.mailer.mode,
    draftId: draft.id,
    draftVersion: draft.version,
    postingId: draft.postingId,
    from: { name: own.name ?? from.name, email: from.email },
    replyTo: own.email && own.email !== from.email ? { name: own.name, email: own.email } : null,
    to: { name: to.name, email: to.email },
    subject: draft.subject,
    body: draft.body,
    attachments:
      draft.attachCv && rows.cv
        ? [
            {
              name: rows.cv.fileName,
              mime: rows.cv.mime,
              size: rows.cv.size,
              sha256: rows.cv.sha256,
            },
          ]
        : [],
  };
  return { ok: true, payload, card: mailCard(payload), about: draft.id, host: null };
}

/** The card says exactly what is in the payload, and nothing else decides. */
export function mailCard(payload: MailPayload): string {
  const person = (who: { name: string | null; email: string }) =>
    who.name ? `${who.name} <${who.email}>` : who.email;
  return [
    payload.mode === 'smtp'
      ? 'What will happen: this mail is sent once.'
      : 'What will happen: you get this mail as a ready file and a link; you send it yourself.',
    [
      `From: ${person(payload.from)}`,
      payload.replyTo ? `Reply-To: ${person(payload.replyTo)}` : '',
      `To: ${person(payload.to)}`,
      `Subject: ${payload.subject}`,
      payload.attachments.length === 0
        ? 'Attachments: none'
        : `Attachments: ${payload.attachments.map((file) => `${file.name} (${Math.ceil(file.size / 1024)} kB, sha256 ${file.sha256.slice(0, 12)}…)`).join(', ')}`,
    ]
      .filter(Boolean)
      .join('\n'),
    payload.body,
  ].join('\n\n');
}

/**
 * Who gets it: an address that the client typed, or the contact in the board's own field (I10), never one that a text
 * or a model came up with. A typed address is kept with the draft, so that a revision goes to the same person.
 */
function addressed(
  draft: Draft,
  typed: string | undefined,
  workspace: Workspace,
): Draft | { sentence: string } {
  if (typed === undefined) return draft;
  const email = typed.trim().toLowerCase();
  if (draft.to?.email.toLowerCase() === email) return draft;
  if (!workspace.rows().contacts.includes(email))
    return {
      sentence: 'I only write to an address that you type yourself. Please tell me the address.',
    };
  const readdressed: Draft = { ...draft, to: { name: null, email, source: 'client' } };
  workspace.stage({ type: 'draft_saved', clientId: workspace.client.id, draft: readdressed });
  return readdressed;
}

async function loadAttachments(
  deps: SendDeps,
  clientId: string,
  payload: MailPayload,
): Promise<OutgoingMail['attachments'] | null> {
  const files: OutgoingMail['attachments'] = [];
  for (const { name, mime, sha256 } of payload.attachments) {
    const bytes = await deps.store.cvFile(clientId, sha256);
    if (!bytes) return null;
    files.push({ name, mime, bytes });
  }
  return files;
}

async function send(
  deps: SendDeps,
  clientId: string,
  payload: MailPayload,
  mail: OutgoingMail,
  signal: AbortSignal,
): Promise<ExecutionOutcome> {
  const result = await deps.mailer.send(mail, signal);
  if (result.result === 'accepted')
    return {
      status: 'done',
      errorCode: null,
      sentence: `Sent to ${payload.to.email}.`,
      event: 'The mail was accepted by the mail server.',
      followUp: true,
      changes: [contacted(clientId, payload, deps.clock.now())],
      files: [],
    };
  if (result.result === 'refused')
    return failed(
      result.code,
      `Not sent: the mail server did not take it (${result.code}). Nothing left the desk; ask again when you like.`,
    );
  return {
    status: 'unknown',
    errorCode: result.code,
    sentence: `It could not be confirmed: it may have been sent (${result.code}). I will not repeat it by myself.`,
    event:
      'The mail may have been sent; the server gave no answer. Do not repeat it without a new card.',
    followUp: false,
    changes: [],
    files: [],
  };
}

/** Without a mail server the client sends it: a ready file, and a link for their own mail program. */
async function handOver(
  deps: SendDeps,
  clientId: string,
  payload: MailPayload,
  mail: OutgoingMail,
): Promise<ExecutionOutcome> {
  const file = await deps.mailer.compose(mail);
  const link = deps.mailtoLink({
    to: payload.to.email,
    subject: payload.subject,
    body: payload.body,
  });
  return {
    status: 'done',
    errorCode: null,
    sentence:
      'Prepared for you: the mail is ready as a file. It is not sent; you send it yourself.',
    event:
      'The mail was handed to the client as a file; the client sends it. It was not sent by the desk.',
    followUp: true,
    handedOver: true,
    changes: [drafted(clientId, payload, deps.clock.now())],
    files: [
      {
        kind: 'file',
        name: 'outreach.eml',
        mime: 'message/rfc822',
        base64: Buffer.from(file).toString('base64'),
        caption: `Open the file in your mail program and send it, or use this link:\n${link}`,
      },
    ],
  };
}

function contacted(clientId: string, payload: MailPayload, at: Date): Change {
  return {
    type: 'pipeline_moved',
    clientId,
    item: { postingId: payload.postingId, stage: 'contacted', note: null, at },
  };
}

function drafted(clientId: string, payload: MailPayload, at: Date): Change {
  return {
    type: 'pipeline_moved',
    clientId,
    item: { postingId: payload.postingId, stage: 'drafted', note: 'handed over', at },
  };
}

function failed(errorCode: string, sentence: string): ExecutionOutcome {
  return {
    status: 'failed',
    errorCode,
    sentence,
    event: `It failed (${errorCode}); nothing was sent.`,
    followUp: false,
    changes: [],
    files: [],
  };
}
