import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../../src/jobs/sources/sample.ts';
import { scamSigns } from '../../src/match/scam.ts';
import { SCAM_RULES } from '../../src/match/scam-rules.ts';
import { threadMs } from '../support/thread-time.ts';

const rulesFor = (text: string) => scamSigns({ title: 'Assistant', text }).map(({ rule }) => rule);

describe('signs of fraud in a posting', () => {
  it.each(SCAM_RULES.flatMap((rule) => rule.examples.map((text) => [rule.id, text] as const)))(
    '%s: flags %j',
    (id, text) => expect(rulesFor(text)).toContain(id),
  );

  it.each(SCAM_RULES.flatMap((rule) => rule.harmless.map((text) => [rule.id, text] as const)))(
    '%s: leaves %j alone',
    (_id, text) => expect(rulesFor(text)).toEqual([]),
  );

  it('trust case 41: quotes the sentence that shows it', () => {
    const [sign] = scamSigns({
      title: 'Data entry',
      text: 'Work from home. To start you must pay a registration fee of $49. Apply now!',
    });
    expect(sign?.quote).toBe('To start you must pay a registration fee of $49.');
  });

  it('sees through marks that print nothing and other widths', () =>
    expect(rulesFor('Contact us on Tele\u200bgram. Your salary is paid in ＵＳＤＴ.')).toEqual([
      'crypto',
      'chat',
    ]));

  it('reads 100 kB of junk quickly', () => {
    for (const junk of ['pay ', 'send scan of ', 'earn $', 'a', 'no experience ']) {
      const before = threadMs();
      scamSigns({ title: '', text: junk.repeat(100_000 / junk.length) });
      expect(threadMs() - before, junk).toBeLessThan(500);
    }
  });

  it('trust case 41: flags none of the sample board', async () => {
    const { postings } = await sampleBoard(new Date('2026-11-21T00:00:00Z'));
    const alarms = postings.flatMap((posting) =>
      scamSigns(posting).map((sign) => `${posting.title}: ${sign.rule}: ${sign.quote}`),
    );
    process.stdout.write(`false alarms: ${alarms.length} of ${postings.length} sample postings\n`);
    expect(postings.length).toBeGreaterThan(100);
    expect(alarms).toEqual([]);
  });
});
