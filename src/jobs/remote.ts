import type { RemoteMode } from '../desk/posting.ts';

/**
 * Where the work is done. The board's own field counts first; without one, the place or title may say it.
 * Free text of the posting is not asked: "remote" stands in too many benefit lists.
 */
export function remoteMode(
  field: string | null | undefined,
  ...hints: (string | null | undefined)[]
): RemoteMode {
  const known = fromWord(field ?? '');
  if (known !== 'unknown') return known;
  const said = new Set(
    hints.map((hint) => fromHint(hint ?? '')).filter((mode) => mode !== 'unknown'),
  );
  const [only] = said;
  // Two hints that contradict each other decide nothing.
  return said.size === 1 && only ? only : 'unknown';
}

/** Regions in a place such as "Remote - Europe" or "Remote (US)"; empty when it names none. */
export function remoteRegions(places: readonly string[]): string[] {
  return places.flatMap((place) => {
    const match =
      /^\W*(?:fully |100 ?% )?remote\b\W*(?:in|within|from|across)?\W*([\p{L}][\p{L} ,&/.-]{1,50})/iu.exec(
        place,
      );
    return match?.[1] ? [match[1].replace(/[\s).,-]+$/, '')] : [];
  });
}

function fromWord(word: string): RemoteMode {
  const folded = word.toLowerCase().replace(/[^a-z]/g, '');
  if (folded.includes('hybrid')) return 'hybrid';
  if (/^(fully)?remote|^telecommut/.test(folded)) return 'remote';
  if (/^on-?site|^inoffice|^inperson|^office/.test(folded)) return 'onsite';
  return 'unknown';
}

function fromHint(text: string): RemoteMode {
  if (/\bhybrid\b/i.test(text)) return 'hybrid';
  if (/\b(not|no|non)[ -]remote\b/i.test(text)) return 'onsite';
  if (/\bremote\b|\bhome ?office\b|\bwork from home\b/i.test(text)) return 'remote';
  if (/\bon-?site\b/i.test(text)) return 'onsite';
  return 'unknown';
}
