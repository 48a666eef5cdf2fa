import type { Hit } from '../detectors/hit.ts';
import { readUnits } from '../sentence.ts';
import { isSecretName } from '../unit.ts';
import { afterName } from './after-name.ts';
import { beforeName } from './before-name.ts';
import { findHandedOver } from './handed-over.ts';
import { findBareSecret, findLoginPair } from './login-pair.ts';
import { findNearName } from './near-name.ts';
import { findReceivedCode } from './received-code.ts';
import { expect, findReply } from './reply.ts';

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
  const setting = { short: units.length <= SHORT, long: units.length > LONG, document };
  const hits: Hit[] = [];
  for (const [at, unit] of units.entries()) {
    if (!isSecretName(unit)) continue;
    const hit = afterName(units, at, setting) ?? beforeName(units, at, setting);
    if (hit !== undefined) hits.push(hit);
  }
  const pair = findLoginPair(units, setting);
  if (pair !== undefined) hits.push(pair);
  if (document || hits.length > 0) return hits;
  const other =
    findNearName(units, setting) ??
    findReceivedCode(units, setting) ??
    findBareSecret(units, setting) ??
    findHandedOver(units, setting) ??
    (previous.length > 0 && setting.short ? findReply(units, expect(previous)) : undefined);
  return other === undefined ? hits : [other];
}
