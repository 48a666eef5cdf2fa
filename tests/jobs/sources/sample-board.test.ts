import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../../../src/jobs/sources/sample.ts';

describe('the sample board', () => {
  it('has at least 150 postings in at least 12 families, all marked, all different', async () => {
    const { postings, problems } = await sampleBoard(new Date('2026-11-21T10:00:00Z'));
    expect(problems).toEqual([]);
    expect(postings.length).toBeGreaterThanOrEqual(150);
    expect(
      new Set(postings.map(({ externalId }) => externalId.replace(/-\d+$/, ''))).size,
    ).toBeGreaterThanOrEqual(12);
    expect(
      postings.every(({ isSample, contact }) => isSample && contact?.email.endsWith('.example')),
    ).toBe(true);
    expect(new Set(postings.map(({ text }) => text.split('\n')[0])).size).toBe(postings.length);
    const remote = postings.filter(
      ({ remote, text, title, remoteRegions }) =>
        remote === 'remote' &&
        /TypeScript|JavaScript/.test(title + text) &&
        remoteRegions.some((region) => /Europe|EU|Germany|Spain/.test(region)),
    );
    expect(remote.length).toBeGreaterThanOrEqual(10);
  });
});
