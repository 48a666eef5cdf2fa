import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import {
  hasSecretService,
  type SecretService,
  startSecretService,
} from '../support/secret-service.ts';

const DESK_KEY_FILE = 'keychain:sayso-test';

describe.skipIf(!hasSecretService())('a desk whose key lies in the keychain of a desktop', () => {
  let folder: ReturnType<typeof temporaryHome>;
  let home: string;
  let service: SecretService | null;
  beforeEach(() => {
    folder = temporaryHome();
    home = join(folder.home, 'desk');
    mkdirSync(home, { mode: 0o700 });
  });
  afterEach(async () => {
    killLeftovers();
    await service?.close();
    folder.remove();
  });

  const begin = async (state: Parameters<typeof startSecretService>[1] = 'unlocked') => {
    await service?.close();
    service = null;
    service = await startSecretService(join(folder.home, 'desktop'), state);
  };
  const env = (more: Record<string, string> = {}) => ({
    DESK_KEY_FILE,
    ...service?.env,
    ...more,
  });
  const sayso = (args: string[], more: Record<string, string> = {}) =>
    runSayso(args, { home, env: env(more) });

  it('makes it there at the first start, and finds it after a new login', {
    timeout: 60_000,
  }, async () => {
    await begin();
    const chat = startChat({ home, env: env() });
    await chat.say('yes');
    await chat.end();
    expect(existsSync(join(home, 'desk.key'))).toBe(false);
    const shown = await sayso(['key', 'show']);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout.trim()).toMatch(/^[0-9a-f]{8} keychain:sayso-test$/);

    // The machine is started anew; the keychain lies on the disk.
    await begin();
    expect((await sayso(['key', 'show'])).stdout).toBe(shown.stdout);
    const again = startChat({ home, env: env() });
    expect(textOf(await again.greeting)).not.toMatch(/yes or no/);
    await again.end();
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  it('rotates it in its place, and takes one over from a file', { timeout: 60_000 }, async () => {
    await begin();
    const file = join(home, 'desk.key');
    const chat = startChat({ home });
    await chat.say('yes');
    await chat.end();
    const first = (await sayso(['key', 'show'], { DESK_KEY_FILE: file })).stdout;
    expect(
      await sayso(['key', 'rotate', '--to', DESK_KEY_FILE], { DESK_KEY_FILE: file }),
    ).toMatchObject({ code: 0, stdout: expect.stringContaining(`DESK_KEY_FILE=${DESK_KEY_FILE}`) });
    const moved = (await sayso(['key', 'show'])).stdout;
    expect(moved.slice(0, 8)).not.toBe(first.slice(0, 8));

    const rotated = await sayso(['key', 'rotate']);
    expect(rotated).toMatchObject({ code: 0, stderr: '' });
    expect(rotated.stdout).toContain(
      `kept as keychain:sayso-test (master-key-old-${moved.slice(0, 8)})`,
    );
    expect((await sayso(['key', 'show'])).stdout.slice(0, 8)).not.toBe(moved.slice(0, 8));
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
    expect((await sayso(['client', 'list'])).stdout).toMatch(/"status":"consented"/);
    // The key of the file opens nothing any more.
    expect((await sayso(['key', 'show'], { DESK_KEY_FILE: file })).code).toBe(1);
  });

  it.each(['locked', 'absent', 'none'] as const)(
    'is not made where the keychain is %s: one sentence, and no other place is taken',
    { timeout: 60_000 },
    async (state) => {
      if (state === 'none') service = null;
      else await begin(state);
      const without = state === 'none' ? { DBUS_SESSION_BUS_ADDRESS: '' } : {};
      const end = await sayso(['start'], without);
      expect(end).toMatchObject({ code: 1, stdout: '' });
      expect(end.stderr.trim().split('\n')).toHaveLength(1);
      expect(end.stderr).toMatch(
        /The keychain of DESK_KEY_FILE cannot be used: .* Unlock it, or name a key file in DESK_KEY_FILE\./,
      );
      expect(readdirSync(home).filter((name) => !name.endsWith('-lock'))).toEqual([]);
      // The kernel's own keyring is empty after a reboot: nothing may have gone there.
      if (existsSync('/proc/keys'))
        expect(readFileSync('/proc/keys', 'utf8')).not.toContain('sayso-test');
    },
  );

  it('does not open beside a keychain that has lost it', { timeout: 60_000 }, async () => {
    await begin();
    const chat = startChat({ home, env: env() });
    await chat.say('yes');
    await chat.end();
    const end = await sayso(['start'], { DESK_KEY_FILE: 'keychain:another-name' });
    expect(end).toMatchObject({ code: 1, stdout: '' });
    expect(end.stderr).toMatch(
      /There is no key under keychain:another-name, but there is a database/,
    );
    // Nor does a locked one.
    await begin('locked');
    expect((await sayso(['start'])).stderr).toMatch(/this machine offers none, or it is locked/);
  });
});
