import { describe, expect, it } from 'vitest';
import { languages } from '../../src/guard/languages/all.ts';
import { type Example, rules, whyOf } from '../../src/guard/rules.ts';
import { inspectText } from '../../src/guard/secrets.ts';
import { readCorpus } from './corpus/read-corpus.ts';

function inspect({ text, previous }: Example) {
  return inspectText(text.replace('¦', ''), { previous: previous ?? [] });
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it.each(rule.blocks.map((example) => [example.text, example] as const))(
    'blocks %j',
    (_, example) => {
      const { findings } = inspect(example);
      expect(findings.map((found) => found.detector)).toContain(id);
    },
  );

  it.each(rule.passes.map((example) => [example.text, example] as const))(
    'lets %j pass',
    (_, example) => {
      expect(inspect(example).findings).toEqual([]);
    },
  );
});

describe('the rules', () => {
  it('have one entry each, with examples of both kinds', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.blocks.length, rule.id).toBeGreaterThan(0);
      expect(rule.passes.length, rule.id).toBeGreaterThan(0);
    }
  });

  it('describe whatever blocks a line of the corpus', () => {
    for (const { text, previous } of readCorpus('secrets')) {
      for (const { detector } of inspectText(text, { previous }).findings) {
        expect(whyOf(detector), detector).not.toBe('a rule without a description');
      }
    }
  });

  it('name the language whose words gave a secret away, and none for a shape of its own', () => {
    const languageIn = (text: string) => inspectText(text).findings[0]?.language;
    expect(languageIn('mein Passwort lautet Sommer2023')).toBe('de');
    expect(languageIn('mi contraseña es girasol34')).toBe('es');
    expect(languageIn('我的密码是banjo2019')).toBe('zh');
    expect(languageIn('4111 1111 1111 1111')).toBeUndefined();
  });
});

describe.each(languages.map((language) => [language.tag, language] as const))(
  'the language %s',
  (_, language) => {
    it('blocks its own examples and lets its talk pass', () => {
      expect(language.examples.blocks.length).toBeGreaterThanOrEqual(3);
      expect(language.examples.passes.length).toBeGreaterThanOrEqual(3);
      for (const text of language.examples.blocks)
        expect(inspectText(text).blocked, text).toBe(true);
      for (const text of language.examples.passes)
        expect(inspectText(text).blocked, text).toBe(false);
    });
  },
);
