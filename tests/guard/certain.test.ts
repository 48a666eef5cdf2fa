import { describe, expect, it } from 'vitest';
import { isCertain } from '../../src/guard/certain.ts';
import { providerRules } from '../../src/guard/detectors/provider-rules.ts';
import { inspectText } from '../../src/guard/secrets.ts';

const certain = (text: string) => {
  const verdict = inspectText(text);
  return verdict.blocked && isCertain(verdict.findings);
};

describe('findings that no word of the client changes', () => {
  const published = providerRules.filter(({ kind }) =>
    ['api_key', 'private_key', 'session_cookie'].includes(kind),
  );

  it.each(published.map((rule) => [rule.id, rule.example.replaceAll('¦', '')]))(
    'holds for the shape %s',
    (_id, example) => expect(certain(example)).toBe(true),
  );

  it('trust case 10: holds for a seed phrase whose checksum fits', () => {
    const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    expect(certain(phrase)).toBe(true);
  });

  it('holds when a key stands beside something doubtful', () => {
    const key = providerRules.find(({ id }) => id === 'github-token')?.example.replaceAll('¦', '');
    expect(certain(`my password is sunshine and the token is ${key}`)).toBe(true);
  });

  it.each(['my password is sunshine', 'my pin is 4471', 'card 4111 1111 1111 1111'])(
    'does not hold for %s, which may be an example',
    (text) => {
      expect(inspectText(text).blocked).toBe(true);
      expect(certain(text)).toBe(false);
    },
  );
});
