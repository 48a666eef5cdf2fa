import type { AlertReader, AlertReading } from '../../desk/ports/alert-reader.ts';
import { alertPosting } from './alert-posting.ts';
import { type AlertJob, jobsIn } from './job-lines.ts';
import { BOARD_NAMES, type BoardKey, type JobLink } from './job-link.ts';
import { type MailLayer, mailLayers } from './mail-layers.ts';
import { keyOf, linesOfHtml, linesOfText, type MailLine } from './mail-lines.ts';

/** Reads forwarded job alerts. Pure: no link is followed, and nothing is asked of anybody. */
export function createAlertReader(): AlertReader {
  return { read: readAlert };
}

/**
 * First by what a board's own links say, in the text part and in the HTML part; where no such link is found, by links
 * that look like a job's.
 */
async function readAlert(mail: Uint8Array): Promise<AlertReading> {
  const layers = await mailLayers(mail);
  const jobs = await jobsOf(layers);
  return {
    board: boardOf(jobs, layers),
    postings: jobs.map(alertPosting).filter(({ title }) => title !== ''),
  };
}

async function jobsOf(layers: readonly MailLayer[]): Promise<AlertJob[]> {
  const parts = layers.map((layer) => [
    linesOfText(layer.text),
    layer.html === '' ? [] : linesOfHtml(layer.html),
  ]);
  const sure = merged(parts, ({ sure: known }) => known);
  return sure.length > 0 ? sure : merged(parts, () => true);
}

/** Text part and HTML part of a mail tell the same jobs: what one leaves out is taken from the other. */
function merged(parts: readonly MailLine[][][], admit: (link: JobLink) => boolean): AlertJob[] {
  const byKey = new Map<string, AlertJob>();
  const nameless = new Map<string, AlertJob>();
  for (const part of parts)
    for (const lines of part) {
      const jobs = jobsIn(lines, admit);
      for (const job of jobs) {
        const key = keyOf(job.link);
        if (key === null) continue;
        const known = byKey.get(key);
        byKey.set(key, known ? fuller(known, job) : job);
      }
      // Without an id two parts cannot be laid on each other: the first that has such jobs counts.
      if (nameless.size > 0) continue;
      for (const job of jobs) if (keyOf(job.link) === null) nameless.set(saidOf(job), job);
    }
  return [...byKey.values(), ...nameless.values()];
}

function fuller(known: AlertJob, other: AlertJob): AlertJob {
  return known.company === '' && other.company !== ''
    ? { ...other, pay: other.pay || known.pay }
    : {
        ...known,
        place: known.place || (known.company === other.company ? other.place : ''),
        pay: known.pay || other.pay,
        snippet: known.snippet || other.snippet,
      };
}

function saidOf({ title, company, place }: AlertJob): string {
  return `${title}\n${company}\n${place}`.toLowerCase();
}

/** Most of the jobs are of one board; a mail without any may still say whose it is. */
function boardOf(jobs: readonly AlertJob[], layers: readonly MailLayer[]): string | null {
  const counts = new Map<BoardKey, number>();
  for (const { link } of jobs) counts.set(link.board, (counts.get(link.board) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (most && most[0] !== 'mail') return BOARD_NAMES[most[0]];
  return layers.findLast(({ domain }) => domain !== null)?.domain ?? null;
}
