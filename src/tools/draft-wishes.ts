import { z } from 'zod';
import type { Cv, Fact } from '../desk/cv.ts';
import {
  type Draft,
  type DraftWishes,
  MOST_BODY,
  MOST_SUBJECT,
  type Recipient,
} from '../desk/draft.ts';
import { composeOutreach } from '../desk/drafting/compose.ts';
import { type Composer, KIND_NAMES } from '../desk/drafting/kinds.ts';
import { hasForeignLink } from '../desk/drafting/own-links.ts';
import { checkedText } from '../desk/drafting/own-text.ts';
import type { Posting } from '../desk/posting.ts';
import { withoutForeignLinks } from '../desk/reply-links.ts';
import { scamWarnings } from '../desk/scam-warning.ts';
import { preparedBy } from '../desk/takeover/client-words.ts';
import type { Workspace } from '../desk/workspace.ts';
import { byHand } from './by-hand.ts';

/** What a client may wish for a text; shared by drafting and revising. */
export const WISHES = {
  length: z.enum(['short', 'normal', 'long']).optional(),
  tone: z.enum(['plain', 'warm', 'formal']).optional(),
  mention: z
    .array(z.string().min(1).max(60))
    .max(6)
    .optional()
    .describe('skills or facts from the CV that must be in'),
  leave_out: z.array(z.string().min(1).max(60)).max(6).optional(),
  subject: z.string().min(1).max(MOST_SUBJECT).optional(),
  body: z
    .string()
    .max(MOST_BODY)
    .optional()
    .describe(
      'the whole text, if you write it yourself; every statement about the client must stand in the CV, or it is refused',
    ),
};

export interface WishInput {
  length?: DraftWishes['length'] | undefined;
  tone?: DraftWishes['tone'] | undefined;
  mention?: string[] | undefined;
  leave_out?: string[] | undefined;
  subject?: string | undefined;
  body?: string | undefined;
}

export const PLAIN_WISHES: DraftWishes = {
  length: 'normal',
  tone: 'plain',
  mention: [],
  leaveOut: [],
};

/** Earlier wishes with the new ones on top: the last word on a term wins. */
export function withWishes(before: DraftWishes, input: WishInput): DraftWishes {
  const mention = input.mention ?? [];
  const leaveOut = input.leave_out ?? [];
  const among = (list: readonly string[], term: string) =>
    list.some((other) => other.toLowerCase() === term.toLowerCase());
  return {
    length: input.length ?? before.length,
    tone: input.tone ?? before.tone,
    mention: [
      ...before.mention.filter((term) => !among(leaveOut, term) && !among(mention, term)),
      ...mention,
    ],
    leaveOut: [
      ...before.leaveOut.filter((term) => !among(mention, term) && !among(leaveOut, term)),
      ...leaveOut,
    ],
  };
}

export type WrittenText =
  /** `note` tells the client what of a model's text was left out. */
  { ok: true; subject: string; body: string; note: string } | { ok: false; sentence: string };

/** The text of a draft: made from facts, or a model's own text after its claims were checked against them. */
export function writeText(input: {
  cv: Cv | null;
  facts: readonly Fact[];
  posting: Posting;
  to: Recipient | null;
  wishes: DraftWishes;
  own: WishInput;
  turn: Pick<Workspace, 'tried' | 'now'>;
  /** Who writes it when no model has; a first mail when left out. */
  compose?: Composer;
}): WrittenText {
  // A title is the board's words: a link in it would go out under the client's name.
  const { text: title } = withoutForeignLinks(input.posting.title, new Set(), [
    input.posting.company,
  ]);
  const composed = (input.compose ?? composeOutreach)({
    ...input,
    posting: { ...input.posting, title },
  });
  if (!composed.ok) {
    const terms = composed.unsupported.map((term) => `"${term}"`).join(', ');
    return {
      ok: false,
      sentence: `${terms} is not in your CV, so I will not claim it. If it is true, tell me first, for example "add skill ${composed.unsupported[0]}", and then ask again.`,
    };
  }
  if (hasForeignLink(`${input.own.subject ?? ''}\n${input.own.body ?? ''}`, input))
    return {
      ok: false,
      sentence:
        'That text holds a link which is neither in the CV nor the one of the job. Write it again without it.',
    };
  const tried = `claims:${input.posting.id}`;
  const checked = checkedText({
    text: { subject: input.own.subject, body: input.own.body?.trim() ?? '' },
    own: [input.cv?.text ?? '', ...input.facts.map((fact) => fact.value)],
    context: [input.posting.title, input.posting.company, input.posting.text, input.to?.name ?? ''],
    year: input.turn.now.getUTCFullYear(),
    isSecond: input.turn.tried.has(tried),
    composed,
  });
  if (!checked.ok) {
    input.turn.tried.add(tried);
    return checked;
  }
  return {
    ...checked,
    subject: oneLine(checked.subject ?? composed.subject),
    body: input.own.body === undefined ? composed.body : checked.body,
  };
}

/** Whether anything is wished for the text itself, and not only for its subject. */
export function wishesOtherWords({ length, tone, mention, leave_out, body }: WishInput): boolean {
  return [length, tone, mention, leave_out, body].some((wish) => wish !== undefined);
}

/** A draft with what was left out of it, if anything was. */
export function withNote(view: string, note: string): string {
  return note === '' ? view : `${view}\n\n${note}`;
}

/** The draft as the client reads it. */
export function draftView(draft: Draft, posting: Posting): string {
  const hand = byHand(draft, posting);
  return [
    `${KIND_NAMES[draft.kind ?? 'outreach']} ${draft.number}, version ${draft.version}, for ${posting.title} – ${posting.company}`,
    draft.author === undefined ? '' : preparedBy(draft.author),
    hand ? '' : `To: ${recipientLine(draft.to)}`,
    `Subject: ${draft.subject}`,
    draft.attachCv ? 'Attachment: your CV' : '',
    ...scamWarnings(posting, 3),
    `\n${draft.body}`,
    hand ? `\n${hand}` : '\nNothing is sent yet. Say "shorter", "mention …", or "send it".',
  ]
    .filter(Boolean)
    .join('\n');
}

export function recipientLine(to: Recipient | null): string {
  if (!to) return 'nobody yet; tell me the address';
  return to.name ? `${to.name} <${to.email}>` : to.email;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
