import type { Clock } from '../desk/ports/clock.ts';
import type { Mailer, OutgoingMail, SentFolder } from '../desk/ports/mailer.ts';
import type { Change, ClientStore } from '../desk/ports/store.ts';
import type { ExecutionOutcome } from '../desk/tool.ts';
import type { MailPayload } from './mail-payload.ts';

export interface DeliveryDeps {
  mailer: Mailer;
  /** Null when no mailbox is configured. */
  sentFolder: Pick<SentFolder, 'holds'> | null;
  store: Pick<ClientStore, 'cvFile'>;
  clock: Clock;
  /** A link that opens the client's own mail program with the text; for hand-over. */
  mailtoLink(mail: { to: string; subject: string; body: string }): string;
}

/** The files of the card, by their hash; null when one is not on file any more. */
export async function loadAttachments(
  deps: DeliveryDeps,
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

/** Sends the approved mail and says what is known afterwards. */
export async function send(
  deps: DeliveryDeps,
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
    sentence: `It could not be confirmed: it may have been sent (${result.code}). I do not repeat it by myself; the next card asks you.`,
    event:
      'The mail may have been sent; the server gave no answer. Do not repeat it without a new card.',
    followUp: false,
    changes: [],
    files: [],
  };
}

/** Was a mail whose outcome is unknown taken after all? Its copy in the Sent folder proves it. */
export async function findSent(
  deps: DeliveryDeps,
  clientId: string,
  payload: MailPayload,
  messageId: string,
  signal: AbortSignal,
): Promise<ExecutionOutcome | null> {
  if (payload.mode !== 'smtp' || !(await deps.sentFolder?.holds(messageId, signal))) return null;
  return {
    status: 'done',
    errorCode: null,
    sentence: `Sent to ${payload.to.email}: the connection broke, but the mail lies in the Sent folder.`,
    event: 'The mail was sent: its copy was found in the Sent folder.',
    followUp: true,
    changes: [contacted(clientId, payload, deps.clock.now())],
    files: [],
  };
}

/** Without a mail server the client sends it: a ready file, and a link for their own mail program. */
export async function handOver(
  deps: DeliveryDeps,
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

export function failed(errorCode: string, sentence: string): ExecutionOutcome {
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
