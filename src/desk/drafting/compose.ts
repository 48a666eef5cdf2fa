import type { Fact, FactKind } from '../cv.ts';
import type { DraftWishes, Recipient } from '../draft.ts';
import type { Posting } from '../posting.ts';
import { containsTerm, sharedTerms } from './terms.ts';

export interface Outreach {
  subject: string;
  body: string;
}

export type ComposeResult =
  | ({ ok: true } & Outreach)
  /** The client wants something in the text that no fact supports. */
  | { ok: false; unsupported: string[] };

const BULLETS = { short: 0, normal: 2, long: 4 } as const;
const SKILLS = { short: 3, normal: 5, long: 7 } as const;

/**
 * Writes an outreach mail from the client's facts and the posting's title and company, and from nothing else:
 * whatever it says about the client is a fact's own words. Deterministic, no model.
 */
export function composeOutreach(input: {
  facts: readonly Fact[];
  posting: Posting;
  to: Recipient | null;
  wishes: DraftWishes;
}): ComposeResult {
  const { posting, wishes } = input;
  const facts = input.facts.filter(
    (fact) => !wishes.leaveOut.some((term) => containsTerm(fact.value, term)),
  );
  const unsupported = wishes.mention.filter(
    (term) => !facts.some((fact) => containsTerm(fact.value, term)),
  );
  if (unsupported.length > 0) return { ok: false, unsupported };

  const name = first(facts, 'name');
  const title = first(facts, 'title');
  const lines = [
    salutation(input.to, posting, wishes),
    opening(posting, title, first(facts, 'years')),
    achievements(facts, posting, wishes),
    skills(facts, posting, wishes),
    mentions(facts, wishes),
    closing(wishes),
    signature(facts, name, wishes),
  ];
  return {
    ok: true,
    subject: oneLine(`${posting.title}${name ? ` – ${name}` : ''}`, 150),
    body: lines.filter((line) => line !== '').join('\n\n'),
  };
}

function salutation(to: Recipient | null, posting: Posting, wishes: DraftWishes): string {
  const greeting = wishes.tone === 'formal' ? 'Dear' : 'Hello';
  return `${greeting} ${to?.name ?? `${posting.company} hiring team`},`;
}

function opening(posting: Posting, title: string | null, years: string | null): string {
  const about = `I am writing about your opening for ${posting.title} at ${posting.company}.`;
  const who = title ? ` I work as ${article(title)} ${title}${years ? ` (${years})` : ''}.` : '';
  return about + who;
}

/** The achievements nearest to the posting, in the CV's own words. */
function achievements(facts: readonly Fact[], posting: Posting, wishes: DraftWishes): string {
  const count = BULLETS[wishes.length];
  if (count === 0) return '';
  const text = `${posting.title}\n${posting.text}`;
  const ranked = of(facts, 'achievement')
    .map((value, index) => ({ value, index, score: sharedTerms(value, text) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .sort((a, b) => a.index - b.index);
  if (ranked.length === 0) return '';
  return ['From my work:', ...ranked.map((item) => `- ${sentence(item.value)}`)].join('\n');
}

function skills(facts: readonly Fact[], posting: Posting, wishes: DraftWishes): string {
  const text = `${posting.title}\n${posting.text}`;
  const asked = of(facts, 'skill').filter((skill) => containsTerm(text, skill));
  const named = asked.slice(0, SKILLS[wishes.length]);
  if (named.length === 0) return '';
  return `Your posting asks for ${list(named)}; my CV shows ${named.length === 1 ? 'it' : 'them'}.`;
}

/** What the client asked to have in: the fact that supports it, word for word. */
function mentions(facts: readonly Fact[], wishes: DraftWishes): string {
  const lines = wishes.mention.map((term) => {
    const support =
      facts.find((fact) => fact.kind === 'achievement' && containsTerm(fact.value, term)) ??
      facts.find((fact) => containsTerm(fact.value, term));
    const value = support?.value ?? term;
    return support?.kind === 'achievement'
      ? `On ${term}: ${sentence(value)}`
      : `I would like to point out ${value}, which is part of my CV.`;
  });
  return [...new Set(lines)].join('\n');
}

function closing(wishes: DraftWishes): string {
  if (wishes.tone === 'formal')
    return 'I would welcome the opportunity to discuss the position with you.';
  if (wishes.tone === 'warm')
    return 'I would be very happy to talk, whenever it suits you. Thank you for your time!';
  return 'Could we talk about it? I am glad to send more details.';
}

function signature(facts: readonly Fact[], name: string | null, wishes: DraftWishes): string {
  const contact = [first(facts, 'email'), first(facts, 'phone')].filter(Boolean).join(' · ');
  const regards = wishes.tone === 'formal' ? 'Yours sincerely,' : 'Kind regards,';
  return [regards, name ?? '', contact].filter(Boolean).join('\n');
}

function of(facts: readonly Fact[], kind: FactKind): string[] {
  return facts.filter((fact) => fact.kind === kind).map((fact) => fact.value);
}

function first(facts: readonly Fact[], kind: FactKind): string | null {
  // What the client stated or corrected outranks what was read.
  const ranked = facts.filter((fact) => fact.kind === kind);
  return (ranked.find((fact) => fact.origin === 'client') ?? ranked[0])?.value ?? null;
}

function article(title: string): string {
  return /^[aeiou]/i.test(title) ? 'an' : 'a';
}

function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function sentence(text: string): string {
  const line = oneLine(text, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** A subject or bullet is one line: no header can be smuggled in with a line break. */
function oneLine(text: string, max: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, max);
}
