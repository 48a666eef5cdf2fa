import { getSystemErrorMap } from 'node:util';

/** The desk's own errors. Their codes are words of the program. */
const OWN = new Set([
  'BusyError',
  'ChannelError',
  'ConfigError',
  'EditInterrupted',
  'EgressError',
  'GroupError',
  'MailConfigError',
  'MailFormError',
  'ModelError',
  'ShownBefore',
  'SourceError',
  'StaleCard',
  'StartError',
  'StoreError',
  'ToldBefore',
  'UsageError',
]);

/** Of the platform and of the libraries that the desk uses. */
const FOREIGN = new Set([
  'AbortError',
  'AggregateError',
  'APIConnectionError',
  'APIError',
  'AssertionError',
  'DatabaseError',
  'DOMException',
  'DrizzleQueryError',
  'Error',
  'EvalError',
  'GrammyError',
  'HttpError',
  'MaxRetriesPerRequestError',
  'RangeError',
  'ReferenceError',
  'ReplyError',
  'SqliteError',
  'SyntaxError',
  'TimeoutError',
  'TypeError',
  'URIError',
  'ZodError',
]);

const SYSTEM_CODES = new Set([...getSystemErrorMap().values()].map(([name]) => name));

/** The class of an error, when it is a known one: a name can be assigned, and then it may hold anything. */
export function knownName(error: unknown): string {
  if (!(error instanceof Error)) return 'NoError';
  const { name } = error;
  return typeof name === 'string' && (OWN.has(name) || FOREIGN.has(name)) ? name : 'Error';
}

/** The code of an error, when it is one of the desk's own, of the system, of Node or of a database; else null. */
export function knownCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code, name } = error;
  if (typeof code !== 'string') return null;
  const known =
    SYSTEM_CODES.has(code) ||
    /^(ERR|SQLITE)_[A-Z_]{1,60}$/.test(code) ||
    (OWN.has(name) && /^[a-z]+(_[a-z0-9]+){0,5}$/.test(code) && code.length <= 40) ||
    (name === 'DatabaseError' && /^[0-9A-Z]{5}$/.test(code));
  return known ? code : null;
}
