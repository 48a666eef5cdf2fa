import { describe, expect, it } from 'vitest';
import { bip39English } from '../../../src/guard/detectors/bip39-english.ts';
import { findCards, isCardNumber } from '../../../src/guard/detectors/card.ts';
import { findIbans } from '../../../src/guard/detectors/iban.ts';
import { findNationalIds, identityNumbers } from '../../../src/guard/detectors/national-id.ts';
import { findProviderSecrets } from '../../../src/guard/detectors/provider.ts';
import { providerRules } from '../../../src/guard/detectors/provider-rules.ts';
import { findSeedPhrases } from '../../../src/guard/detectors/seed-phrase.ts';

describe('provider rules', () => {
  it.each(providerRules.map((rule) => [rule.id, rule] as const))(
    '%s finds its example',
    (id, rule) => {
      const found = findProviderSecrets(`see ${rule.example.replace('¦', '')} there`);
      expect(found.map((hit) => hit.detector)).toContain(id);
    },
  );

  it('has one rule for each id', () => {
    const ids = providerRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    'OPENAI_API_KEY=sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'api_key = your_api_key_goes_right_here_1',
    'https://example.com/a:b@c',
    'https://localhost:8080/@me',
    'postgres://localhost:5432/app',
    'a skeleton sk-learn-pipeline for the team',
    'commit 9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
    'the AKIA prefix of AWS',
  ])('leaves %j alone', (text) => {
    expect(findProviderSecrets(text)).toEqual([]);
  });
});

describe('card numbers', () => {
  it.each([
    '4111111111111111',
    '4111-1111-1111-1111',
    '5555 5555 5555 4444',
    '3782 822463 10005',
    '6011111111111117',
  ])('finds %s', (number) => {
    expect(findCards(`card ${number} exp 12/29`)).toHaveLength(1);
  });

  it.each([
    '4111111111111112',
    '+4915112345678901',
    'order number 4111111111111111',
    'tracking no. 4111 1111 1111 1111',
    'https://x.example/4111111111111111',
    '1700000000000',
    '0000000000000000',
  ])('leaves %j alone', (text) => {
    expect(findCards(text)).toEqual([]);
  });

  it('knows no card by its check digit alone', () => {
    expect(isCardNumber('1234567812345670')).toBe(false);
  });
});

describe('bank accounts', () => {
  it.each([
    'DE89 3704 0044 0532 0130 00',
    'GB29NWBK60161331926819',
    'fr76 3000 6000 0112 3456 7890 189',
  ])('finds %s', (iban) => {
    const text = `pay to ${iban} please`;
    expect(findIbans(text).map((hit) => text.slice(hit.start, hit.end))).toEqual([iban]);
  });

  it.each(['DE89370400440532013001', 'XX89370400440532013000', 'DE12 words and more words here'])(
    'leaves %j alone',
    (text) => {
      expect(findIbans(text)).toEqual([]);
    },
  );
});

describe('seed phrases', () => {
  const valid = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

  it('finds a phrase whose checksum is right, however it is written down', () => {
    expect(findSeedPhrases(`keep this: ${valid}`)).toHaveLength(1);
    expect(findSeedPhrases(valid.toUpperCase().replaceAll(' ', ', '))).toHaveLength(1);
    const numbered = valid
      .split(' ')
      .map((word, at) => `${at + 1}. ${word}`)
      .join('\n');
    expect(findSeedPhrases(numbered)).toHaveLength(1);
  });

  it('leaves listed words alone whose checksum is wrong', () => {
    expect(findSeedPhrases(bip39English.slice(0, 12).join(' '))).toEqual([]);
  });

  it('holds the 2048 words of the standard', () => {
    expect(bip39English).toHaveLength(2048);
    expect([bip39English[0], bip39English[2047]]).toEqual(['abandon', 'zoo']);
  });
});

describe('identity numbers', () => {
  it.each(identityNumbers.map((number) => [number.id, number.example] as const))(
    '%s finds its example beside its name',
    (id, example) => {
      expect(findNationalIds(example).map((hit) => hit.detector)).toContain(id);
    },
  );

  it('counts digits only beside a name, and in a file only where no CV shows them', () => {
    expect(findNationalIds('call 219-09-9999')).toEqual([]);
    expect(findNationalIds('mi DNI es 12345678Z')).toEqual([]);
    expect(findNationalIds('my ssn is 219-09-9999')).toHaveLength(1);
  });

  it('leaves talk about papers alone', () => {
    for (const text of ['my passport expires in 2027', 'is a social security number needed?']) {
      expect(findNationalIds(text)).toEqual([]);
    }
  });
});
