export type StoreFault =
  | 'wrong_key'
  | 'not_a_desk'
  | 'locked'
  | 'full'
  | 'read_only'
  | 'newer_version'
  | 'older_version'
  | 'away'
  | 'exists'
  | 'handled'
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
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    'full',
    'The disk is full, so this was not saved. Free some space; the desk goes on by itself.',
  ],
  [
    /^(SQLITE_(READONLY|CANTOPEN|PERM)|EROFS|EACCES|EPERM|ENOENT|ENOTDIR)/,
    'read_only',
    'The database cannot be written. Check the rights of DESK_HOME and of the database file.',
  ],
  [
    /^(SQLITE_(BUSY|LOCKED)|55P03)/,
    'locked',
    'The database is locked by another process. Try again when it has finished.',
  ],
  [
    /^53100/,
    'full',
    'The disk of the database server is full, so nothing was changed. Free some space; the desk goes on by itself.',
  ],
  [
    /^(28|3D000|42501)/,
    'away',
    'The database server refuses this desk. Check the user, the password and the database in DATABASE_URL.',
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EPIPE|57P0|08)/,
    'away',
    'The database server cannot be reached. Check DATABASE_URL and the server; the desk goes on when it is back.',
  ],
  [
    /^EISDIR/,
    'not_a_desk',
    'The database that is named is a folder. Name a file in it in DATABASE_URL.',
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB|IOERR)/,
    'broken',
    'The database file is damaged or cannot be read. Restore it from a backup.',
  ],
];

/** Faults of SQLite and of the file system as sentences; anything else is handed on as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  // Drizzle wraps what the driver threw; Node's own errors stand for themselves.
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    const known = SENTENCES.find(([pattern]) => pattern.test(code));
    if (known) return new StoreError(known[1], known[2], { cause: error });
  }
  return error;
}
