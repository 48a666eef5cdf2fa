import type { AnswerVocabulary } from './vocabulary.ts';

export const italian: AnswerVocabulary = {
  language: 'it',
  yes: `sì, sii, sisi, sì sì, certo, certo che sì, certamente, va bene, vabbene, d'accordo, sono d'accordo, perfetto,
    assolutamente sì, volentieri, procedi, proceda, vai, vai pure, vai avanti, fai pure, faccia pure, fallo,
    lo faccia, invia, invialo, inviala, invii, inviare, invia pure, manda, mandalo, mandala, mandare, manda pure, spedisci,
    spediscilo, puoi inviare, puoi inviarlo, puoi mandarlo, approvo, lo approvo, approvato, approva, approvare, confermo,
    lo confermo, confermato, conferma, confermare, accetto, accettato, autorizzo, ci sto`,
  no: `no grazie, non inviare, non inviarlo, non inviarla, non mandare, non mandarlo, non mandarla, non spedire,
    non farlo, non lo faccia, annulla, annullare, annullato, ferma, fermati, rifiuto, rifiuta, rifiutare, rifiutato,
    lo rifiuto, respingi, respinto, mai, giammai, assolutamente no, certo che no, per niente, neanche per sogno,
    meglio di no, non sono d'accordo, non approvo, non confermo, non voglio, lascia perdere, cancella`,
  polite:
    'per favore, per piacere, perfavore, grazie, grazie mille, molte grazie, prego, benissimo, bene, ottimo, ciao',
  card: 'a, al, alla, per, per il, per la, numero, num, scheda, carta, al numero, la, il',
  retract: `sì, aspetta, aspetti, in realtà, ma, però, problema, problemi, scherzo, forse, dopo, domani, non ancora, perfetto,
    bene, ottimo, procedi, invia, manda, certo, preoccuparti, preoccupi, se`,
};
