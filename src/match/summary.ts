import type { Gap, Reason } from './evidence.ts';
import type { Gate, GateName } from './gates.ts';
import type { CvProfile, PostingProfile } from './profile.ts';

/** Something in either text that the client should see before they trust the score. */
export interface Flag {
  of: 'posting' | 'cv';
  text: string;
  quote: string;
}

/** Fields and text that disagree, and lines that were written for machines: neither side gains by them. */
export function flagsOf(cv: CvProfile, posting: PostingProfile): Flag[] {
  return [
    ...(posting.demands.contradictions ?? []).map(
      ({ text, quote }): Flag => ({ of: 'posting', text, quote }),
    ),
    ...(posting.instructions ?? []).map(
      (quote): Flag => ({
        of: 'posting',
        text: 'The posting speaks to whoever scores it; that line was not counted',
        quote,
      }),
    ),
    ...(cv.instructions ?? []).map(
      (quote): Flag => ({
        of: 'cv',
        text: 'Your CV speaks to whoever scores it; that line was not counted',
        quote,
      }),
    ),
  ];
}

/** One line: why it fits. */
export function whyLine(reasons: readonly Reason[]): string {
  const first = reasons.slice(0, 3).map((reason) => reason.text.split(':')[0] ?? reason.text);
  return first.length === 0 ? 'Only the general wording is alike.' : `Fits by ${first.join(', ')}.`;
}

/** One line: which conditions fail and what is missing. */
export function missingLine(
  gaps: readonly Gap[],
  gates: readonly Gate[],
  provisional: boolean,
): string {
  const failed = gates.filter((gate) => gate.verdict === 'fail').map(gateWords);
  const all = [...failed, ...gaps.slice(0, 3).map((gap) => gap.text)];
  if (provisional) all.push('the posting has too little text for more than a first guess');
  return all.length === 0
    ? 'Nothing that the posting asks for is missing.'
    : `Missing: ${all.join('; ')}.`;
}

/** What a failed gate means for the client. */
export function gateWords({ name, asked }: Gate): string {
  return FAILED[name].replace('{}', asked ?? 'more');
}

/** A gate in a sentence of its own, whatever its verdict, with the words that decided. */
export function gateLine(gate: Gate): string {
  const said = gate.quote ? `: the posting "${gate.quote}"` : '';
  const own = gate.cvQuote ? `${said === '' ? ':' : ','} you "${gate.cvQuote}"` : '';
  if (gate.verdict === 'fail') return `${sentenceCase(gateWords(gate))}${said}${own}`;
  const asked = gate.asked ? ` (${gate.asked})` : '';
  const word = gate.verdict === 'pass' ? 'fits' : 'is not certain';
  return `${sentenceCase(LABELS[gate.name])}${asked} ${word}${said}${own}`;
}

const FAILED: Readonly<Record<GateName, string>> = {
  closed: 'it is closed',
  authorisation: 'it sponsors no visa, and you need one there',
  place: 'it is elsewhere than you want or may work from',
  remote: 'it is not the kind of workplace you want',
  language: 'it needs {}',
  licence: 'it needs {}',
  degree: 'it needs {}',
  pay: 'it pays less than your floor',
  company: 'you ruled it out',
};

const LABELS: Readonly<Record<GateName, string>> = {
  closed: 'being open',
  authorisation: 'work authorisation',
  place: 'place',
  remote: 'workplace',
  language: 'language',
  licence: 'licence',
  degree: 'degree',
  pay: 'pay',
  company: 'company',
};

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
