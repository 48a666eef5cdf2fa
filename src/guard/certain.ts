import type { Finding, SecretKind } from './finding.ts';

/** Kinds whose shape is published by their maker: a text that has it holds one, whatever its writer says of it. */
const PUBLISHED: ReadonlySet<SecretKind> = new Set(['api_key', 'private_key', 'session_cookie']);

/** Rules that check a sum, so that ordinary words do not pass for a hit. */
const SUMMED: ReadonlySet<string> = new Set(['seed-phrase']);

/** Does a text hold a key or token that cannot be anything else? Such a finding is never let through. */
export function isCertain(findings: readonly Pick<Finding, 'kind' | 'detector'>[]): boolean {
  return findings.some(({ kind, detector }) => PUBLISHED.has(kind) || SUMMED.has(detector));
}
