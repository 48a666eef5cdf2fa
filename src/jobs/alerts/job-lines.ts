import type { JobLink } from './job-link.ts';
import { keyOf, type MailLine } from './mail-lines.ts';

/** What a mail says about one job, in its own words. */
export interface AlertJob {
  link: JobLink;
  title: string;
  company: string;
  place: string;
  pay: string;
  /** Words of the posting itself, where the mail quotes some. */
  snippet: string;
}

/**
 * Reads jobs out of the lines of a mail. Alerts have two shapes: the link stands on the title and the rest follows (HTML),
 * or the lines of a job come first and its link last (text: "View job: https://…").
 */
export function jobsIn(lines: readonly MailLine[], admit: (link: JobLink) => boolean): AlertJob[] {
  const jobs: AlertJob[] = [];
  const seen = new Set<string>();
  let from = 0;
  for (let at = 0; at < lines.length && jobs.length < MAX_JOBS; at++) {
    const line = lines[at];
    if (!line?.link || !admit(line.link)) continue;
    const key = keyOf(line.link);
    if (key !== null && seen.has(key)) {
      from = at + 1;
      continue;
    }
    const title = titleOf(line.text);
    // A logo or a button before the title: the title follows with the same link.
    if (title === '' && key !== null && titleFollows(lines, at, key)) continue;
    const job = title === '' ? jobBefore(lines, from, at) : jobAfter(lines, at, title);
    from = at + 1;
    if (!job) continue;
    jobs.push(job);
    if (key !== null) seen.add(key);
  }
  return jobs;
}

function titleFollows(lines: readonly MailLine[], at: number, key: string): boolean {
  for (const { link, text } of lines.slice(at + 1, at + 8)) {
    if (link && keyOf(link) !== key) return false;
    if (link && titleOf(text) !== '') return true;
  }
  return false;
}

const MAX_JOBS = 200;
const MAX_TITLE = 160;

/** Link first: the company, the place and more stand on the next lines, up to the next job. */
function jobAfter(lines: readonly MailLine[], at: number, title: string): AlertJob | null {
  const link = lines[at]?.link;
  if (!link) return null;
  const after: string[] = [];
  for (const line of lines.slice(at + 1, at + 12)) {
    if (line.rule) break;
    if (line.link && keyOf(line.link) !== keyOf(link)) break;
    // A link without an id says nothing of which job it belongs to; one with good words begins the next.
    if (line.link && keyOf(line.link) === null && after.length > 1) break;
    if (line.text !== '' && line.text !== title) after.push(line.text);
  }
  return described(link, title, after, 'after');
}

/** Link last: the block of lines above it, which what introduces the mail is not part of. */
function jobBefore(lines: readonly MailLine[], from: number, at: number): AlertJob | null {
  const link = lines[at]?.link;
  if (!link) return null;
  const blocks: string[][] = [[]];
  for (const line of lines.slice(Math.max(from, at - 30), at)) {
    if (line.rule) blocks.splice(0, blocks.length, []);
    else if (line.text === '') blocks.push([]);
    else if (!CHATTER.test(line.text)) blocks.at(-1)?.push(line.text);
  }
  const full = blocks.filter((block) => block.length > 0);
  const block =
    full.findLast(([title = '', second = '']) => isTitle(title) && SPLIT.test(second)) ??
    full.findLast((lines) => lines.length >= 3 && isTitle(lines[0] ?? '')) ??
    full.findLast((lines) => lines.length >= 2 && isTitle(lines[0] ?? '')) ??
    joined(full);
  const [title = '', ...rest] = block ?? [];
  const after = block ? full.slice(full.indexOf(block) + 1).flat() : [];
  return isTitle(title) ? described(link, titleOf(title), [...rest, ...after], 'before') : null;
}

/** A mail with an empty line after each line: its last three lines are the job. */
function joined(blocks: readonly string[][]): string[] | undefined {
  const all = blocks.flat();
  return all.length === 0 ? undefined : all.slice(-3);
}

function described(
  link: JobLink,
  title: string,
  after: readonly string[],
  shape: 'before' | 'after',
): AlertJob {
  const lines = after.filter((line) => !CHATTER.test(line));
  const pay = lines.find((line) => line.length <= 80 && PAY.test(line)) ?? '';
  const facts = lines.filter((line) => line !== pay);
  const [first = '', second = ''] = facts;
  const split = splitCompany(first, second, link, shape);
  const company = split?.company ?? (first.length <= 100 ? first : '');
  const place = split?.place ?? (company !== '' && isPlace(second) ? second : '');
  const used = new Set([company === '' ? '' : first, split || place === '' ? '' : second]);
  const snippet = facts.filter((line) => !used.has(line) && line.length >= SNIPPET).join('\n');
  return {
    link,
    title,
    company: company.replace(/\s+\d[.,]\d\s*[★⭐*]?$/u, '').trim(),
    place: place.trim(),
    pay,
    snippet,
  };
}

const SNIPPET = 40;
const SPLIT = /\s[·•|]\s|\s[-–—]\s/;
const PAY =
  /(?:[$£€₹¥]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|INR)\b).{0,3}\d|\d.{0,3}(?:[€£]|\b(?:EUR|CHF|zł|kr)\b)/i;

/**
 * "Company · Berlin" at the first mark. Indeed's text part says "Smith - Sons Ltd - Leeds": at the last dash, because
 * companies have dashes. Elsewhere a dash splits only where no place stands on the next line.
 */
function splitCompany(
  line: string,
  next: string,
  link: JobLink,
  shape: 'before' | 'after',
): { company: string; place: string } | null {
  const dot = /^(.{1,100}?)\s[·•|]\s(.{1,100})$/u.exec(line);
  if (dot?.[1] && dot[2]) return { company: dot[1], place: dot[2].split(/\s[·•|]\s/)[0] ?? '' };
  const dashed = link.board === 'indeed' && shape === 'before';
  if (!dashed && (link.board === 'linkedin' || (isPlace(next) && next.length <= 40))) return null;
  const dash = /^(.{1,100})\s[-–—]\s(.{1,100}?)$/u.exec(line);
  return dash?.[1] && dash[2] ? { company: dash[1], place: dash[2] } : null;
}

function isPlace(line: string): boolean {
  return line.length > 0 && line.length <= 80 && !/[.!?]$/.test(line) && !PAY.test(line);
}

/** The words of a link when they can be a title; empty for a button. */
function titleOf(text: string): string {
  const words = text.replace(/^[\s\-–•·*#\d.)]{0,4}(?=\p{L})/u, '').trim();
  return isTitle(words) ? words.slice(0, MAX_TITLE) : '';
}

function isTitle(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= MAX_TITLE &&
    /\p{L}{2}/u.test(text) &&
    !BUTTON.test(text) &&
    !CHATTER.test(text)
  );
}

/** Words of a link that are no title, in the languages of the boards. */
const BUTTON =
  /^(?:(?:view|see|show|open|read|learn|apply|easy apply|quick apply|1-click apply|save|share|browse|explore|search|find|get|edit|manage|update|change|click|here|more|details|unsubscribe|help|privacy|terms|settings|sign in|log ?in|download|report|jetzt|zum|zur|zu den|alle|anzeigen|mehr|hier|job ansehen|stelle ansehen|ansehen|bewerben|abmelden|abbestellen|suchauftrag|einstellungen|datenschutz|impressum|voir|postuler|se désabonner|gérer|ver|solicitar|cancelar|vedi|candidati|bekijk|solliciteer)\b.*|.*\b(?:unsubscribe|abbestellen|désabonner)\b.*|https?:.*|job link|link)[:.!»>→\s]*$/iu;

/** Lines beside a job that say nothing of it. */
const CHATTER =
  /^(?:promoted|sponsored|new|neu|hot|remote ok|easily apply|easy apply|urgently hiring|hiring multiple candidates|responsive employer|actively (?:recruiting|hiring)|be an early applicant|be among the first.*|fast growing|top applicant|apply with (?:your )?(?:resume|profile).*|apply on company.*|\d+\+? (?:school alumn\w*|alumn\w*|company alumn\w*|connections?|applicants?|people|views?|mutual).*|your (?:profile|skills?) match.*|this company is.*|just posted|today|yesterday|(?:posted )?\d+\+? ?(?:min(?:ute)?s?|h(?:ours?|rs?)?|d(?:ays?)?|w(?:eeks?)?|months?|stunden?|tag(?:e|en)?|wochen?|jours?|heures?|días?)(?: ago)?|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+|gestern|heute|schnellbewerbung|einfache bewerbung|gesponsert|anzeige|candidature simplifiée|\d[.,]\d\s*[★⭐*]?|full-?time|part-?time|vollzeit|teilzeit|.{0,20}\b(?:view|see|apply)\b.{0,20}:)$/iu;
