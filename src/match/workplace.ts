import type { MatchPosting, RemoteMode } from './match-input.ts';

const REMOTE_TEXT: readonly (readonly [RemoteMode, RegExp])[] = [
  ['onsite', /\b(?:no remote|not remote|on-?site only|100 ?% on-?site|kein homeoffice)\b/iu],
  [
    'hybrid',
    /\b(?:hybrid|\d days? (?:a|per) week (?:in|from) (?:the|our) office|teilweise homeoffice)\b/iu,
  ],
  [
    'remote',
    /\b(?:fully remote|100 ?% remote|remote[- ]first|remote (?:position|role|job|work)|work from (?:home|anywhere)|télétravail|teletrabajo|en remoto|homeoffice)\b/iu,
  ],
];

const TRIGGER = /remote|site|hybrid|office|home|anywhere|travail|trabajo|remoto/u;

/** Where the work is done: the board's field, else what title and places say, else the text with its words. */
export function remoteOf(
  posting: MatchPosting,
  text: string,
): { mode: RemoteMode; quote?: string } {
  if (posting.remote && posting.remote !== 'unknown') return { mode: posting.remote };
  const where = `${posting.title} ${(posting.places ?? []).join(' ')}`;
  if (/\bhybrid\b/i.test(where)) return { mode: 'hybrid' };
  if (/\bremote\b/i.test(where)) return { mode: 'remote' };
  if (!TRIGGER.test(text.toLowerCase())) return { mode: 'unknown' };
  for (const [mode, pattern] of REMOTE_TEXT) {
    const found = pattern.exec(text);
    if (found) return { mode, quote: found[0] };
  }
  return { mode: 'unknown' };
}
