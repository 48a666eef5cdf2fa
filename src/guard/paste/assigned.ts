import type { Hit } from '../detectors/hit.ts';
import type { SecretKind } from '../finding.ts';
import { foldWord } from '../fold.ts';
import { lexicon, noSecret, role, secretName } from '../lexicon.ts';
import { lookAt } from '../shape.ts';

/** A name, a mark that gives it a value, and the value in quotes or as one word. */
const assignment =
  /(?<![\p{L}\d_.$])([\p{L}_$][\p{L}\d_.$-]{0,60})["'\]]{0,2}[ \t]{0,3}(?::=|=>|=|:)[ \t]{0,3}(?:\\?(["'`])((?:(?!\2)[^\s\\]){1,128})\\?\2|["'`]?([^\s"'`,;()<>{}[\]]{3,128}))/gu;
/** A password in a statement for a database. */
const statement =
  /\b(?:identified\s+by|with\s+password|password)\s+'([^'\s]{4,128})'|\binsert\s+into\s+\S{1,60}\s*\(([^()]{1,300})\)\s*values\s*\(([^()]{1,600})\)/gi;
/** A text with more of them is data; the first ones tell. */
const MOST_ASSIGNMENTS = 2_000;

/** Words behind the name that change nothing of what it names: `DB_PASSWORD_PROD`, `password2`. */
const qualifier = /^(?:prod|production|dev|test|staging|old|new|main|default|value|db|\d{1,2})$/;
/** Stands for a value that is put in later. */
const placeholder =
  /^(?:[*•.·_\-?x#]+|<.*|\$.*|%.*|\{.*|your\b.*|my[-_].*|.*(?:placeholder|example|changeme|change[-_]me|replace[-_]?me|[-_]here)$|todo|tbd|none|null|nil|true|false|undefined|empty|required|optional|hidden|string|text|varchar.*|(?:current|new)-password|process\.env.*|os\.environ.*|env\..*|secrets\..*|config\..*|self\..*|this\..*)$/i;

/**
 * Secrets that code, settings and data give a name: `DB_PASSWORD=x`, `password: 'x'`, `{"pwd": "x"}`,
 * `IDENTIFIED BY 'x'`. What stands for a value (`${DB_PASSWORD}`, `your-key-here`), refers to one (`user.password`) or
 * speaks of one (`PASSWORD_MIN_LENGTH = 8`) is none.
 *
 * @param text   a part of the plain text that is code, markup or data
 * @param from   where it begins there
 * @param settings  no program: what stands behind a name is its value, whatever it looks like
 */
export function findAssigned(text: string, from: number, settings = false): Hit[] {
  const hits: Hit[] = [];
  let seen = 0;
  for (const match of text.matchAll(assignment)) {
    seen += 1;
    if (seen > MOST_ASSIGNMENTS) break;
    const [whole, name = '', , quoted, plain] = match;
    const value = quoted ?? plain ?? '';
    const next = text.charAt(match.index + whole.length);
    // `password = read(`: a call, not a value.
    if (quoted === undefined && /[([{]/.test(next)) continue;
    const kind = kindOfName(name);
    if (kind === undefined || !isValue(value, kind, settings || quoted !== undefined, name))
      continue;
    const start = from + match.index + whole.lastIndexOf(value);
    hits.push({ kind, detector: 'named-value', start, end: start + value.length });
  }
  return [...hits, ...findInStatements(text, from)];
}

/** What a name in code names by its last word; undefined when that is no secret (`password_hash`, `tokenCount`). */
export function kindOfName(name: string): SecretKind | undefined {
  const parts = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((part) => part !== '')
    .map(foldWord);
  while (parts.length > 1 && qualifier.test(parts.at(-1) ?? '')) parts.pop();
  const last = (parts.at(-1) ?? '').replace(/\d{1,2}$/, '');
  const pair = `${parts.at(-2) ?? ''} ${last}`;
  const roles = (key: string) => lexicon.entries.get(key)?.roles ?? 0;
  if (/(?:password|passwd|passwort|kennwort|pwd)$/.test(last) || last === 'pass') return 'password';
  if (((roles(last) | roles(pair)) & role.password) !== 0) return 'password';
  if ((roles(last) & role.pin) !== 0) return 'pin';
  if (
    /^(?:api|access|secret|private|auth|client|signing|encryption) (?:key|secret|token)$/.test(pair)
  )
    return 'api_key';
  // Where a list goes on, or what guards a form: worth nothing to anybody else.
  if (
    /^(?:page|next|cursor|sync|csrf|xsrf|authenticity|request|continuation|design|job|tracking) /.test(
      pair,
    )
  )
    return undefined;
  return /^(?:secret|token|apikey|apisecret)$/.test(last) ? 'api_key' : undefined;
}

/** Whether a value under the name of a secret is one itself. */
export function isValue(value: string, kind: SecretKind, quoted: boolean, name = ''): boolean {
  if (placeholder.test(value) || kindOfName(value) !== undefined) return false;
  if (/^https?:/i.test(value)) return false;
  if (kind === 'pin') return /^\d{4,8}$/.test(value);
  if (kind === 'api_key') {
    const least = /secret/i.test(name) ? 10 : 16;
    return value.length >= least && /\d/.test(value) && /\p{L}/u.test(value) && !/[./]/.test(value);
  }
  const { shape, strength } = lookAt(value);
  // An environment's variable is no expression: what stands there is the value, whatever it looks like.
  const literal = quoted || /^[A-Z][A-Z\d_]+$/.test(name);
  if (shape === 'number') return literal && value.length >= 4;
  if (shape === 'word') return literal && value.length >= 5 && isUnknown(value);
  if (!literal)
    return strength >= 2 && !/^[\p{L}_$][\p{L}\d_$]*(?:\.[\p{L}_$][\p{L}\d_$]*)+$/u.test(value);
  return (
    value.length >= 4 && shape !== 'url' && shape !== 'file' && !/^[A-Z]+(?:_[A-Z]+)+$/.test(value)
  );
}

/** No word that speaks of a password ("wrong", "reset") and no key of a text to show ("auth.password.required"). */
function isUnknown(word: string): boolean {
  if (/[._-]/.test(word)) return false;
  const roles = lexicon.entries.get(foldWord(word))?.roles ?? 0;
  return (roles & (noSecret | secretName | role.change | role.use | role.signIn)) === 0;
}

function findInStatements(text: string, from: number): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(statement)) {
    const [whole, direct, columns, values] = match;
    const value = direct ?? valueOfColumn(columns ?? '', values ?? '');
    if (value === undefined || !isValue(value, 'password', true)) continue;
    const start = from + match.index + whole.lastIndexOf(value);
    hits.push({ kind: 'password', detector: 'named-value', start, end: start + value.length });
  }
  return hits;
}

function valueOfColumn(columns: string, values: string): string | undefined {
  const at = columns.split(',').findIndex((column) => kindOfName(column.trim()) === 'password');
  const cell = at < 0 ? undefined : values.split(',')[at]?.trim();
  return cell === undefined ? undefined : /^'([^'\s]+)'$/.exec(cell)?.[1];
}
