import { targetOf } from './redirects.ts';

/**
 * A link to one job, without anything that could log somebody in: alert mails carry tokens (`otpToken`, `midToken`,
 * `midSig`) in every link, so an address is made anew from the id that it holds, and the rest is dropped.
 */
export interface JobLink {
  board: BoardKey;
  /** The board's own id; null where the link holds none (sponsored links, redirectors). */
  id: string | null;
  /** Null where no address can be made that is free of tokens. */
  url: string | null;
  /** Its host says that it is a job; otherwise only its words do. */
  sure: boolean;
}

export const BOARD_NAMES = {
  linkedin: 'LinkedIn',
  indeed: 'Indeed',
  glassdoor: 'Glassdoor',
  stepstone: 'StepStone',
  ziprecruiter: 'ZipRecruiter',
  google: 'Google',
  xing: 'Xing',
  mail: 'Mail',
} as const;
export type BoardKey = keyof typeof BOARD_NAMES;

/** Reads the address of a link; null when it leads to no job. */
export function jobLink(href: string): JobLink | null {
  const url = targetOf(href);
  if (!url) return null;
  const host = url.hostname.toLowerCase();
  for (const { board, hosts, read } of BOARDS) if (hosts.test(host)) return found(board, read(url));
  return elsewhere(url);
}

type Found = { id: string | null; url: string | null } | null;

function found(board: BoardKey, job: Found): JobLink | null {
  return job && { board, ...job, sure: true };
}

const BOARDS: readonly { board: BoardKey; hosts: RegExp; read(url: URL): Found }[] = [
  {
    board: 'linkedin',
    hosts: /(^|\.)(linkedin\.com|lnkd\.in)$/,
    read({ pathname, searchParams }) {
      const id =
        /\/jobs\/view\/(?:[^/]*?-)?(\d{5,15})(?:\/|$)/.exec(pathname)?.[1] ??
        digits(searchParams.get('currentJobId'));
      return id ? { id, url: `https://www.linkedin.com/jobs/view/${id}/` } : null;
    },
  },
  {
    board: 'indeed',
    hosts: /(^|\.)indeed\.[a-z]{2,3}(\.[a-z]{2})?$/,
    read({ hostname, pathname, searchParams }) {
      const id = /^[0-9a-f]{16}$/i.exec(
        searchParams.get('jk') ?? searchParams.get('vjk') ?? '',
      )?.[0];
      if (id)
        return { id: id.toLowerCase(), url: `https://${hostname}/viewjob?jk=${id.toLowerCase()}` };
      return /^\/(pagead|rc)\/clk/.test(pathname) ? { id: null, url: null } : null;
    },
  },
  {
    board: 'glassdoor',
    hosts: /(^|\.)glassdoor\.[a-z]{2,3}(\.[a-z]{2})?$/,
    read({ hostname, pathname, searchParams }) {
      const id =
        digits(searchParams.get('jobListingId')) ??
        digits(searchParams.get('jl')) ??
        /-JV_.*?KO[\d,]+.*?_?(\d{9,16})\.htm/.exec(pathname)?.[1];
      return id ? { id, url: `https://${hostname}/job-listing/j?jl=${id}` } : null;
    },
  },
  {
    board: 'stepstone',
    hosts: /(^|\.)stepstone\.[a-z]{2}$/,
    read({ hostname, pathname }) {
      const id = /--(\d{5,12})(?:-inline)?(?:\.html)?$/.exec(pathname)?.[1];
      return id ? { id, url: `https://${hostname}${pathname}` } : null;
    },
  },
  {
    board: 'ziprecruiter',
    hosts: /(^|\.)ziprecruiter\.(com|co\.uk|ie)$/,
    read({ hostname, pathname, searchParams }) {
      const id = /^[0-9a-f]{8,40}$/i.exec(searchParams.get('jid') ?? '')?.[0];
      if (id) return { id, url: `https://${hostname}${pathname}?jid=${id}` };
      if (/^\/jobs?\/[^/]{3,}-[0-9a-f]{6,}\/[^/]{3,}-([0-9a-f]{6,})$/.test(pathname))
        return { id: pathname.split('-').at(-1) ?? null, url: `https://${hostname}${pathname}` };
      return /^\/(ekm|km|ek|k)\//.test(pathname) ? { id: null, url: null } : null;
    },
  },
  {
    board: 'google',
    hosts: /^(www\.|careers\.)?google\.[a-z]{2,3}(\.[a-z]{2})?$/,
    read({ searchParams, hash }) {
      const id =
        searchParams.get('htidocid') ?? new URLSearchParams(hash.slice(1)).get('htidocid') ?? '';
      return /^[\w=+/-]{6,60}$/.test(id)
        ? {
            id,
            url: `https://www.google.com/search?ibp=htl;jobs&htidocid=${encodeURIComponent(id)}`,
          }
        : null;
    },
  },
  {
    board: 'xing',
    hosts: /(^|\.)xing\.com$/,
    read({ pathname }) {
      const id = /^\/jobs\/[^/]*?-(\d{5,12})$/.exec(pathname)?.[1];
      if (id) return { id, url: `https://www.xing.com${pathname}` };
      return /^\/m\/[\w-]{6,}$/.test(pathname) ? { id: null, url: null } : null;
    },
  },
];

/** Parameters that name a posting on boards of employers; every other one is dropped. */
const ID_PARAMETERS = ['gh_jid', 'jobid', 'job_id', 'jid', 'vacancyid', 'posting', 'requisitionid'];
const JOB_PATH =
  /\/(jobs?|careers?|vacanc(y|ies)|openings?|positions?|stellen?(angebote?)?|emplois?|offres?|empleos?|ofertas?|lavor[oi]|offerte|vagas?|vacatures?|praca|j)(?=[/.-]|$)/i;
const JOB_HOST = /^(jobs|careers?|boards|apply|karriere|emploi)\.|\.(jobs|careers)$|\.jobs\./i;

/** Pages beside the jobs. */
const OTHER_PATH =
  /unsubscribe|abmelden|abbestellen|desinscri|preferenc|setting|account|profile|log-?in|sign-?in|privacy|datenschutz|impressum|terms|help|support|search|\.(?:png|jpe?g|gif|css|ico)$/i;

/** A board or an employer that the desk does not know: the address alone, without parameters. */
function elsewhere(url: URL): JobLink | null {
  const path = url.pathname.replace(/\/+$/, '');
  const kept = new URLSearchParams();
  for (const [name, value] of url.searchParams)
    if (ID_PARAMETERS.includes(name.toLowerCase()) && /^[\w-]{1,40}$/.test(value))
      kept.append(name.toLowerCase(), value);
  const names = path.length > 1 || kept.size > 0;
  if (!names || OTHER_PATH.test(path)) return null;
  if (!(JOB_PATH.test(`${path}/`) || JOB_HOST.test(url.hostname) || kept.size > 0)) return null;
  // A long piece without words is a token of whoever sent the mail, not the name of a job.
  const opaque = path
    .split('/')
    .some((piece) => /^[\w=.~%-]{48,}$/.test(piece) && !/-[a-z]+-/i.test(piece));
  if (opaque) return { board: 'mail', id: null, url: null, sure: false };
  const query = kept.size > 0 ? `?${kept}` : '';
  const clean = `https://${url.hostname.toLowerCase()}${path}${query}`;
  return { board: 'mail', id: clean.toLowerCase(), url: clean, sure: false };
}

function digits(text: string | null): string | null {
  return /^\d{5,16}$/.exec(text ?? '')?.[0] ?? null;
}
