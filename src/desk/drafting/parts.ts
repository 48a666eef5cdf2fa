import type { Fact, FactKind } from '../cv.ts';
import type { DraftWishes, Recipient } from '../draft.ts';
import type { Posting } from '../posting.ts';
import { withoutForeignLinks } from '../reply-links.ts';
import { containsTerm, sharedTerms } from './terms.ts';

/** What the writers of mails and letters have in common; every statement about the client is a fact's own words. */
export interface DraftInput {
  facts: readonly Fact[];
  posting: Posting;
  to: Recipient | null;
  wishes: DraftWishes;
}

/** The facts that may be used, or the wishes that none of them supports. */
export function usableFacts({
  facts,
  wishes,
}: DraftInput): { ok: true; facts: Fact[] } | { ok: false; unsupported: string[] } {
  const left = facts.filter(
    (fact) => !wishes.leaveOut.some((term) => containsTerm(fact.value, term)),
  );
  const unsupported = wishes.mention.filter(
    (term) => !left.some((fact) => containsTerm(fact.value, term)),
  );
  return unsupported.length > 0 ? { ok: false, unsupported } : { ok: true, facts: left };
}

export function valuesOf(facts: readonly Fact[], kind: FactKind): string[] {
  return facts.filter((fact) => fact.kind === kind).map((fact) => fact.value);
}

/** What the client stated or corrected outranks what was read. */
export function firstOf(facts: readonly Fact[], kind: FactKind): string | null {
  const ranked = facts.filter((fact) => fact.kind === kind);
  return (ranked.find((fact) => fact.origin === 'client') ?? ranked[0])?.value ?? null;
}

export function salutationOf({ to, posting, wishes }: DraftInput): string {
  const greeting = wishes.tone === 'formal' ? 'Dear' : 'Hello';
  return `${greeting} ${to?.name ?? `${posting.company} hiring team`},`;
}

export function signatureOf(facts: readonly Fact[], { wishes }: DraftInput): string {
  const contact = [firstOf(facts, 'email'), firstOf(facts, 'phone')].filter(Boolean).join(' · ');
  const regards = wishes.tone === 'formal' ? 'Yours sincerely,' : 'Kind regards,';
  return [regards, firstOf(facts, 'name') ?? '', contact].filter(Boolean).join('\n');
}

/** The fact that supports each term the client wants in, word for word. */
export function mentioned(facts: readonly Fact[], { wishes }: DraftInput): string {
  const lines = wishes.mention.flatMap((term) => {
    const fact =
      facts.find(({ kind, value }) => kind === 'achievement' && containsTerm(value, term)) ??
      facts.find(({ value }) => containsTerm(value, term));
    return fact ? [`On ${term}, my CV says: ${sentenceOf(fact.value)}`] : [];
  });
  return [...new Set(lines)].join('\n');
}

export interface Answered {
  /** The posting's own words. */
  asked: string;
  /** The CV's own words. */
  fact: string;
  kind: FactKind;
}

/**
 * What the posting asks for and the CV answers, each in its own words: the posting's lines that share most with a fact,
 * every line and every fact once, in the order of the posting.
 */
export function answeredLines(facts: readonly Fact[], posting: Posting, most: number): Answered[] {
  const usable = facts.filter(({ kind }) => kind === 'achievement' || kind === 'skill');
  const pairs = quotable(posting).flatMap((asked, line) =>
    usable.map((fact) => ({ asked, line, fact, shared: sharedWith(fact, asked) })),
  );
  const best = pairs
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || a.line - b.line);
  const chosen: typeof best = [];
  for (const pair of best) {
    if (chosen.length === most) break;
    if (chosen.every(({ line, fact }) => line !== pair.line && fact !== pair.fact))
      chosen.push(pair);
  }
  return chosen
    .toSorted((a, b) => a.line - b.line)
    .map(({ asked, fact }) => ({ asked, fact: fact.value, kind: fact.kind }));
}

/** Both sides word for word; a skill alone is no sentence. */
export function answerLine({ asked, fact, kind }: Answered): string {
  const from = kind === 'skill' ? `My CV names ${fact}.` : `From my CV: ${sentenceOf(fact)}`;
  return `You write: “${asked}”. ${from}`;
}

/** A skill that is named by itself counts for more than words in common. */
function sharedWith({ kind, value }: Fact, asked: string): number {
  if (kind === 'skill') return containsTerm(asked, value) ? 2 : 0;
  const shared = sharedTerms(value, asked);
  return shared >= 2 ? shared + 1 : 0;
}

/** Lines of a posting that can stand in a letter: short, whole, without links, addresses or marks. */
function quotable({ text }: Posting): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((line) => line.replace(/^[\s\-*•]+/, '').replace(/[.;:\s]+$/, ''))
    .filter(
      (line) =>
        line.length >= 12 &&
        line.length <= 140 &&
        !/[@<>{}"“”|]|https?:/i.test(line) &&
        withoutForeignLinks(line, new Set(), []).removed === 0,
    );
}

export function sentenceOf(text: string): string {
  const line = oneLineOf(text, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** A subject or a line is one line: no header can be smuggled in with a line break. */
export function oneLineOf(text: string, max: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, max);
}
