import { describe, expect, it } from 'vitest';
import { checkDigests } from '../../src/cli/doctor-digests.ts';
import { plantDigests } from '../support/digest-clients.ts';
import { openTestStore } from '../support/sqlite-store.ts';

describe('what doctor says of digests', () => {
  it('is how many are on, due and late', async () => {
    const test = await openTestStore();
    const now = new Date();
    expect(await checkDigests(test.store)).toEqual({
      mark: 'ok',
      text: 'digests: 0 on, 0 due, none late',
    });
    await plantDigests(test.store, 2, now, new Date(now.getTime() - 3_600_000));
    expect(await checkDigests(test.store)).toMatchObject({
      mark: 'note',
      text: expect.stringMatching(/^digests: 2 on, 2 due, 2 late/),
    });
    await test.remove();
  });
});
