import type { Rule } from './rules.ts';

/** The rules for what opens a thing and for how people come by their one password. */
export const habitRules: readonly Rule[] = [
  {
    id: 'opens-thing',
    why: 'a phone, door, network or archive, and what one types to open it',
    blocks: [
      { text: 'айфон открывается по 902114' },
      { text: 'ghar ka wifi chaiwala99 se connect hota hai' },
      { text: '履歴書zipは19920314で開きます' },
      { text: 'ofisin interneti kahve1234 ile bağlanıyor' },
    ],
    passes: [
      { text: 'на телефоне 2580 контактов' },
      { text: 'mobile 15000 se kam ka chahiye' },
      { text: '履歴書zipは10分で開きます' },
      { text: 'ofisin interneti 100 mbps ile bağlanıyor' },
    ],
  },
  {
    id: 'habit',
    why: 'a word that somebody uses on every site, remembers anyhow, or has put in place of the old one',
    blocks: [
      { text: 'кличка кота и год murzik2011 это ко всем сайтам' },
      { text: '密码是我生日19920314' },
      { text: '예전거 말고 이제 dalgi88이야' },
    ],
    passes: [
      { text: 'у меня везде стоит python3' },
      { text: '密码不要用生日' },
      { text: '예전거 말고 이제 React18 써요' },
    ],
  },
];
