import { mkdir, open } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Outbound } from '../../desk/ports/channel.ts';

/**
 * Writes a file that the desk hands to the client (a ready mail). Never over an existing one: a second
 * "outreach.eml" becomes "outreach-2.eml". Readable by the owner only. Returns the absolute path.
 */
export async function saveHandedFile(
  dir: string,
  file: Extract<Outbound, { kind: 'file' }>,
): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const { name, ext } = parse(file.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_'));
  const bytes = Buffer.from(file.base64, 'base64');
  for (let copy = 1; ; copy++) {
    const path = join(dir, `${name.slice(0, 80) || 'file'}${copy === 1 ? '' : `-${copy}`}${ext}`);
    try {
      const handle = await open(path, 'wx', 0o600);
      await handle.writeFile(bytes);
      await handle.close();
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
