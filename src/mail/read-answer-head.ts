import PostalMime, { addressParser } from 'postal-mime';
import type { AnswerHead } from '../desk/replies/answer-head.ts';
import { readSentId } from '../desk/replies/answer-head.ts';
import { MARKS } from '../desk/replies/judge-kind.ts';

/** The fields that are asked for, and no others. */
export const ANSWER_FIELDS: readonly string[] = [
  'message-id',
  'in-reply-to',
  'references',
  'from',
  'subject',
  'return-path',
  ...MARKS,
];

/** Of one field; a long list of references is cut in its middle, since both of its ends may name the mail. */
const MAX_FIELD = 8_192;
const MAX_FIELDS = 60;
const MAX_ANSWERS = 50;

/**
 * Reads fields of a head as a server gave them. Never throws: junk gives an empty head. Ids that the desk cannot have
 * given are left out, and so is the text behind the head where a server sends one.
 */
export async function readAnswerHead(
  fields: Uint8Array,
  of: Pick<AnswerHead, 'uid' | 'receivedAt'>,
): Promise<AnswerHead> {
  const lines = fieldsOf(fields);
  const value = (name: string) => lines.find(([key]) => key === name)?.[1];
  const marks = new Map(
    MARKS.flatMap((name): [string, string][] => {
      const found = value(name);
      return found === undefined ? [] : [[name, found]];
    }),
  );
  const returnPath = value('return-path');
  const { from, subject } = await decoded(value('from') ?? '', value('subject') ?? '');
  return {
    ...of,
    messageId: idsIn(value('message-id') ?? '')[0] ?? null,
    answers: answersOf(value('in-reply-to') ?? '', value('references') ?? ''),
    from,
    subject,
    returnPath: returnPath === undefined ? null : returnPath.replace(/[<>\s]/g, ''),
    marks,
  };
}

function answersOf(inReplyTo: string, references: string): string[] {
  const ids = [...idsIn(inReplyTo), ...idsIn(references).toReversed()];
  return [...new Set(ids)].filter((id) => readSentId(id)).slice(0, MAX_ANSWERS);
}

/** Ids without their brackets; a lone one may have none. */
function idsIn(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]{3,500})>/g)].map(([, id]) => id ?? '');
  if (bracketed.length > 0) return bracketed;
  const bare = text.trim();
  return /^[^<>\s]{3,500}$/.test(bare) ? [bare] : [];
}

/** Up to the first empty line, with folded lines joined; one char a byte. */
function fieldsOf(bytes: Uint8Array): [name: string, value: string][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = /(?:^|\n)\r?\n/.exec(text);
  const fields: [string, string][] = [];
  for (const line of (end ? text.slice(0, end.index) : text)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0 || fields.length >= MAX_FIELDS) continue;
    fields.push([line.slice(0, colon).trim().toLowerCase(), cut(line.slice(colon + 1).trim())]);
  }
  return fields;
}

function cut(value: string): string {
  if (value.length <= MAX_FIELD) return value;
  return `${value.slice(0, MAX_FIELD / 2)} ${value.slice(-MAX_FIELD / 2)}`;
}

async function decoded(
  from: string,
  subject: string,
): Promise<Pick<AnswerHead, 'from' | 'subject'>> {
  try {
    const head = Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\n\r\n`, 'latin1');
    const parsed = await PostalMime.parse(head);
    const writers = addressParser(from, { flatten: true }).length;
    const email = parsed.from?.address?.toLowerCase() ?? '';
    return {
      from:
        writers === 1 && /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/.test(email)
          ? { name: parsed.from?.name || null, email }
          : null,
      subject: parsed.subject ?? '',
    };
  } catch {
    // What nobody can decode names nobody.
    return { from: null, subject: '' };
  }
}
