import { type Rule, said } from './rule.ts';

/** The rules for messages that speak of a password in their own way and hold it somewhere. */
export const talkRules: readonly Rule[] = [
  {
    id: 'odd-in-talk',
    why: 'talk of a password or of getting in, and a word that nobody writes for anything else',
    blocks: said(
      'either Walnut77 or Walnut78, one of the two is my monster password',
      'eindelijk, met Zeewind.44 kom ik erin bij de vacaturebank',
      'o Girasole31 o Girasole32, una delle due è la password di infojobs',
    ),
    passes: said(
      'my password for Web3Foundation expired',
      'we moved from Angular14 to Angular17 and fixed the password form',
      'SSH with a key, fail2ban and backups',
    ),
  },
  {
    id: 'built-of',
    why: "what people build passwords of (a pet's name, a year of birth) and the result, or its parts",
    blocks: said(
      'password is my cats name Olive and 2019 behind it',
      'then my birth year, so Marigold1987',
      'hasło to imię psa Reksio i potem 2011',
    ),
    passes: said(
      "my dog's name is Biscuit and he was born in 2016",
      'mein Hund heißt Rex und das Passwort sag ich keinem',
    ),
  },
  {
    id: 'spelled-as',
    why: 'a word and how it is written, in talk about getting in',
    blocks: said(
      "It's dandelion, capital D, no numbers. that's what gets you into my account",
      'ciliegia tutto minuscolo, ecco cosa apre la mia mail',
    ),
    passes: said(
      'the password needs to be all lower case with no spaces',
      'please write my surname with a capital B and no spaces: MacBride',
    ),
  },
  {
    id: 'word-list',
    why: 'words in a row, joined or quoted, in talk about a vault or a passphrase',
    blocks: said(
      'the vault unlocks with copper-lantern-orchid-tide',
      'four words: maple gravel compass heron, and that opens keepass',
      'my keepass phrase is "every tuesday my uncle burns the toast"',
    ),
    passes: said(
      'log in with single-sign-on',
      'they asked for four words to describe me: calm curious precise kind',
    ),
  },
  {
    id: 'said-after',
    why: 'one word as a sentence, and then "that is the password"',
    blocks: said('periwinkle. that is literally the password', 'croqueta. esa es mi contraseña'),
    passes: said('Wait. that is the password policy?', 'sorry. this is the wrong password'),
  },
  {
    id: 'common-password',
    why: 'one of the commonest passwords, and somebody whose it is',
    blocks: said(
      'iloveyou is the one I have on my indeed',
      'letmein, yes really, thats my ziprecruiter one',
    ),
    passes: said('passwords like qwerty123 are the worst', 'is letmein1 really so common?'),
  },
  {
    id: 'weighed',
    why: 'no rule has a name for it, but the shape of a word, its place and what the words around it do outweigh what speaks against it',
    blocks: said(
      'still tomatosoup99, never changed it, that gets you into my mail',
      'honestly just go with Biscuit2016 when it asks, same thing as on the other one',
    ),
    passes: said(
      'my new portfolio is online since Monday, have a look',
      'the interview went fine, they call back on Thursday',
    ),
  },
];
