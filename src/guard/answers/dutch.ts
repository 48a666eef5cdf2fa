import type { AnswerVocabulary } from './vocabulary.ts';

export const dutch: AnswerVocabulary = {
  language: 'nl',
  yes: `ja hoor, jazeker, jawel, zeker, zeker weten, natuurlijk, uiteraard, oké, okee, okeej, prima, akkoord, ga akkoord,
    ik ga akkoord, mee eens, doe maar, doe het, doe het maar, ga je gang, ga uw gang, ga maar, ga door, graag, ja graag,
    is goed, dat is goed, dat is prima, verstuur, verstuur het, verstuur maar, versturen, stuur, stuur het, stuur maar,
    stuur het maar, stuur op, verzend, verzend het, verzenden, goedgekeurd, ik keur het goed, keur goed, goedkeuren,
    bevestig, bevestigd, ik bevestig, bevestigen, het mag, dat mag`,
  no: `nee, neen, nee hoor, nee dank je, nee dank u, nee bedankt, niet versturen, niet sturen, niet verzenden,
    verstuur het niet, stuur het niet, niet doen, doe maar niet, doe het niet, liever niet, zeker niet, absoluut niet,
    natuurlijk niet, nooit, in geen geval, annuleer, annuleren, geannuleerd, weiger, ik weiger, geweigerd, weigeren,
    afwijzen, afgewezen, afkeuren, afgekeurd, niet akkoord, niet goed, ophouden`,
  polite:
    'alsjeblieft, alstublieft, aub, ajb, dank je, dank u, dankjewel, dank je wel, bedankt, top, goed, heel goed, mooi, hoi, hallo',
  card: 'voor, bij, op, aan, nummer, kaart, voor kaart, voor nummer, op kaart',
  retract: `ja, wacht, eigenlijk, maar, als, tenzij, probleem, zorgen, grapje, geintje, misschien, straks, morgen, nog niet,
    prima, goed, verstuur, stuur, doe, toch, top`,
};
