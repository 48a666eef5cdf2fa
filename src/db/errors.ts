export type StoreFault =
  | 'wrong_key'
  | 'not_a_desk'
  | 'locked'
  | 'full'
  | 'read_only'
  | 'newer_version'
  | 'older_version'
  | 'broken';

/** The database cannot do what was asked; the message is one sentence for whoever runs the desk. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreFault;
  constructor(code: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const SENTENCES: readonly (readonly [RegExp, StoreFault, string])[] = [
  [
    /^SQLITE_FULL/,
    'full',
    'The disk is full, so nothing was changed. Free some space; the desk goes on by itself.',
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    'read_only',
    'The database cannot be written. Check the rights of DESK_HOME and of the database file.',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'locked',
    'The database is locked by another process. Try again when it has finished.',
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB|IOERR)/,
    'broken',
    'The database file is damaged or cannot be read. Restore it from a backup.',
  ],
];

/** SQLite's faults as sentences; anything else is handed on as it is. */
export function toStoreError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = error instanceof Error ? error.cause : undefined;
  if (!code.startsWith('SQLITE_') && cause instanceof Error && 'code' in cause)
    return toStoreError(cause);
  const known = SENTENCES.find(([pattern]) => pattern.test(code));
  return known ? new StoreError(known[1], known[2], { cause: error }) : error;
}
