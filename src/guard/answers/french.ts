import type { AnswerVocabulary } from './vocabulary.ts';

export const french: AnswerVocabulary = {
  language: 'fr',
  yes: `oui, ouii, ouais, ouai, ouep, oui oui, d'accord, dac, dacc, entendu, vas-y, allez-y, vas y, oui vas y,
    bien sûr, évidemment, certainement, absolument, tout à fait, volontiers, avec plaisir, c'est bon, c'est ok,
    c'est d'accord, ça marche, ça me va, ça va pour moi, parfait, validé, je valide, valide, valider, approuvé,
    j'approuve, approuver, confirmé, je confirme, confirme, confirmer, j'accepte, accepté, accepter, envoie,
    envoie-le, envoie-la, envoie ça, envoyez, envoyez-le, envoyez-la, envoyer, tu peux envoyer, vous pouvez envoyer,
    tu peux l'envoyer, vous pouvez l'envoyer, fais-le, faites-le, je suis d'accord`,
  no: `non, nan, nn, non merci, n'envoie pas, ne l'envoie pas, n'envoyez pas, ne l'envoyez pas, ne pas envoyer,
    n'envoie rien, surtout pas, pas question, hors de question, jamais, certainement pas, absolument pas,
    bien sûr que non, pas du tout, pas d'accord, je ne suis pas d'accord, annule, annuler, annulez, annulé, arrête,
    arrêtez, stop, refuse, refusé, je refuse, refuser, rejeter, rejette, je rejette, laisse tomber, ne fais pas ça,
    ne le fais pas, ne le faites pas`,
  polite: `s'il te plaît, s'il vous plaît, svp, stp, merci, merci beaucoup, merci bien, super, très bien, bien, génial,
    bonjour, je vous en prie`,
  card: 'pour, à, au, à la, pour le, pour la, numéro, numero, num, carte, pour la carte, à la carte, pour le numéro, le, la',
  retract: `oui, si, ok, attends, attendez, en fait, mais, problème, souci, soucis, inquiétude, blague, rigole, peut-être,
    plus tard, demain, pas encore, parfait, bien, super, vas-y, envoie, d'accord, bon, sauf`,
};
