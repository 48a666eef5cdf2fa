import { readFile, stat } from 'node:fs/promises';
import { checkExtract, type ExtractVerdict } from '../../db/extract-check.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { fromCsv } from './extract-csv.ts';
import { type AuditAction, pubkeyOf } from './options.ts';

/** An export of a million rows has about 1.5 GB; what one client makes in years stays far below this. */
const MAX_BYTES = 256 * 1024 * 1024;

export const check: AuditAction = async (options, io) => {
  const key = pubkeyOf(options);
  if (options.file === undefined || key === null)
    throw new UsageError('Name the file, and the key that the desk told you: --pubkey KEY.');
  const text = await contentOf(options.file);
  if (typeof text !== 'string') return tell(text, io);
  const csv = text.startsWith('"');
  const lines = csv ? fromCsv(text) : text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines === null)
    return tell(altered('its columns do not say what its proofs say, or it is no export'), io);
  return tell(checkExtract(lines, key), io);
};

async function contentOf(path: string): Promise<string | ExtractVerdict> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return unreadable(`${path} is larger than an export can be`);
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault';
    return unreadable(`${path} cannot be read (${code})`);
  }
}

function tell(verdict: ExtractVerdict, io: CommandIo): number {
  if (verdict.ok) {
    io.out(
      `ok: ${verdict.rows} rows of ${verdict.subject}, unaltered in the log of ${verdict.size} rows that was signed on ${verdict.at.toISOString()}`,
    );
    return 0;
  }
  io.out(`${verdict.fault}: line ${verdict.line}: ${verdict.why}`);
  return verdict.fault === 'altered' ? 1 : 3;
}

function altered(why: string): ExtractVerdict {
  return { ok: false, fault: 'altered', line: 1, why };
}

function unreadable(why: string): ExtractVerdict {
  return { ok: false, fault: 'unreadable', line: 1, why };
}
