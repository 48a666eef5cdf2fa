import type { AnswerVocabulary } from './vocabulary.ts';

export const polish: AnswerVocabulary = {
  language: 'pl',
  yes: `tak, taak, tak tak, dobrze, dobra, zgoda, zgadzam się, jasne, pewnie, oczywiście, jak najbardziej, okej, oki,
    w porządku, może być tak, wyślij, wyślij to, wysyłaj, wysyłam zgodę, proszę wysłać, możesz wysłać, śmiało, dawaj, działaj,
    zrób to, potwierdzam, potwierdź, potwierdzone, zatwierdzam, zatwierdź, zatwierdzone, akceptuję, akceptuj, zaakceptowane,
    wyrażam zgodę`,
  no: `nie, nie nie, nie dziękuję, nie dzięki, nie wysyłaj, nie wysyłaj tego, proszę nie wysyłać, nie wysyłać, nie rób tego,
    anuluj, anulować, anulowane, odrzuć, odrzucam, odrzucone, odmawiam, rezygnuję, przerwij, zatrzymaj, nigdy, w żadnym wypadku,
    absolutnie nie, na pewno nie, nie zgadzam się, nie akceptuję, nie zatwierdzam, nie potwierdzam, lepiej nie, nie chcę`,
  polite:
    'proszę, poproszę, prosze, dziękuję, dzięki, dziękuję bardzo, wielkie dzięki, super, świetnie, bardzo dobrze, cześć',
  card: 'dla, do, na, numer, nr, karta, kartę, karty, dla karty, dla numeru',
  retract: `tak, czekaj, poczekaj, właściwie, ale, jeśli, chyba, problemu, sprawy, szkodzi, żartuję, żart, może, później, jutro,
    jeszcze nie, dobrze, super, wyślij, jasne, martw`,
};
