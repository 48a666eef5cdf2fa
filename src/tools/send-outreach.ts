import { z } from 'zod';
import type { Fact } from '../desk/cv.ts';
import type { Draft } from '../desk/draft.ts';
import { isApproved } from '../desk/gate.ts';
import { messageIdOf } from '../desk/payload.ts';
import { plainName } from '../desk/plain-name.ts';
import type { OutgoingMail } from '../desk/ports/mailer.ts';
import { preparedBy } from '../desk/takeover/client-words.ts';
import { type OutsideTool, outsideTool, type Proposal } from '../desk/tool.ts';
import { findDraft, type Workspace } from '../desk/workspace.ts';
import { byHand } from './by-hand.ts';
import {
  type DeliveryDeps,
  failed,
  findSent,
  handOver,
  loadAttachments,
  send,
} from './mail-delivery.ts';
import { MAIL_PAYLOAD, type MailPayload, mailCard } from './mail-payload.ts';

const INPUT = z.strictObject({
  draft: z.int().min(1).optional().describe('number of the draft; the newest when left out'),
  to: z
    .string()
    .max(254)
    .optional()
    .describe('an address, only if the client typed it themselves in this chat'),
});

export function sendOutreach(deps: DeliveryDeps): OutsideTool<z.infer<typeof INPUT>, MailPayload> {
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
    async propose(input, workspace) {
      const draft = findDraft(workspace.rows(), input.draft);
      if (!draft)
        return {
          ok: false,
          sentence:
            'There is no draft to send. Ask for one first, for example "write to the hiring manager of 1".',
        };
      const meant = addressed(draft, input.to, workspace);
      const hand =
        'sentence' in meant ? null : byHand(meant, await workspace.posting(meant.postingId));
      if (hand) return { ok: false, sentence: `${hand} Or tell me an address for a mail.` };
      return proposeMail(deps, meant, workspace);
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
        messageId: messageIdOf(approved.idempotencyKey, payload.from.email),
        ...(payload.inReplyTo ? { inReplyTo: payload.inReplyTo } : {}),
        date: deps.clock.now(),
      };
      return payload.mode === 'handover'
        ? handOver(deps, approved.clientId, payload, mail)
        : send(deps, approved.clientId, payload, mail, signal);
    },
    async reconcile({ clientId, payload, idempotencyKey }, signal) {
      const mail = MAIL_PAYLOAD.safeParse(JSON.parse(payload));
      if (!mail.success) return null;
      return findSent(
        deps,
        clientId,
        mail.data,
        messageIdOf(idempotencyKey, mail.data.from.email),
        signal,
      );
    },
  });
}

function ownName(facts: readonly Fact[]): string | null {
  const name = facts.findLast((fact) => fact.kind === 'name')?.value;
  return name === undefined ? null : plainName(name) || null;
}

/** Resolves a draft into a mail payload and its card; used for "send it" and for a revision of a waiting card. */
export function proposeMail(
  deps: DeliveryDeps,
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
    name: ownName(rows.facts),
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
    ...(draft.thread ? { inReplyTo: draft.thread.messageId } : {}),
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
  const by = draft.author === undefined ? '' : `${preparedBy(draft.author)}\n\n`;
  return { ok: true, payload, card: `${by}${mailCard(payload)}`, about: draft.id, host: null };
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
