import { identityNumbers } from './detectors/national-id.ts';
import { providerRules } from './detectors/provider-rules.ts';
import { habitRules } from './habit-rules.ts';
import { type Rule, said } from './rule.ts';
import { saidShapeRules } from './said-shape-rules.ts';
import { sentenceRules } from './sentence-rules.ts';
import { talkRules } from './talk-rules.ts';

export type { Example, Rule } from './rule.ts';

/** The rules for secrets whose characters alone give them away, in every language. */
const shapeRules: readonly Rule[] = [
  {
    id: 'card-luhn',
    why: "a card issuer's prefix and length, and the check digit is right",
    blocks: said('4111 1111 1111 1111'),
    passes: said('4111 1111 1111 1112', 'order number 4111111111111111'),
  },
  {
    id: 'iban-mod97',
    why: "a country's IBAN length, and the check digits are right",
    blocks: said('DE89 3704 0044 0532 0130 00'),
    passes: said('DE89 3704 0044 0532 0130 01'),
  },
  {
    id: 'seed-phrase',
    why: 'words of the wallet list with a right checksum',
    blocks: said('legal winner thank year wave sausage worth useful legal winner thank yellow'),
    passes: said('legal winner thank year wave sausage worth useful legal winner thank year'),
  },
  ...identityNumbers.map(({ id, example }) => ({
    id,
    why: 'an identity number beside its name',
    blocks: said(example),
    passes: said(example.replace(/[a-z]?\d.*$/i, 'soon')),
  })),
  ...providerRules.map(({ id, kind, example }) => ({
    id,
    why: `the published shape of this kind of ${kind.replaceAll('_', ' ')}`,
    blocks: said(example),
    passes: said(example.split('¦', 1)[0] ?? ''),
  })),
];

export const rules: readonly Rule[] = [
  ...sentenceRules,
  ...habitRules,
  ...talkRules,
  ...saidShapeRules,
  ...shapeRules,
];

const whys = new Map(rules.map((rule) => [rule.id, rule.why]));

/** Why a rule blocks, in words for an operator. */
export function whyOf(id: string): string {
  return whys.get(id) ?? 'a rule without a description';
}
