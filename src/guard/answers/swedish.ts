import type { AnswerVocabulary } from './vocabulary.ts';

export const swedish: AnswerVocabulary = {
  language: 'sv',
  yes: `japp, jajamän, jajamensan, ja visst, visst, javisst, absolut, självklart, okej, okejdå, gärna, ja gärna,
    kör, kör på, gör det, gör så, skicka, skicka det, skicka den, skicka iväg, skicka iväg den, godkänn,
    godkänt, jag godkänner, godkänner, bekräfta, bekräftar, jag bekräftar, bekräftat, stämmer, det går bra,
    går bra`,
  no: `nej, nej tack, nejdå, nää, nä, skicka inte, skicka det inte, skicka den inte, gör det inte, gör inte det,
    aldrig, absolut inte, självklart inte, helst inte, inte godkänt, godkänner inte, jag godkänner inte`,
  drop: `avbryt, avbryta, avböj, avböjer, avslå, avslag, jag nekar, neka, stopp, sluta, ta bort, strunta i det`,
  not: 'inte, aldrig',
  notAfter: 'inte',
  doubt: 'jaja, jaha, jaså',
  greeting: 'hej, hejsan, god morgon, god dag, god kväll',
  polite: `tack, tackar, tack så mycket, tusen tack, snälla, är du snäll, toppen, bra, jättebra, fint`,
  card: 'till nummer, till kort, för, på, nummer, kort, kortet, för kort, på kort',
  retract: `ja, vänta, egentligen, men, om, problem, fara, skojar, skämt, kanske, senare, imorgon, inte än, bra,
    toppen, skicka, kör, oroa`,
};
