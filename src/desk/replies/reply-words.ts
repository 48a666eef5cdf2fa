import { contentOf } from '../digest/sent-mail.ts';
import type { Store } from '../ports/store.ts';
import { withoutForeignLinks } from '../reply-links.ts';
import type { Reply } from './reply.ts';

/** An answer beside what it answers: the card's number, and the mail unless the client had its content deleted. */
export interface ToldReply {
  reply: Reply;
  number: number;
  mail: { subject: string; from: string } | null;
}

/** Looks up what answers belong to; one whose card is gone is left out. */
export async function withMails(
  store: Pick<Store, 'getApproval'>,
  replies: readonly Reply[],
): Promise<ToldReply[]> {
  const told: ToldReply[] = [];
  for (const reply of replies) {
    const card = await store.getApproval(reply.approvalId);
    if (!card) continue;
    const mail = contentOf(card.approval);
    told.push({
      reply,
      number: card.approval.number,
      mail: mail && { subject: mail.subject, from: mail.from.email },
    });
  }
  return told;
}

/** One sentence about what came. Sender and subject are other people's words: their links are taken out. */
export function replyLine({ reply, number, mail }: ToldReply): string {
  const about = mail ? `your mail "${mail.subject}" (#${number})` : `your mail of card #${number}`;
  const from = senderOf(reply);
  switch (reply.kind) {
    case 'reply':
      return `An answer came from ${from} to ${about}${subjectPart(reply, mail?.subject)}.`;
    case 'automatic':
      return `An automatic answer came from ${from} to ${about}${subjectPart(reply, mail?.subject)}.`;
    case 'bounce':
      return `A mail server says that ${about} did not arrive. Please check the address; a new mail needs a new card.`;
  }
}

/** What the agent may know of it: that something came, and to which card. Sender and subject are strangers' words. */
export function noteForAgent(told: readonly ToldReply[]): string {
  const lines = told.map(({ reply, number }) =>
    reply.kind === 'bounce'
      ? `the mail of card #${number} did not arrive`
      : `${reply.kind === 'reply' ? 'an answer' : 'an automatic answer'} came to the mail of card #${number}`,
  );
  return `The client was told: ${lines.join('; ')}. Nobody here has read its text.`;
}

/** What the client can do with answers: read them, and say where the job stands. The desk moves nothing by itself. */
export function adviceLines(told: readonly ToldReply[]): string[] {
  const answers = told.filter(({ reply }) => reply.kind === 'reply');
  const [first] = answers;
  if (!first) return [];
  const boxes = [...new Set(answers.flatMap(({ mail }) => (mail ? [mail.from] : [])))];
  const where = boxes.length === 0 ? 'that sends' : `of ${boxes.join(' and ')}`;
  return [
    `I saw only ${answers.length === 1 ? 'its head' : 'their heads'}; please read ${answers.length === 1 ? 'it' : 'them'} in the mailbox ${where}.`,
    `Then tell me where the job stands: "answer ${first.number} interview", "answer ${first.number} offer" or "answer ${first.number} closed".`,
  ];
}

function senderOf({ from }: Reply): string {
  if (!from) return 'an unnamed sender';
  const name = from.name === null ? '' : bare(from.name);
  return name === '' ? from.email : `${name} <${from.email}>`;
}

/** Most answers carry the subject of what they answer, which needs no second mention. */
function subjectPart({ subject }: Reply, own: string | undefined): string {
  const shown = bare(subject);
  const core = shown.replace(/^(?:\s*(?:re|aw|sv|antw|rif|odp)\s*:)+/i, '').trim();
  return shown === '' || (own !== undefined && core === own.trim()) ? '' : `, subject "${shown}"`;
}

function bare(text: string): string {
  return withoutForeignLinks(text, new Set(), []).text.replace(/\s+/g, ' ').trim();
}
