import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../../src/desk/drafting/claims.ts';
import { CLIENTS } from './claim-cvs.ts';
import { type ClaimSentence, SENTENCES } from './claim-sentences.ts';

function claimsIn({ client, text }: ClaimSentence): string[] {
  const { cv, posting } = CLIENTS[client];
  return checkClaims(text, [cv], [posting], 2026).flatMap(({ unsupported }) =>
    unsupported.map((claim) => `${claim.kind} ${claim.text}`),
  );
}
const refused = (one: ClaimSentence) => claimsIn(one).length > 0;

describe('claims over a corpus of draft sentences', () => {
  const supported = SENTENCES.filter((one) => one.isSupported);
  const invented = SENTENCES.filter((one) => !one.isSupported);
  const wronglyRefused = supported.filter(refused);
  const missed = invented.filter((one) => !refused(one));

  it('holds at least two hundred sentences', () => {
    expect(SENTENCES.length).toBeGreaterThanOrEqual(200);
    expect(SENTENCES.every(({ kind, text }) => kind !== '' && text !== '')).toBe(true);
  });

  it('refuses what the CV does not say and keeps what it does', () => {
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    const lines = [
      `invented and not refused: ${missed.length} of ${invented.length} (${percent(missed.length, invented.length)}); ` +
        `supported and refused: ${wronglyRefused.length} of ${supported.length} (${percent(wronglyRefused.length, supported.length)})`,
      ...missed.map(({ kind, text }) => `  not refused (${kind}): ${text}`),
      ...wronglyRefused.map(
        (one) => `  refused (${one.kind}): ${one.text} <- ${claimsIn(one).join('; ')}`,
      ),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(missed.length / invented.length).toBeLessThanOrEqual(0.03);
    expect(wronglyRefused.length / supported.length).toBeLessThanOrEqual(0.05);
  });

  it('points at a span of the CV for every fact that it keeps', () => {
    for (const { client, text, isSupported } of SENTENCES) {
      const { cv, posting } = CLIENTS[client];
      for (const checked of checkClaims(text, [cv], [posting], 2026)) {
        if (isSupported && checked.unsupported.length === 0)
          expect(checked.spans.length).toBeGreaterThan(0);
        for (const span of checked.spans)
          expect(cv.slice(span.start, span.end).trim()).not.toBe('');
      }
    }
  });
});
