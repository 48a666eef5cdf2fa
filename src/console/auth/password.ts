import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

export interface Passwords {
  /** A PHC string with its parameters and salt. Throws `BusyError` when too many wait. */
  hash(password: string): Promise<string>;
  /**
   * Takes the same time for an account without a password (null). `weaker`: right, but hashed with less care than is
   * usual by now. Throws `BusyError` when too many wait.
   */
  verify(password: string, hash: string | null): Promise<'right' | 'weaker' | 'wrong'>;
}

/** More sign-ins at one moment than this desk can check. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const PHC =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

interface Cost {
  /** Logarithm of the cost: 17 takes 128 MB and about half a second. */
  ln: number;
  r: number;
  p: number;
}

/**
 * Passwords of operators, hashed with scrypt. A hash takes 128 MB for its time, so only a few run at once, and a flood of
 * sign-ins is refused instead of taking the memory of the desk.
 */
export function createPasswords(
  cost: Cost = { ln: 17, r: 8, p: 1 },
  limits = { atOnce: 2, waiting: 16 },
): Passwords {
  const inTurn = turns(limits);
  // A fixed salt is as good as any: nothing is ever right against it.
  const nobody = phc(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        return phc(cost, salt, await derive(password, salt, cost));
      }),
    verify: (password, hash) =>
      inTurn(async () => {
        const stored = parse(hash ?? nobody);
        if (!stored) throw new Error('A stored password hash cannot be read.');
        const key = await derive(password, stored.salt, stored.cost);
        const isRight = timingSafeEqual(key, stored.key) && hash !== null;
        if (!isRight) return 'wrong';
        return memoryOf(stored.cost) < memoryOf(cost) ? 'weaker' : 'right';
      }),
  };
}

function memoryOf({ ln, r, p }: Cost): number {
  return 2 ** ln * r * p;
}

function parse(text: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const [, ln, r, p, salt, key] = PHC.exec(text) ?? [];
  if (salt === undefined || key === undefined) return null;
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
}

function phc({ ln, r, p }: Cost, salt: Buffer, key: Buffer): string {
  const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$scrypt$ln=${ln},r=${r},p=${p}$${plain(salt)}$${plain(key)}`;
}

/** The same letters, however a keyboard composes them. */
function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function turns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new BusyError('Too many passwords to check at once.');
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes in between takes it.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
