import type { Rule } from './rules.ts';

/** The rules for what is typed into a field, what opens a thing and for how people come by their one password. */
export const habitRules: readonly Rule[] = [
  {
    id: 'quoted-entry',
    why: 'a quoted word to be typed where a password goes',
    blocks: [{ text: 'in the password field just type "rosebud"' }],
    passes: [{ text: 'the "Password Platform" team is hiring' }],
  },
  {
    id: 'opens-thing',
    why: 'a phone, door, network or archive, and what one types to open it',
    blocks: [
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
  {
    id: 'told-in-steps',
    why: 'a password that is told step by step, with capitals, numbers and marks',
    blocks: [
      {
        text: 'ноут открывается так, сначала большая Л, потом слово лисица латиницей, потом сорок два и в конце тире',
      },
      {
        text: 'şifrede önce büyük K var, sonra kavun kelimesi, ondan sonra kırk iki, en sonunda ünlem işareti',
      },
    ],
    passes: [
      { text: 'сначала сброшу пароль, потом напишу вам, а потом откликнусь на вакансию' },
      { text: 'şifrede büyük harf, küçük harf, rakam ve ünlem işareti olmalı diyor site' },
    ],
  },
];
