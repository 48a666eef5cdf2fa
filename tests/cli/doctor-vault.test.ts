import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceName, isOnEncryptedDisk } from '../../src/cli/disk-encryption.ts';
import { coreFinding } from '../../src/cli/doctor-vault.ts';

describe('what doctor says of core dumps', () => {
  const limits = (soft: string) =>
    `Limit                     Soft Limit           Hard Limit           Units\nMax core file size        ${soft}                    unlimited            bytes\n`;

  it('is fine when there are none, and advice otherwise', () => {
    expect(coreFinding(limits('0'))).toEqual({ mark: 'ok', text: 'core dumps: off' });
    expect(coreFinding(limits('unlimited'))).toMatchObject({ mark: 'note' });
    expect(coreFinding(limits('unlimited')).text).toMatch(/on; .*LimitCORE=0/);
    expect(coreFinding(null).text).toMatch(/not known/);
  });
});

describe('what doctor knows of the disk', () => {
  let devices: string;
  let name: string;
  beforeEach(() => {
    devices = mkdtempSync(join(tmpdir(), 'sayso-disk-'));
    name = deviceName(statSync(devices, { bigint: true }).dev);
  });
  afterEach(() => rmSync(devices, { recursive: true, force: true }));

  const device = (path: string, uuid: string | null) => {
    mkdirSync(join(devices, path, 'dm'), { recursive: true });
    if (uuid) writeFileSync(join(devices, path, 'dm', 'uuid'), uuid);
  };

  it('is that it is encrypted, also beneath a logical volume', async () => {
    device(name, 'CRYPT-LUKS2-abc');
    expect(await isOnEncryptedDisk(devices, devices)).toBe(true);
    rmSync(join(devices, name), { recursive: true });
    device(name, 'LVM-abc');
    device(join(name, 'slaves', 'dm-0'), 'CRYPT-LUKS2-abc');
    expect(await isOnEncryptedDisk(devices, devices)).toBe(true);
  });

  it('is nothing when no layer says so', async () => {
    expect(await isOnEncryptedDisk(devices, devices)).toBe(false);
    device(name, 'LVM-abc');
    device(join(name, 'slaves', 'sda'), null);
    expect(await isOnEncryptedDisk(devices, devices)).toBe(false);
    expect(await isOnEncryptedDisk(join(devices, 'none'), devices)).toBe(false);
  });

  it('is asked by the two numbers of the device, as Linux packs them', () => {
    expect(deviceName(0x801n)).toBe('8:1');
    expect(deviceName(0xfd00n)).toBe('253:0');
  });
});
