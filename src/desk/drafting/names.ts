const NAME = /(?<=[\p{Ll}\p{N},;:)] )\p{Lu}[\p{L}\p{N}&.-]*[\p{L}\p{N}]/gu;
const GERMAN = /\b(?:bei|für die|für den|von|beim)\s+(?:der |dem )?(\p{Lu}[\p{L}\p{N}&.-]+)/gu;
const ORDINARY = new Set(
  'I Monday Tuesday Wednesday Thursday Friday CV January February March April May June July August September October November December English German French Spanish'.split(
    ' ',
  ),
);
const GERMAN_NOUNS =
  /^(?:Ihnen|Ihrem|Ihrer|Ihren|Kunden|Bedarf|Fragen|Rückfragen|Projekten|Interesse|Anfang|Beginn|Daten|Prozessen|Teams?|Mitarbeiter\w*|Leuten|Personen|Menschen|Filialen|\w+(?:ung|heit|keit|schaft|en|ern))$/u;

/** Capitalised words that do not open a sentence: employers, schools, products. German nouns are no names. */
export function namesIn(text: string, isGerman: boolean): string[] {
  if (isGerman)
    return [...text.matchAll(GERMAN)].flatMap(([, name = '']) =>
      GERMAN_NOUNS.test(name) ? [] : [name],
    );
  return [...text.matchAll(NAME)].map(([name]) => name).filter((name) => !ORDINARY.has(name));
}

const EMPLOYED =
  /\b(?:work(?:ed|ing)?|employ\w*|time|years?|jobs?|roles?|positions?|joined|left|career|intern\w*|stint|tenure|studied|degree|graduated|engineer|manager|nurse|developer|currently|gearbeitet|tätig|travaillé|trabaj\w+)\s+(?:[\p{Ll}]+ ){0,4}(?:at|for|with|from|bei|chez|en|für)\s+(?:the )?$/iu;

/** "I worked at …": the name after it is claimed as the client's own past, even where the posting holds it. */
export function isOwnPast(clause: string, name: string): boolean {
  const at = clause.indexOf(name);
  return (
    at > 0 &&
    EMPLOYED.test(clause.slice(0, at)) &&
    !/\b(?:would|like to|want|hope|could|forward|apply\w*)\b/iu.test(clause.slice(0, at))
  );
}
