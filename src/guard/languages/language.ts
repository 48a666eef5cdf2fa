/**
 * The words with which one language talks about secrets. Each field holds phrases of one to four words, parted by
 * commas. Case, accents and apostrophes are folded on both sides. A word that ends in `*` stands for itself with any
 * ending of up to six letters, for languages that inflect.
 */
export type Language = {
  readonly tag: string;
  /** Names of a password or passphrase. */
  readonly password: string;
  /** Those of them whose value is a sentence or a row of words. */
  readonly passphrase: string;
  /** Those of them that name many: a sentence about passwords, not one that tells one. */
  readonly plural: string;
  /** Words that may mean a password and often do not ("pass", "key"): they need a value that looks like one. */
  readonly weakPassword: string;
  /** Names of a short number that unlocks something. */
  readonly pin: string;
  /** Names of a code that proves who you are, sent by text message or shown by an app. */
  readonly code: string;
  /** Names of a wallet's recovery phrase or an account's recovery codes. */
  readonly recovery: string;
  /** Names of an account's user: user name, login, account. */
  readonly login: string;
  /** Verbs of signing in, so that two words after an address are a login. */
  readonly signIn: string;
  /** Words between the name of a secret and the secret: "is", "was", "reads". */
  readonly is: string;
  /** The same in languages where the verb closes the sentence: "X hai", "X です". */
  readonly finalIs: string;
  /** "as", "for the": words between a secret and its name when the secret comes first. */
  readonly as: string;
  /** Verbs that hand over a value: use, try, enter, type, set. */
  readonly use: string;
  /** Verbs of change, with which `to` names the new value. */
  readonly change: string;
  readonly to: string;
  /** Prepositions before the service that a secret opens. */
  readonly for: string;
  /** Possessives and articles. */
  readonly my: string;
  /** Words that may stand anywhere between and change nothing: now, still, just, new, old. */
  readonly filler: string;
  /** Names of services and places that a secret opens, skipped like a filler before "is". */
  readonly service: string;
  /** Nouns and verbs that, right behind the name of a secret, make it another thing: manager, policy, reset. */
  readonly head: string;
  /** Words before "code", "pin" or "key" that make it another thing: zip, area, error. */
  readonly otherCode: string;
  /** Words that say something of a secret instead of being one: wrong, expired, forgotten, the same. */
  readonly descriptor: string;
  /** Endings of such words, without accents: "-ed", "-able". */
  readonly descriptorEndings: string;
  /** Grammar words: none of them is ever a secret by itself. */
  readonly grammar: string;
  /** Verbs of receiving a code: texted me, got an SMS. */
  readonly received: string;
  /** Words with which someone asks for a value: what, send, enter, tell. */
  readonly ask: string;
  /** Words that announce a value: coming, next, in a second. */
  readonly soon: string;
  /** Never, do not: an appeal, not a request. */
  readonly never: string;
  /** Words that hand something over or point at it: here you go, this one, the same as always. */
  readonly give: string;
  /** What people say of the one password that they use for all: everywhere, for everything. */
  readonly everywhere: string;
  /** Words for a number and its digits, with which people tell that a code came. */
  readonly number: string;
  /** Verbs of typing: what follows goes into a field as it stands. */
  readonly type: string;
  /** What people say while they dictate: capital, small, letter by letter, dash, star, full stop. */
  readonly spelling: string;
  /** The names of the digits 0 to 9, in this order; a slash parts two names of one digit. */
  readonly digits: string;
  /** Turns of phrase, not words with a role: what people build passwords of ("my dog's name", "birth year"). */
  readonly builtOf?: string;
  /** Names of punctuation marks, all of them in `spelling` too: a word between two of them is part of a dictation. */
  readonly mark?: string;
  /** How a word is to be written: "all lower case", "with a capital", "in one word", "with hyphens". */
  readonly spelledAs?: string;
  /** How many words a passphrase has: "four words", "the whole sentence". */
  readonly wordCount?: string;
  /** Networks that a shared password opens: wifi, VPN. */
  readonly network?: string;
  /** What keeps passwords or files under one passphrase: a vault, a key ring, an encrypted disk. */
  readonly vault?: string;
  /** Things with a lock, which people say how to open: phone, door, wifi, zip. No role: rules ask for the list. */
  readonly lockedThing?: string;
  /** What people make a password of: my birthday, my cat's name, the last digits of my number. No role either. */
  readonly remembered?: string;
  /** What is valid no longer, before the new one is told: the old one, the one before. No role either. */
  readonly former?: string;
  /** What parts the steps of a dictation: then, after that, at the end. No role either. */
  readonly sequence?: string;
  /** Messages of this language that block and messages near them that pass; a test runs through both. */
  readonly examples: { readonly blocks: readonly string[]; readonly passes: readonly string[] };
};
