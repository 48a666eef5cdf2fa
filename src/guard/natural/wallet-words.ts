import type { Hit } from '../detectors/hit.ts';
import { lexicon, role } from '../lexicon.ts';
import { createPhraseFinder, foldText } from '../phrase-finder.ts';

/** A recovery phrase has twelve words or more; a name may have eaten the first. */
const LEAST = 11;
const MOST = 26;
/** No word of a list is longer. */
const LONGEST_WORD = 14;
/** The names are looked for in a chat's message, not in a file. */
const LONGEST_TEXT = 4_000;

const findNames = createPhraseFinder({
  /** Names of a wallet's words. */
  named: `seed phrase, seed words, recovery phrase, recovery words, secret recovery phrase, mnemonic*, backup phrase,
    backup words, wallet backup, 12 words, twelve words, 24 words, twenty four words, bip39, bip-39,
    wiederherstellungsphrase, wiederherstellungsworter, seed-phrase, zwolf worter, 12 worter, 24 worter,
    wallet-worter, phrase de recuperation, phrase secrete, phrase mnemonique, mots de recuperation, douze mots,
    12 mots, 24 mots, frase semilla, frase de recuperacion, palabras de recuperacion, palabras semilla,
    doce palabras, 12 palabras, 24 palabras, frase de recuperacao, frase semente, palavras de recuperacao,
    doze palavras, 12 palavras, 24 palavras, frase secreta, frase di recupero, frase seme, parole di recupero,
    dodici parole, 12 parole, 24 parole, frase segreta, herstelzin, herstelwoorden, herstelfrase,
    twaalf woorden, 12 woorden, 24 woorden, fraza odzyskiwania, fraza seed, fraze odzyskiwania,
    slowa odzyskiwania, dwanascie slow, 12 slow, 24 slow, 24 slowa, mnemonik*, zalozni fraze, obnovovaci fraze,
    seed fraze, dvanact slov, 12 slov, aterstallningsfras*, aterstallningsord*, tolv ord, 12 ord, 24 ord,
    kurtarma ifade*, kurtarma kelime*, tohum kelime*, on iki kelime, 12 kelime*, 24 kelime*, сид, сид фраз*,
    сид-фраз*, сидк*, мнемоник*, фраза восстановления, фразу восстановления, двенадцать слов, 12 слов,
    24 слова, мнемоническ*, عبارة الاسترداد, عبارة الاستعادة, كلمات الاسترداد, عبارة الاسترجاع,
    كلمات الاستعادة, ١٢ كلمة, 12 كلمة, السيد فريز, रिकवरी फ्रेज, रिकवरी शब्द, बारह शब्द, 12 शब्द, सीड फ्रेज,
    recovery ke words, 助记词, 恢复短语, 备份词, 种子词, 注记词, 恢复词, 復元フレーズ, リカバリーフレーズ, シードフレーズ, ニーモニック, 復元用の単語, 12個の単語, 12単語,
    24単語, 복구 단어, 복구 구문, 복구단어, 복구구문, 시드 구문, 시드구문, 시드, 니모닉, 열두 단어, 12단어, 12개 단어, 24개 단어`,
  /** Where such words belong, and what a startup may make as well. */
  wallet: `seed, seeds, wallet*, ledger, trezor, metamask, secret words, these words, portefeuille,
    portefeuilles crypto, semilla, monedero, billetera, essas palavras, estas palavras, carteira,
    palavras-chave, portafoglio, portemonnee, portfel*, penezenk*, planbok*, cuzdan*, кошель*, кошелек,
    المحفظة, محفظة, محفظتي, कूट शब्द, वॉलेट, 钱包, ウォレット, 지갑`,
  /** What somebody says who hands his own words to another. */
  kept: `my, mine, keep, save, safe, restore*, back up, backup, lose, lost, hold, remember, mein*, verlier*, sicher*, speicher*, mon,
    ma, perdre, garde*, note, mi, mis, pierdo, guarda*, minha, meu, perder, guarde, mio, mia, perdo, salva, conserva, mijn, mn,
    bewaar*, kwijt, moj, moja, mojego, zgubie, zapisz, muj, min, mitt, spara, tappar, cuzdanim*, sakla*, kaydet*, kaybe*, мой,
    моего, моя, мои, сохрани*, потеря*, محفظتي, احفظ*, خلي, मेरा, मेरे, रख लो, save kar, rakh lo, mera, mere, 我, 存, 保存, 记,
    备份, 私の, 預け, 控え, 保存, メモ, 내, 제, 맡겨, 보관, 저장, 적어`,
});

const chunk = /\S+/g;
const word = /^\(?(?:\d{1,2}[.):-])?["'“«]?([\p{L}\p{M}]{1,20})["'”»]?([,;.)]?)$/u;

/**
 * Twelve plain words in a row in a message that speaks of a wallet's words, in any language: the word lists of other
 * languages have checksums too, but people copy them with slips, and a row of words that makes no sentence is no talk.
 */
export function findWalletWords(text: string): Hit[] {
  if (text.length > LONGEST_TEXT) return [];
  const run = readRun(text);
  if (run === undefined) return [];
  const names = findNames(foldText(text));
  const named = names.some(({ kind }) => kind === 'named');
  const own = ['wallet', 'kept'].every((one) => names.some(({ kind }) => kind === one));
  if (!(named || (own && run.small))) return [];
  const { start, end } = run;
  return [{ kind: 'seed_phrase', detector: 'wallet-words', start, end }];
}

/** The first row of plain words that makes no sentence. */
function readRun(text: string): Row | undefined {
  let words: { key: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(chunk)) {
    const found = word.exec(match[0]);
    const plain = found?.[1];
    if (/^\d{1,2}[.):-]?$/.test(match[0])) continue;
    if (plain === undefined || plain.length > LONGEST_WORD) {
      if (isRow(words)) break;
      words = [];
      continue;
    }
    words.push({
      key: plain,
      start: match.index,
      end: match.index + match[0].length - (found?.[2] ?? '').length,
    });
    // Behind a full stop begins another sentence, except in a numbered list.
    if (found?.[2] === '.' && !/^\(?\d/.test(match[0])) {
      if (isRow(words)) break;
      words = [];
    }
  }
  const row = longestRow(words);
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined || row.length < LEAST) return undefined;
  const capitals = row.slice(1).filter(({ key }) => /^\p{Lu}/u.test(key)).length;
  // Some words with a capital among others are the skills of a CV.
  if (capitals > 0 && capitals < row.length - 1) return undefined;
  return { start: first.start, end: last.end, small: capitals === 0 };
}

/** `small`: written without capitals, as wallets show the words. */
type Row = { readonly start: number; readonly end: number; readonly small: boolean };

type Word = { readonly key: string; readonly start: number; readonly end: number };

function isRow(words: readonly Word[]): boolean {
  return longestRow(words).length >= LEAST;
}

/** The longest stretch with hardly a word of grammar in it, read from the end: the name stands before the words. */
function longestRow(words: readonly Word[]): readonly Word[] {
  let best: readonly Word[] = [];
  for (let to = words.length; to >= LEAST && best.length < LEAST; to -= 1) {
    let loose = 0;
    let from = to;
    while (from > 0 && to - from < MOST) {
      const next = words[from - 1];
      if (next === undefined) break;
      if (isGrammar(next.key)) loose += 1;
      if (loose > 1) break;
      from -= 1;
    }
    if (to - from > best.length) best = words.slice(from, to);
  }
  return best;
}

const grammar = role.grammar | role.is | role.my | role.for | role.to | role.never | role.ask;

function isGrammar(key: string): boolean {
  // One sign of an unspaced script is a word of the list there, and grammar in a sentence.
  if (/^[\p{sc=Han}]$/u.test(key)) return false;
  const entry = lexicon.entries.get(foldText(key));
  return entry !== undefined && (entry.roles & grammar) !== 0;
}
