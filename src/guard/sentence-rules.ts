import { after, type Rule, said } from './rule.ts';

/** The rules for what only a sentence shows. Their words come from languages/, so one rule serves all languages. */
export const sentenceRules: readonly Rule[] = [
  {
    id: 'named-password',
    why: 'a name for a password, then "is", a colon or a value right behind it',
    blocks: said('my gmail password is sunflower22', 'pw: Otter%River3', 'la clave es girasol'),
    passes: said(
      'my password is wrong',
      'password must have 8 characters',
      'la clave es la paciencia',
    ),
  },
  {
    id: 'named-pin',
    why: 'a name for a PIN and 4 to 8 digits',
    blocks: said('my card pin is 4471', 'die pin ist drei sieben null acht'),
    passes: said('PIN code 560001', 'pin 3 messages to the top'),
  },
  {
    id: 'named-code',
    why: 'a name for a code and 4 to 8 digits',
    blocks: said('the code is 483 920', 'el código es nueve zero dos cinco'),
    passes: said('the job code is 44712', 'zip code 94110', 'Código da vaga: 7718204'),
  },
  {
    id: 'named-recovery-code',
    why: 'a name for recovery codes and digits or letters in groups',
    blocks: said('backup codes: 8831 2290, 7712 0093', 'recovery code is 3KD9-WW2P-71XA'),
    passes: said('I lost my backup codes', 'recovery code for the printer is gone'),
  },
  {
    id: 'named-seed-phrase',
    why: 'a name for a recovery phrase and words of the wallet list',
    blocks: said('my seed phrase: zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo'),
    passes: said('my seed phrase is written on paper'),
  },
  {
    id: 'value-before-name',
    why: 'a value and then what it is: "X is my password"',
    blocks: said('hunter2x9 is my gmail password', 'use Larkspur71 as the password'),
    passes: said('Level2 is my badge', 'i use 1Password for all passwords'),
  },
  {
    id: 'login-pair',
    why: 'an account and beside it what can only be its password',
    blocks: said('jane@example.com / Larkspur#71', 'here: anna@example.com Snowball22'),
    passes: said('jane.doe@example.com janedoe42', 'jane@example.com, Berlin'),
  },
  {
    id: 'login-pair-glued',
    why: 'an account and a password in one word',
    blocks: said('jdoe:Tulip!Moon8'),
    passes: said('docs/api.md#part-2', 'acme/project#48'),
  },
  {
    id: 'login-fields',
    why: 'two short labels with their values, or a row of service, account and a made-up word',
    blocks: said(
      'u: ewelina.m h: Pomarancze23',
      'rocketjobs | p.zawada@example.pl | Szarlotka!',
      'customer 5512008 and then Waddenzee_44',
    ),
    passes: said('Anna Smit | a.smit@example.nl | Utrecht', 'tel: 0612345678 age: 34'),
  },
  {
    id: 'bare-password',
    why: 'nothing but one word of small and capital letters, digits and a symbol',
    blocks: said('Rt4!vbN8x'),
    passes: said('C++17', 'R&D2024', 'REQ-0048213'),
  },
  {
    id: 'strong-word-near-name',
    why: 'a short message about a password with one word in it that looks like one',
    blocks: said("my password hasn't changed, Larkspur71x"),
    passes: said('my password for Web3Foundation expired'),
  },
  {
    id: 'handed-over',
    why: 'a sentence that hands over one odd word and speaks of nothing else',
    blocks: said(
      'try Sunflower2019! if that one fails',
      'sorry vertippt, mondlicht42',
      'Aycicegi!34 ile gir',
    ),
    passes: said('try React18 roles instead', "it's Form3, the fintech", 'my github is janedoe42'),
  },
  {
    id: 'same-everywhere',
    why: 'one unknown word in a sentence about all accounts',
    blocks: said('I always use bluegiraffe everywhere', 'uso sempre pudimdeleite em tudo'),
    passes: said('I use Excel everywhere', 'uso Excel para todo'),
  },
  {
    id: 'received-code',
    why: 'a number that arrived or is to be entered, and nothing else said of it',
    blocks: said('they texted me 4471', '629104 is what it says'),
    passes: said('I got 150000 as an offer', 'just got 120 replies'),
  },
  {
    id: 'after-colon',
    why: 'a label that names a password, however long, and a value behind its colon',
    blocks: said(
      'the secret word they ask me on the phone: pineapple',
      'a password of four words: green tractor window lemon',
    ),
    passes: said(
      'what I know of the password: nothing',
      'password rules of the portal: eight characters',
    ),
  },
  {
    id: 'dictated',
    why: 'a password that is read out sign by sign',
    blocks: said(
      'Passwort: groß M, klein o, klein n, dann zwei vier und am Ende Ausrufezeichen',
      'my password letter by letter: capital te, o, ere, o, then one nine',
    ),
    passes: said(
      'the password needs a capital letter, a dash, a number and eight characters',
      'my grades are A, B, C',
    ),
  },
  {
    id: 'code-near-name',
    why: 'a message about a code, with groups of digits or letters in it that are no date, sum or number of another thing',
    blocks: said(
      'I keep a sheet of backup codes, the first one left is 3391 7740',
      'the portal wants a one-time code, I have KQ7-R2M here',
    ),
    passes: said('the code review is on 12-05-24', 'the backup codes are in my drawer since 2019'),
  },
  {
    id: 'reply-to-request',
    why: 'a short message that gives what the messages before led up to',
    blocks: [
      ...after("What's the password?", 'banjo2019'),
      ...after('my pin is coming in a second', '4471'),
      ...after('Please send me the code', '629104'),
    ],
    passes: [
      ...after('Did you get the code?', 'approve 4471', 'not yet'),
      ...after('what is your password?', 'I forgot'),
    ],
  },
  {
    id: 'entered',
    why: 'a sentence about getting in, with a made-up word beside a verb of entering or at its end',
    blocks: said('log in and type Guacamole&Totopos', 'unlock the CV zip with t9-Vega-lima'),
    passes: said('log in and search for R&D roles', 'sign in with LinkedIn or X'),
  },
  {
    id: 'after-talk',
    why: 'a name for a password, and later in the sentence a word that nobody writes for anything else',
    blocks: said('clave infojobs Betis_1907', 'yenibiris parolası cigkofte_acili kanka'),
    passes: said(
      'the password team uses snake_case names?',
      'the password reset lives in auth_service',
    ),
  },
  {
    id: 'lone-answer',
    why: 'one made-up word or a code in groups and nothing else, after somebody said that something comes',
    blocks: [
      ...after('one sec, opening the app', '117 908'),
      ...after('the first half is Shinano', 'gawa#367km'),
    ],
    passes: [
      ...after('What salary do you want?', '120 000'),
      ...after('here is the posting', 'REQ-48213'),
    ],
  },
  {
    id: 'after-request',
    why: 'talk about a password or about getting in before, and one word now that is no word of a chat',
    blocks: [
      ...after('how do you sign in there?', 'whatever my kids chose, moon_shine I guess'),
      ...after('why is my password wrong on your side', 'without the dot it reads MammaMia007'),
    ],
    passes: [
      ...after('how do you sign in to indeed?', 'by google'),
      ...after("what's your password?", 'my sister set it up'),
    ],
  },
];
