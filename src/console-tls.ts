import { readFile } from 'node:fs/promises';
import type { ConsoleConfig } from './console-config.ts';
import { StartError } from './database.ts';

/** The certificate that the console shows and its key, as PEM; null when it listens without TLS. Throws `StartError`. */
export async function readConsoleTls(
  files: ConsoleConfig['tls'],
): Promise<{ key: string; cert: string } | null> {
  if (!files) return null;
  try {
    return { key: await readFile(files.key, 'utf8'), cert: await readFile(files.cert, 'utf8') };
  } catch {
    throw new StartError(
      'The certificate of CONSOLE_TLS_CERT or its key of CONSOLE_TLS_KEY cannot be read. Check the paths and who may read them.',
    );
  }
}
