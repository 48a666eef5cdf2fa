/** The languages beside English whose words of work the lexicon knows. */
export type TaskLanguage = 'de' | 'fr' | 'es';

/** What is left of a word must still tell it from others. */
const SHORTEST = 4;

/** Endings by language, longest first; one of each list is taken off, in turn. They meet words that Porter's rules have cut already. */
const ENDINGS: Readonly<Record<TaskLanguage, readonly RegExp[]>> = {
  // Pflegerin, Pflegerinnen, Pflegern, Pflege.
  de: [/(?<=.{5})in(?:nen)?$/u, /(?:ern|est|em|er|en|es|e|n|s)$/u],
  // infirmière, infirmier, commerciaux, commercial; feminine agents are told from eur below.
  fr: [/i?a(?:ux|l)$/u, /(?:ees|ee|es|ez|er|e|s|x)$/u, /i$/u],
  // enfermera, enfermero, enfermería, conductora, conductor, cocinar, cocinado.
  es: [/(?:as|os|es|a|o|e|s)$/u, /i$/u, /(?:iend|and|ad|id|ar|er|ir|or)$/u],
};

/**
 * What the forms of a word in a language share: gender, number and case taken off a stem of `stemOf`. Only a key, and only
 * for texts of that language: it throws English words together.
 */
export function languageStem(language: TaskLanguage, stem: string): string {
  let key = stem;
  if (language === 'fr') key = key.replace(/eus$/u, 'eur').replace(/tric$/u, 'teur');
  for (const ending of ENDINGS[language]) {
    const cut = key.replace(ending, '');
    if (cut.length >= SHORTEST) key = cut;
  }
  return key;
}
