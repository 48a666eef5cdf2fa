import type { Hit } from '../detectors/hit.ts';
import { findWeighed } from '../evidence/weighed.ts';
import { languageOf } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { isSecretName, type Unit } from '../unit.ts';
import { findAfterColon } from './after-colon.ts';
import { afterName } from './after-name.ts';
import { findAfterTalk } from './after-talk.ts';
import { beforeName } from './before-name.ts';
import { findBuiltOf } from './built-of.ts';
import { findCommonPassword } from './common-password.ts';
import { findDictation } from './dictation.ts';
import { findEntered } from './entered.ts';
import { findHabit } from './habit.ts';
import { findHandedOver } from './handed-over.ts';
import { findInContext } from './in-context.ts';
import { findLockedThing } from './locked-thing.ts';
import { findLoginFields } from './login-fields.ts';
import { findBareSecret, findLoginPair } from './login-pair.ts';
import { findLoneAnswer } from './lone-answer.ts';
import { findNearCodeName } from './near-code-name.ts';
import { findNearName } from './near-name.ts';
import { findOddInTalk } from './odd-in-talk.ts';
import { findNumberAlone, findOpeningNumber } from './opening-number.ts';
import { findQuotedEntry } from './quoted-entry.ts';
import { findReceivedCode } from './received-code.ts';
import { expect, findReply } from './reply.ts';
import { findSaidAfter } from './said-after.ts';
import { findAnswerToQuestion, findSecurityAnswer } from './security-answer.ts';
import type { Setting } from './setting.ts';
import { findSpelledAs, readSpelledAs } from './spelled-as.ts';
import { findSpokenCard } from './spoken-card.ts';
import { findSteps } from './steps.ts';
import { findWordList } from './word-list.ts';

/** A message up to this many words is one thought; above the second figure it is a pasted document. */
const SHORT = 14;
const LONG = 150;

/**
 * Secrets that only a sentence shows: passwords, PINs, one-time codes and logins in everyday words.
 * @param options.pasted  the text is what people say around code, tags or the head of a mail: words are not weighed there
 */
export function findSecretsInSentences(
  text: string,
  previous: readonly string[],
  { document, pasted }: { document: boolean; pasted: boolean },
): Hit[] {
  const units = readUnits(text);
  const ruled = findByRules(text, units, previous, document, pasted);
  const weighed =
    document || pasted || ruled.length > 0 ? undefined : findByWeight(units, previous);
  const hits = weighed === undefined ? ruled : [weighed];
  if (hits.length === 0) return hits;
  const language = languageOf(units);
  return language === undefined ? hits : hits.map((hit) => ({ ...hit, language }));
}

/** What is left when no rule speaks: the words are weighed. */
function findByWeight(units: readonly Unit[], previous: readonly string[]): Hit | undefined {
  return findWeighed(units, previous.length > 0 ? expect(previous) : undefined);
}

/**
 * What the rules find that a person could name.
 * @param pasted  see `findSecretsInSentences`
 */
export function findByRules(
  text: string,
  units: readonly Unit[],
  previous: readonly string[],
  document: boolean,
  pasted = false,
): Hit[] {
  const setting = { short: units.length <= SHORT, long: units.length > LONG, document };
  const hits: Hit[] = [];
  for (const [at, unit] of units.entries()) {
    if (!isSecretName(unit)) continue;
    const hit = afterName(units, at, setting) ?? beforeName(units, at, setting);
    if (hit !== undefined) hits.push(hit);
  }
  const pair = findLoginPair(units, setting) ?? findLoginFields(units, setting);
  if (pair !== undefined) hits.push(pair);
  if (document || hits.length > 0) return hits;
  const other =
    findSecurityAnswer(text, units, setting) ??
    findSpokenCard(units) ??
    findOpeningNumber(text, units, setting) ??
    findDictation(units, setting) ??
    findAfterColon(units, setting) ??
    findNearName(units, setting) ??
    findNearCodeName(units, setting) ??
    findQuotedEntry(units, setting) ??
    findReceivedCode(units, setting) ??
    (pasted ? undefined : findInOneVoice(units, setting)) ??
    (previous.length > 0 && setting.short ? findAnswer(units, previous, setting) : undefined);
  return other === undefined ? hits : [other];
}

/** What only somebody means who says nothing else: in a paste, an odd word stands between other people's words. */
function findInOneVoice(units: readonly Unit[], setting: Setting): Hit | undefined {
  return (
    findBareSecret(units, setting) ??
    findHandedOver(units, setting) ??
    findEntered(units, setting) ??
    findLockedThing(units, setting) ??
    findHabit(units, setting) ??
    findSteps(units, setting) ??
    findAfterTalk(units, setting) ??
    findOddInTalk(units, setting) ??
    findBuiltOf(units, setting) ??
    findSpelledAs(units, setting) ??
    findWordList(units, setting) ??
    findSaidAfter(units, setting) ??
    findCommonPassword(units, setting)
  );
}

/** What the messages before lead up to. */
function findAnswer(
  units: readonly Unit[],
  previous: readonly string[],
  setting: Setting,
): Hit | undefined {
  const expected = expect(previous);
  return (
    findReply(units, expected) ??
    (expected.password === undefined ? undefined : readSpelledAs(units, true)) ??
    findInContext(units, expected, setting) ??
    findLoneAnswer(units, previous) ??
    findAnswerToQuestion(units, previous) ??
    findNumberAlone(units, previous, readUnits)
  );
}
