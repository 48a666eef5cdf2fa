import type { Hit } from '../detectors/hit.ts';
import { languageOf } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { isSecretName, type Unit } from '../unit.ts';
import { findAfterColon } from './after-colon.ts';
import { afterName } from './after-name.ts';
import { findAfterTalk } from './after-talk.ts';
import { beforeName } from './before-name.ts';
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
import { findQuotedEntry } from './quoted-entry.ts';
import { findReceivedCode } from './received-code.ts';
import { expect, findReply } from './reply.ts';
import type { Setting } from './setting.ts';
import { findSteps } from './steps.ts';

/** A message up to this many words is one thought; above the second figure it is a pasted document. */
const SHORT = 14;
const LONG = 150;

/** Secrets that only a sentence shows: passwords, PINs, one-time codes and logins in everyday words. */
export function findSecretsInSentences(
  text: string,
  previous: readonly string[],
  document: boolean,
): Hit[] {
  const units = readUnits(text);
  const hits = findIn(units, previous, document);
  if (hits.length === 0) return hits;
  const language = languageOf(units);
  return language === undefined ? hits : hits.map((hit) => ({ ...hit, language }));
}

function findIn(units: readonly Unit[], previous: readonly string[], document: boolean): Hit[] {
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
    findDictation(units, setting) ??
    findAfterColon(units, setting) ??
    findNearName(units, setting) ??
    findNearCodeName(units, setting) ??
    findQuotedEntry(units, setting) ??
    findReceivedCode(units, setting) ??
    findBareSecret(units, setting) ??
    findHandedOver(units, setting) ??
    findEntered(units, setting) ??
    findLockedThing(units, setting) ??
    findHabit(units, setting) ??
    findSteps(units, setting) ??
    findAfterTalk(units, setting) ??
    (previous.length > 0 && setting.short ? findAnswer(units, previous, setting) : undefined);
  return other === undefined ? hits : [other];
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
    findInContext(units, expected, setting) ??
    findLoneAnswer(units, previous)
  );
}
