import { load } from 'cheerio/slim';
import { type JobLink, jobLink } from './job-link.ts';

/** One line of a mail as a person sees it, and the job that it leads to. */
export interface MailLine {
  text: string;
  link: JobLink | null;
  /** A rule across the mail. */
  rule: boolean;
}

const MAX_LINES = 8000;
const MAX_LINE = 400;
const URL_IN_TEXT = /[<([]?\bhttps?:\/\/[^\s<>"'\])]{4,4000}[>)\]]?/gi;

/** Lines of a text part: quoting signs and addresses are gone, what an address leads to stays with its line. */
export function linesOfText(text: string): MailLine[] {
  const lines: MailLine[] = [];
  for (const raw of text.split(/\r\n|[\n\r\u2028]/, MAX_LINES)) {
    const line = raw.replace(/^(?:\s{0,3}>)+ ?/, '');
    if (FORWARDED_HEAD.test(line)) {
      lines.push({ text: '', link: null, rule: true });
      continue;
    }
    let link: JobLink | null = null;
    const words = line.replace(URL_IN_TEXT, (address) => {
      link ??= jobLink(address.replace(/^[<([]|[>)\]]$/g, ''));
      return ' ';
    });
    const rule = /^\s*(?:[-–—_=*•·]\s?){10,}\s*$/.test(line);
    lines.push({ text: rule ? '' : tidy(words), link, rule });
  }
  return lines;
}

/** What mail programs put above a mail that they forward or answer. */
const FORWARDED_HEAD =
  /^\s*(?:[-_]{2,}.{0,40}(?:forwarded|weitergeleitete|transféré|transferred|reenviado|inoltrato|original message|ursprüngliche nachricht|message d'origine|mensaje original).*|begin forwarded message:?|anfang der weitergeleiteten (?:nachricht|e-mail):?|début du message (?:réexpédié|transféré).*|\*?(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para|enviado|fecha|asunto|da|inviato|oggetto|van|aan|verzonden|onderwerp)\s?:\*?\s.{0,300}|on .{6,120} wrote:|am .{6,120} schrieb.{0,120}:|le .{6,120} a écrit ?:|el .{6,120} escribió:)\s*$/i;

/** The part of cheerio's tree that the walk needs. */
interface Node {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

const BLOCK =
  /^(?:p|div|section|article|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|blockquote|pre|br|hr|center|header|footer|dl|dt|dd|body|html)$/;
const SILENT = /^(?:script|style|template|noscript|head|title|svg|object|iframe|select|textarea)$/;
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/** Lines of an HTML part as they are shown; what is hidden in it is not read. Walks without recursion: mails nest deeply. */
export function linesOfHtml(html: string): MailLine[] {
  const lines: MailLine[] = [];
  let words = '';
  let lineLink: JobLink | null = null;
  let open: JobLink | null = null;
  const flush = () => {
    const text = tidy(words);
    if (text !== '' || lineLink) lines.push({ text, link: lineLink, rule: false });
    words = '';
    lineLink = open;
  };
  const root: Node = load(html).root()[0] as unknown as Node;
  const stack: (Node | (() => void))[] = [root];
  while (stack.length > 0 && lines.length < MAX_LINES) {
    const node = stack.pop();
    if (node === undefined) break;
    if (typeof node === 'function') {
      node();
      continue;
    }
    if (node.type === 'text') {
      if (words.length < MAX_LINE * 4) words += node.data ?? '';
      continue;
    }
    const name = node.name ?? '';
    if (SILENT.test(name) || HIDDEN.test(node.attribs?.style ?? '')) continue;
    const block = BLOCK.test(name);
    if (block) {
      flush();
      stack.push(flush);
    }
    const href = name === 'a' ? node.attribs?.href : undefined;
    if (href !== undefined) {
      const link = jobLink(href);
      const before = open;
      if (link) {
        // Two jobs on one line: the second begins its own.
        if (lineLink && keyOf(lineLink) !== keyOf(link)) flush();
        open = link;
        lineLink = link;
        stack.push(() => {
          open = before;
        });
      }
    }
    for (const child of (node.children ?? []).toReversed()) stack.push(child);
  }
  flush();
  return lines;
}

/** The same for two links to the same job; null for a link that says nothing of which job it is. */
export function keyOf(link: JobLink): string | null {
  return link.id === null ? null : `${link.board}:${link.id}`;
}

function tidy(text: string): string {
  return text
    .slice(0, MAX_LINE * 4)
    .replace(/[\u00a0\u2000-\u200a\u202f\s]+/g, ' ')
    .replace(/\u034f|[\u00ad\u200b-\u200f\u2060\ufeff\ufffd]/g, '')
    .trim()
    .slice(0, MAX_LINE);
}
