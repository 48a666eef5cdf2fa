import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Does a folder lie on a disk that Linux decrypts (dm-crypt, LUKS), directly or beneath other layers? False also stands
 * for "not known": other systems, containers and clouds do not tell.
 * @param devices where the kernel lists block devices
 */
export async function isOnEncryptedDisk(
  folder: string,
  devices = '/sys/dev/block',
): Promise<boolean> {
  const info = await stat(folder, { bigint: true }).catch(() => null);
  if (!info) return false;
  return isEncrypted(join(devices, deviceName(info.dev)));
}

/** As Linux packs the two numbers of a device into one. */
export function deviceName(dev: bigint): string {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn);
  return `${major}:${minor}`;
}

async function isEncrypted(device: string): Promise<boolean> {
  const uuid = await readFile(join(device, 'dm', 'uuid'), 'utf8').catch(() => '');
  if (uuid.startsWith('CRYPT-')) return true;
  const beneath = await readdir(join(device, 'slaves')).catch(() => []);
  for (const name of beneath) if (await isEncrypted(join(device, 'slaves', name))) return true;
  return false;
}
