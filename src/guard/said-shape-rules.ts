import { after, type Rule, said } from './rule.ts';

/** The rules for what is no password: answers, codes, numbers that unlock, and keys beside a word for them. */
export const saidShapeRules: readonly Rule[] = [
  {
    id: 'security-answer',
    why: 'a security question, or a stock question of a bank, and the answer to it',
    blocks: [
      ...said(
        "security question is mother's maiden name, answer Brannigan",
        'if the site asks for my first pet put Tiddles',
        'güvenlik sorusunun cevabı Karabaş',
      ),
      ...after('the bank wants my mothers maiden name', 'Ferrantini'),
    ],
    passes: [
      ...said(
        "my mother's maiden name is Kowalska so I can get Polish papers",
        'the application form asks for city of birth, put Nagpur',
        "the security question is too hard, I can't remember my first pet",
      ),
      ...after('the bank wants my mothers maiden name', 'is that normal?'),
    ],
  },
];
