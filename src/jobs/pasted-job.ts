import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PastedNames } from '../desk/ports/pasted-jobs.ts';
import type { Posting } from '../desk/posting.ts';
import { occupationsNamed } from '../match/occupations.ts';
import { placesIn } from '../match/places.ts';
import { employmentFrom, seniorityFrom } from './employment.ts';
import { htmlText } from './html-text.ts';
import { readPay } from './pay.ts';
import { readItems } from './read-items.ts';
import { remoteMode, remoteRegions } from './remote.ts';

const MAX_TITLE = 100;
/** Lines in which an advertisement says what, who and where. */
const HEAD_LINES = 10;

const TITLE =
  /^(?:job ?title|title|position|role|vacancy|stelle(?:nbezeichnung)?|titel|poste|intitulé(?: du poste)?|puesto|cargo)\s*[:–-]\s*(\S.{1,120})$/iu;
const COMPANY =
  /^(?:company(?: name)?|employer|organi[sz]ation|firma|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|compañía)\s*[:–-]\s*(\S.{0,100})$/iu;
const PLACE =
  /^(?:(?:job |work )?location|place(?: of work)?|city|(?:arbeits|einsatz|stand)?ort|lieu(?: de travail)?|localisation|ville|ubicación|lugar(?: de trabajo)?|ciudad|localidad)\s*[:–-]\s*(\S.{1,100})$/iu;
const PAY =
  /^(?:salary|pay|compensation|wage|rate|gehalt|vergütung|stundenlohn|salaire|rémunération|salario|sueldo)(?: range)?\s*[:–-]\s*(\S.{1,100})$/iu;
const EMPLOYMENT =
  /^(?:job type|employment(?: type)?|contract(?: type)?|hours|anstellungsart|arbeitszeit|type de contrat|contrat|contrato|jornada)\s*[:–-]\s*(\S.{1,100})$/iu;
const AMOUNT = /[$€£]\s?\d|\d\s?(?:[$€£]|EUR\b|GBP\b|USD\b|CHF\b)/u;
const GREETING =
  /^(?:hi|hello|hey|hallo|guten|bonjour|salut|hola|please|here|this|what|look|check|see)\b/iu;
const GENDERS = /\(\s*[mwdfhx](?:\s*[/|,]\s*[mwdfhx]){1,2}\s*\)|\b[HF]\s?\/\s?[HF]\b/u;
const ABOUT = /^(?:about|über|à propos de|qui est|sobre)\s+(\p{Lu}[\p{L}\p{N}&.' -]{1,50})$/u;

/**
 * Reads a pasted advertisement: what its labels say ("Company: …"), else what its first lines look like. Names that a
 * model gives count only where they stand in the text.
 */
export function readPastedJob(pasted: string, names: PastedNames): Posting | null {
  const text = htmlText(pasted);
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[-*•#\s]+|[*\s]+$/g, ''))
    .filter((line) => line !== '');
  const head = lines.slice(0, HEAD_LINES);
  const stands = (name: string | undefined) =>
    name !== undefined && text.toLowerCase().includes(name.trim().toLowerCase())
      ? name.trim()
      : undefined;
  const title = stands(names.title) ?? labelled(lines, TITLE) ?? titleOf(head);
  if (title === undefined) return null;
  const below = head.slice(head.findIndex((line) => line.includes(title)) + 1);
  const place = stands(names.place) ?? labelled(lines, PLACE) ?? placeOf(below) ?? '';
  const pay = labelled(lines, PAY) ?? lines.find((line) => AMOUNT.test(line) && line.length < 160);
  const employment = labelled(lines, EMPLOYMENT);
  const { postings } = readItems(
    { source: 'paste', board: 'client', list: [text], listName: 'a text' },
    TEXT,
    () => ({
      externalId: createHash('sha256').update(text).digest('base64url').slice(0, 20),
      title,
      company:
        stands(names.company) ??
        labelled(lines, COMPANY) ??
        companyOf(head, title, place, lines) ??
        'employer not named',
      text,
      places: place === '' ? [] : [place],
      remote: remoteMode(null, place, title),
      remoteRegions: remoteRegions([place]),
      pay: pay === undefined ? null : readPay(pay),
      employment: employment === undefined ? null : employmentFrom(employment),
      seniority: seniorityFrom(title),
    }),
  );
  return postings[0] ?? null;
}

const TEXT = z.string();

function labelled(lines: readonly string[], label: RegExp): string | undefined {
  for (const line of lines) {
    const found = label.exec(line)?.[1]?.trim();
    if (found) return found;
  }
  return undefined;
}

/** The first short line that names an occupation, else a sentence that seeks one. */
function titleOf(head: readonly string[]): string | undefined {
  const short = head.filter((line) => line.length <= MAX_TITLE && !/[.!?]$|:\/\/|@/.test(line));
  const named =
    short.find((line) => GENDERS.test(line)) ??
    short.find((line) => occupationsNamed(line).length > 0) ??
    short.find((line) => !GREETING.test(line) && looksLikeTitle(line));
  if (named !== undefined) return named.split(/\s+[|·–—]\s+/)[0]?.trim() ?? named;
  for (const line of head) {
    const [first] = occupationsNamed(line.slice(0, 300));
    if (first) return line.slice(first.start, first.end);
  }
  return undefined;
}

/** "Warehouse Team Leader": a few words, most of them with a capital letter, and no label. */
function looksLikeTitle(line: string): boolean {
  const words = line.split(/\s+/);
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 2 && words.length <= 8 && capital * 2 > words.length && !/[:,]/.test(line);
}

/** A short line below the title that is a place and little else: "Acme · Lyon, France". */
function placeOf(below: readonly string[]): string | undefined {
  for (const line of below.slice(0, 4)) {
    if (line.length > MAX_TITLE || /[.!?]$/.test(line)) continue;
    const part = partsOf(line).find((piece) => placesIn(piece).length > 0);
    if (part !== undefined) return part;
  }
  return undefined;
}

function companyOf(
  head: readonly string[],
  title: string,
  place: string,
  lines: readonly string[],
): string | undefined {
  const at = head.findIndex((line) => line.includes(title));
  const beside = partsOf(head[at] ?? '').find((part) => !title.includes(part));
  if (beside !== undefined && !isOther(beside, place)) return beside;
  const next = head[at + 1] ?? '';
  const [part] = partsOf(next).filter((piece) => !isOther(piece, place));
  if (part !== undefined && next.length <= MAX_TITLE && !/[.!?:]$/.test(next)) return part;
  return (
    labelled(lines, ABOUT)?.replace(/^(?:us|the (?:role|job|team|company))$/i, '') || undefined
  );
}

/** A piece that is a place, a label, an amount or a sentence is no company. */
function isOther(piece: string, place: string): boolean {
  return (
    piece === place ||
    /:/.test(piece) ||
    AMOUNT.test(piece) ||
    piece.split(/\s+/).length > 6 ||
    !/^\p{Lu}|^\p{N}/u.test(piece) ||
    placesIn(piece).length > 0 ||
    OTHER_WORDS.test(piece)
  );
}

const OTHER_WORDS =
  /\b(?:full[- ]?time|part[- ]?time|permanent|remote|hybrid|on-?site|contract|vollzeit|teilzeit|cdi|cdd|about|posted|today|ago|apply|requirements?)\b/i;

function partsOf(line: string): string[] {
  return line
    .split(/\s+[|·•–—-]\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
