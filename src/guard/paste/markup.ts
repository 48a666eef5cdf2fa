import type { Hit } from '../detectors/hit.ts';
import { foldWord } from '../fold.ts';
import { lexicon, role } from '../lexicon.ts';
import { findAssigned, isValue, kindOfName } from './assigned.ts';

const tag =
  /<(?:(!--)|(\/?[A-Za-z][\w:.-]{0,40}|![A-Za-z]{3,10}|\?xml)((?:\s(?:"[^"]{0,20000}"|'[^']{0,4000}'|[^<>"']){0,1000})?)\/?>)|-->/g;
/** Tags that stand within a sentence. */
const inline =
  /^(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var)$/;
/** Tags of pages, which need neither an attribute nor a mate to be known. */
const ofPages =
  /^(?:a|article|aside|b|body|br|button|code|dd|div|dl|dt|em|footer|form|h[1-6]|head|header|hr|html|i|img|input|label|li|link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|strong|style|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|u|ul)$/;
const attribute = /([\w:.-]{1,60})\s{0,2}=\s{0,2}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** Two cells of one row, or a term and what it means. */
const cells =
  /<(t[dh]|dt)\b[^<>]{0,300}>\s{0,20}([^<>]{2,60}?)\s{0,20}<\/\1>\s{0,20}<(td|dd)\b[^<>]{0,300}>\s{0,20}([^<>\s]{4,128})\s{0,20}<\/\3>/gi;
const element = /<([\w:.-]{2,60})(?:\s[^<>]{0,300})?>([^<>\s]{4,128})<\/\1>/g;

/** A text without its tags: as long as before, with blanks for them, and the secrets that stood in them. */
export type Unmarked = { readonly text: string; readonly hits: readonly Hit[] };

/** Parts the words of a pasted page, or of a file in XML, from its tags. */
export function readMarkup(text: string): Unmarked {
  const known = tagsOf(text);
  if (known.size === 0 && !text.includes('-->')) return { text, hits: [] };
  const hits = [...findPairs(text)];
  let out = '';
  let from = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, , opened = '', attributes = ''] = match;
    const name = opened.replace('/', '').toLowerCase();
    if (/^[a-z]/.test(name) && !known.has(name)) continue;
    out += text.slice(from, match.index) + blank(whole, inline.test(name) ? ' ' : '\n');
    from = match.index + whole.length;
    if (attributes !== '')
      hits.push(...findInAttributes(attributes, match.index + 1 + opened.length));
  }
  out += text.slice(from);
  return {
    text: out.replace(/&(?:[a-z]{2,8}|#\d{2,5});/gi, (entity) => ' '.repeat(entity.length)),
    hits,
  };
}

/** The names of tags that are tags: of a page, with an attribute, or with a mate. "<your name>" is none. */
function tagsOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, , opened = '', attributes = ''] of text.matchAll(tag)) {
    const name = opened.replace('/', '').toLowerCase();
    const plain = attributes.trim() === '';
    if (
      (ofPages.test(name) && (plain || attributes.includes('='))) ||
      (!plain && attributes.includes('="'))
    )
      names.add(name);
    else if (/^[/!?]/.test(opened)) names.add(name);
  }
  return names;
}

function blank(whole: string, first: string): string {
  return first + ' '.repeat(whole.length - 1);
}

/** The value of a field for a password, and whatever else a tag gives the name of a secret. */
function findInAttributes(attributes: string, from: number): Hit[] {
  let named = false;
  let value: { text: string; at: number } | undefined;
  for (const match of attributes.matchAll(attribute)) {
    const [whole, key = '', double, single, bare] = match;
    const text = double ?? single ?? bare ?? '';
    if (/^(?:type|name|id|key)$/i.test(key) && kindOfName(text) === 'password') named = true;
    if (/^value$/i.test(key)) value = { text, at: match.index + whole.lastIndexOf(text) };
  }
  if (named && value !== undefined && isValue(value.text, 'password', true)) {
    const start = from + value.at;
    return [{ kind: 'password', detector: 'named-value', start, end: start + value.text.length }];
  }
  return findAssigned(attributes, from);
}

/** "<td>Password</td><td>x</td>", "<password>x</password>". */
function findPairs(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(cells)) {
    const [whole, , label = '', , value = ''] = match;
    const key = label
      .replace(/[:：]\s*$/u, '')
      .split(/\s+/)
      .map(foldWord)
      .join(' ');
    if (((lexicon.entries.get(key)?.roles ?? 0) & role.password) === 0) continue;
    put(hits, match.index + whole.lastIndexOf(value), value);
  }
  for (const match of text.matchAll(element)) {
    const [whole, name = '', value = ''] = match;
    if (kindOfName(name) === 'password') put(hits, match.index + whole.lastIndexOf(value), value);
  }
  return hits;
}

function put(hits: Hit[], start: number, value: string): void {
  if (!isValue(value, 'password', true)) return;
  hits.push({ kind: 'password', detector: 'named-value', start, end: start + value.length });
}
