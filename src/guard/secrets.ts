import { findAccessLinks } from './detectors/access-link.ts';
import { findCards } from './detectors/card.ts';
import { findCookiePairs } from './detectors/cookie-pairs.ts';
import type { Hit } from './detectors/hit.ts';
import { findIbans } from './detectors/iban.ts';
import { findNamedKeys } from './detectors/named-key.ts';
import { findNationalIds } from './detectors/national-id.ts';
import { findProviderSecrets } from './detectors/provider.ts';
import { findRecoverySheets } from './detectors/recovery-sheet.ts';
import { findSeedPhrases } from './detectors/seed-phrase.ts';
import { findTableColumns } from './detectors/table-column.ts';
import type { Finding, GuardVerdict, Scope } from './finding.ts';
import { findSecretsInSentences } from './natural/sentences.ts';
import { findWalletWords } from './natural/wallet-words.ts';
import { readPaste } from './paste/read-paste.ts';
import { originalSpan, type PlainText, readPlain } from './plain.ts';
import { whyOf } from './rules.ts';

export type { Finding, GuardVerdict, Scope, SecretKind } from './finding.ts';

/** Text is read in pieces of this many UTF-16 units, so that the cost of a huge one grows evenly. */
const PIECE = 100_000;
/**
 * Sentences of a chat are read up to here. No channel has longer messages, and the desk takes none of them; what is a
 * secret by its own shape is found everywhere.
 */
const CHAT_WORDS = 20_000;
/** Pieces overlap by this much, so that a secret on the seam is seen whole in one of them. */
const OVERLAP = 4_096;

/**
 * Looks for a password or another secret in text that nobody has stored, logged or read yet. Pure; takes any text of
 * any length, never throws. The verdict holds no part of the secret, only where it is and which rule saw it.
 *
 * @param options.previous the last messages of the chat, oldest first, of client and desk; at most three are read.
 *   A login or a code may be spread over several messages.
 * @param options.scope see `Scope`; `chat` unless told.
 */
export function inspectText(
  text: string,
  options: { previous?: readonly string[]; scope?: Scope } = {},
): GuardVerdict {
  const scope = options.scope ?? 'chat';
  const previous = options.previous?.slice(-3) ?? [];
  const found: Finding[] = [];
  for (let from = 0; from === 0 || from < text.length; from += PIECE - OVERLAP) {
    const piece = readPlain(text.slice(from, from + PIECE));
    for (const hit of findSecrets(piece, previous, scope, from)) {
      const span = originalSpan(piece, hit.start, hit.end);
      found.push({ ...hit, start: from + span.start, end: from + span.end });
    }
    if (from + PIECE >= text.length) break;
  }
  const findings = withoutOverlaps(found);
  const first = findings[0];
  if (first === undefined) return { blocked: false, findings: [] };
  return { blocked: true, kind: first.kind, findings };
}

/** The text with every secret replaced by the kind in brackets: for postings, which are cleaned and not blocked. */
export function redactSecrets(text: string, scope: Scope = 'posting'): string {
  const verdict = inspectText(text, { scope });
  if (!verdict.blocked) return text;
  let out = '';
  let from = 0;
  for (const finding of verdict.findings) {
    out += `${text.slice(from, finding.start)}[${finding.kind.replaceAll('_', ' ')} removed]`;
    from = finding.end;
  }
  return out + text.slice(from);
}

/** One line for an operator: which rule saw what, in which language, where and why. Never the secret. */
export function explain(verdict: GuardVerdict): string {
  if (!verdict.blocked) return 'nothing found';
  return verdict.findings
    .map(({ kind, detector, language, start, end }) => {
      const rule = language === undefined ? detector : `${detector} (${language})`;
      return `${kind} by ${rule} at ${start}-${end}: ${whyOf(detector)}`;
    })
    .join('; ');
}

function findSecrets(
  plain: PlainText,
  previous: readonly string[],
  scope: Scope,
  from: number,
): Hit[] {
  const document = scope !== 'chat';
  const paste = readPaste(plain.text);
  const words = document ? plain.text : paste.words.slice(0, Math.max(0, CHAT_WORDS - from));
  return [
    ...findProviderSecrets(plain.text),
    ...findNamedKeys(plain.text),
    ...findAccessLinks(plain.text),
    ...findCookiePairs(paste.mail),
    ...findCards(plain.text),
    ...findIbans(plain.text),
    ...findSeedPhrases(plain.text),
    ...findRecoverySheets(plain.text),
    ...findTableColumns(plain.text),
    ...findNationalIds(plain.text),
    ...paste.hits,
    ...findSecretsInSentences(words, previous, { document, pasted: paste.pasted }),
    ...(document ? [] : findWalletWords(words)),
  ];
}

/** In order of place; of two findings on the same words the first detector's stays, stretched over both. */
function withoutOverlaps(found: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of found.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
