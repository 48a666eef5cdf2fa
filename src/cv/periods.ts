/** When something began and ended, as "2021" or "2021-03". */
export interface Period {
  from: string;
  /** Null when it goes on. */
  to: string | null;
}

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  fev: 2,
  feb: 2,
  mar: 3,
  mär: 3,
  maer: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  juin: 6,
  jul: 7,
  juil: 7,
  aug: 8,
  aou: 8,
  ago: 8,
  sep: 9,
  set: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
  dic: 12,
  déc: 12,
  fév: 2,
  aoû: 8,
};
const MONTH =
  '(?:jan(?:uar[y]?|vier)?|ene(?:ro)?|f[eé]v(?:rier)?|feb(?:ruar[y]?|rero)?|mar(?:ch|s|zo)?|m(?:ä|ae)r(?:z)?|a[pvb]r(?:il)?|ma[yio]|mayo|jun[ie]?o?|juin|juil(?:let)?|jul[iy]?o?|aug(?:ust)?|ao[uû]t|ago(?:sto)?|sep(?:t(?:ember|embre|iembre)?)?|set(?:iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|d[eé][czi][ce]?(?:ember|embre|iembre)?)\\.?';
const POINT = `(?:(?:${MONTH},?\\s+(?:de\\s+)?|(?:0?[1-9]|1[0-2])\\s?[/.]\\s?|\\d{1,2}\\.\\d{1,2}\\.)?(?:19|20)\\d{2}(?:-(?:0[1-9]|1[0-2]))?)`;
const NOW =
  "(?:present|current(?:ly)?|now|today|ongoing|to date|heute|aktuell|jetzt|laufend|aujourd['’]hui|ce jour|présent|actuel(?:lement)?|actualidad|actualmente|actual|presente|hoy)";
const RANGE = new RegExp(
  `(?<![\\p{L}\\d])(${POINT})\\s{0,3}(?:-|–|—|to|until|bis|au?|à|hasta|jusqu['’]à)\\s{0,3}(${POINT}|${NOW})(?![\\p{L}\\d])`,
  'iu',
);
const SINCE = new RegExp(
  `(?<!\\p{L})(?:since|from|seit|ab|depuis|desde)\\s{1,3}(${POINT})(?![\\p{L}\\d])`,
  'iu',
);
const ALONE = new RegExp(`(?<![\\p{L}\\d])(${POINT})(?!\\d)`, 'iu');

/** The first period that a line names and where it stands; a lone year is its own beginning and end. */
export function periodIn(line: string): (Period & { start: number; end: number }) | null {
  const range = RANGE.exec(line);
  if (range) {
    const from = dateOf(range[1] ?? '');
    const until = range[2] ?? '';
    const to = /\d{4}/.test(until) ? dateOf(until) : null;
    if (to !== null && to.slice(0, 4) < from.slice(0, 4)) return null;
    return { from, to, start: range.index, end: range.index + range[0].length };
  }
  const since = SINCE.exec(line);
  if (since)
    return {
      from: dateOf(since[1] ?? ''),
      to: null,
      start: since.index,
      end: since.index + since[0].length,
    };
  const alone = ALONE.exec(line);
  if (!alone) return null;
  const date = dateOf(alone[1] ?? '');
  return { from: date, to: date, start: alone.index, end: alone.index + alone[0].length };
}

/** "März 2019", "03/2019", "2019-03" and "01.03.2019" are "2019-03"; a year alone stays one. */
function dateOf(text: string): string {
  const year = /(?:19|20)\d{2}/.exec(text)?.[0] ?? '';
  const behind = /(?:19|20)\d{2}-(\d{2})/.exec(text)?.[1];
  const ahead = /(?:\d{1,2}\.)?(\d{1,2})\s?[/.]\s?(?:19|20)\d{2}/.exec(text)?.[1];
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase() ?? '';
  const named = MONTHS[word.slice(0, 4)] ?? MONTHS[word.slice(0, 3)];
  const month = Number(behind ?? ahead ?? named ?? 0);
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : year;
}
