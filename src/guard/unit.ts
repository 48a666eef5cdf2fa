import { secretName } from './lexicon.ts';
import type { Look } from './shape.ts';

/** A word or a phrase of the lexicon in its place. Offsets are into the plain text. */
export type Unit = {
  readonly text: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Marks before and after, up to the next word. */
  readonly lead: string;
  readonly trail: string;
  /** A line ended before it. */
  readonly newline: boolean;
  readonly roles: number;
  readonly languages: number;
  readonly look: Look;
};

export function has(unit: Unit | undefined, roles: number): boolean {
  return unit !== undefined && (unit.roles & roles) !== 0;
}

export function isSecretName(unit: Unit | undefined): boolean {
  return has(unit, secretName);
}

/** The name of a secret in plain letters; "P@ssw0rd" may be the secret itself. */
export function isPlainName(unit: Unit | undefined): boolean {
  return isSecretName(unit) && unit?.look.shape !== 'mixed';
}

/** A mark that ends a sentence, or a line, between a unit and the next one. */
export function endsSentence(unit: Unit, next: Unit | undefined): boolean {
  if (next === undefined || next.newline) return true;
  // "Summer2023! is mine": the mark belongs to the password, since the sentence goes on in small letters.
  if (unit.look.shape === 'mixed' && /^[!?]+$/.test(unit.trail)) return !/^\p{Ll}/u.test(next.text);
  return /[.;!?…।。！？؟؛]/.test(unit.trail);
}

/** The same, or a comma or bracket: where a phrase can end. */
export function endsClause(unit: Unit, next: Unit | undefined): boolean {
  return endsSentence(unit, next) || /[,)、،，]/.test(unit.trail);
}

/** A colon, an equals sign, an arrow, or a dash with spaces: "what follows is it". */
export function points(unit: Unit): boolean {
  return /[:=→>]|^['"’)\]]*-+$|^'s$/.test(unit.trail);
}

const opening = /["'«„“”‘’`「『]$/;
const closing = /^[.,!?]?["'»“”‘’`」』]/;

/** Whether quotation marks, or the code marks of a chat, stand around the units from `first` to `last`. */
export function isQuoted(first: Unit, last: Unit = first): boolean {
  return opening.test(first.lead) && closing.test(last.trail);
}
