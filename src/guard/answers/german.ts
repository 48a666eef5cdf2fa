import type { AnswerVocabulary } from './vocabulary.ts';

export const german: AnswerVocabulary = {
  language: 'de',
  yes: `ja, jaa, jap, jep, jepp, jup, jo, joa, jawohl, ja gerne, ja gern, gerne, gern, sehr gerne, klar, na klar, ja klar,
    klaro, alles klar, natürlich, selbstverständlich, sicher, aber sicher, auf jeden fall, okay, okee, in ordnung,
    einverstanden, passt, das passt, passt so, geht klar, genehmigt, freigegeben, bestätigt, ich bestätige, bestätige,
    bestätigen, ich stimme zu, stimme zu, zugestimmt, freigeben, mach das, mach es, mach mal, machen sie das,
    tu es, schick, schick es, schick es ab, schick ab, schicks ab, schick es raus, schicken, abschicken, absenden,
    senden, sende, sende es, bitte senden, bitte abschicken, schicken sie es, schicken sie es ab, leg los, nur zu`,
  no: `nein, nee, nö, ne, nein danke, ne danke, nee danke, lieber nicht, bitte nicht, auf keinen fall, keinesfalls,
    niemals, nie, nicht senden, nicht abschicken, nicht schicken, schick es nicht, schick es nicht ab, sende es nicht,
    bitte nicht senden, bitte nicht abschicken, nicht absenden, mach das nicht, stopp, abbrechen, abbruch, brich ab,
    ablehnen, abgelehnt, lehne ab, ich lehne ab, ich lehne es ab, verwerfen, verworfen, löschen, sicher nicht,
    natürlich nicht, gar nicht, nicht einverstanden, stornieren`,
  polite:
    'bitte, bitte schön, danke, danke schön, dankeschön, danke sehr, vielen dank, besten dank, super, toll, prima, gut, sehr gut, hallo',
  card: 'zu, zur, für, bei, nummer, nr, karte, zu karte, zu nummer, für karte, für nummer, karte nummer',
  retract: `ja, doch, okay, moment, warte, eigentlich, aber, wenn, falls, problem, sorge, sorgen, spaß, scherz, quatsch,
    vielleicht, später, morgen, noch nicht, gut, super, passt, gerne, schick, senden, mach, einwand, einwände, bedenken`,
};
