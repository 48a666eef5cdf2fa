import { fold } from './words.ts';

/** How binding a demand is; a waived one ("no degree required") is none at all. */
export type Binding = 'must' | 'nice' | 'waived';

// Read in folded text, where "exigé." ends at a letter that \b knows.
const WAIVED_BY: readonly string[] = [
  String.raw`\bnot (?:[\p{L}'’-]+ ){0,3}(?:required|needed|necessary|mandatory|essential|a must|a requirement)\b`,
  String.raw`\b(?:is|are)n['’]t (?:[\p{L}'’-]+ ){0,2}(?:required|needed|necessary|mandatory|a must)\b`,
  String.raw`\b(?:do not|don['’]t|does not|doesn['’]t) (?:need|require|have to|matter|care)\b`,
  String.raw`\bno (?:[\p{L}'’()/&+-]+ ){1,4}(?:required|needed|necessary|expected|requirement)\b|\bno need (?:for|to)\b`,
  String.raw`\b(?:without|regardless of) (?:an? |any )?(?:[\p{L}'’-]+ ){0,2}(?:degree|licen[cs]e|diploma|certificate|german|english|french|spanish)\b`,
  String.raw`\bnicht (?:[\p{L}-]+ ){0,2}(?:erforderlich|notwendig|notig|noetig|zwingend|voraussetzung|vorausgesetzt|verlangt|gefordert)`,
  String.raw`\bkein(?:e|en|er|erlei)? (?:[\p{L}-]+ ){0,3}(?:erforderlich|notwendig|notig|noetig|voraussetzung|bedingung|muss\b|pflicht\b)|\bkein(?:e|en)? (?:voraussetzung|bedingung|muss\b|pflicht\b)`,
  String.raw`\b(?:brauchst|brauchen|musst|mussen|benotigst|benotigen)(?: [\p{L}-]+){0,3} (?:nicht(?! nur)|kein(?:e|en)?)\b|\bauch ohne\b|\bohne (?:[\p{L}-]+ ){1,3}(?:bist|sind|moglich|willkommen)\b`,
  String.raw`\b(?:n['’]est|ne sont|est|sont|n['’]etes) pas (?:[\p{L}-]+ ){0,2}(?:requis|exige|obligatoire|necessaire|indispensable|imperati|demande)`,
  String.raw`\bnon (?:requis|exige|obligatoire|necessaire|indispensable)|\baucune? (?:[\p{L}'’-]+ ){1,6}(?:requis|exige|obligatoire|necessaire|demande)|\bpas besoin\b|\bn['’]avez pas (?:besoin|a)\b|\bsans (?:diplome|permis)\b`,
  String.raw`\bno (?:es|son|sera|se|seran) (?:requier|requerid|necesari|necesita|imprescindible|obligatori|exig|pid|precis)|\bno (?:hace|hacen) falta\b|\bno (?:necesitas|necesita|necesario|imprescindible|obligatorio|requerido)\b|\bsin necesidad de\b`,
];
const NICE_BY: readonly string[] = [
  String.raw`\bnice[ -]to[ -]have|\b(?:is |are |would be |as )?an? (?:strong |big |definite |real |huge )?(?:plus|bonus|advantage|asset)\b`,
  String.raw`\b(?:preferred|preferably|ideally|desirable|desired|differential|pays? (?:\S+ ){0,3}more|extra pay|advantageous|beneficial|helpful|welcome|optional)`,
  String.raw`\b(?:von vorteil|wunschenswert|idealerweise|gern(?:e)? gesehen|ein plus\b|pluspunkt|waren? (?:schon|toll|super|gut|prima|ideal)\b|hilfreich|willkommen)`,
  String.raw`\b(?:idealement|(?:serait |est )?un (?:plus|atout)|souhait(?:e|able)|appreci(?:e|able)|bienvenue?s?\b|de preference\b)`,
  String.raw`\b(?:valorable|se valora|deseable|(?:un|es|sera) plus\b|preferible|preferentemente|idealmente|suma puntos)`,
  String.raw`[$€£] ?\d[\d.,]*(?: ?\/ ?\w+)? (?:more|extra)\b`,
];
const MUST_BY: readonly string[] = [
  String.raw`\b(?:must|required?|requires|requirements?|essential|mandatory|minimum|at least|need(?:ed)?|necessary|you have|you hold|you are|you speak|only)\b`,
  String.raw`\b(?:zwingend|erforderlich|voraussetzung(?:en)?|vorausgesetzt|setzen (?:[\p{L}]+ ){0,4}voraus|notwendig|notig|noetig|pflicht|muss|unabdingbar|unerlasslich|mindestens|du hast|sie haben|du sprichst|sie sprechen)\b`,
  String.raw`\b(?:obligatoires?|exigee?s?|requis(?:e|es)?|imperati(?:f|ve|vement)|indispensables?|necessaires?|vous avez|vous etes|vous parlez)\b`,
  String.raw`\b(?:imprescindibles?|requerid[oa]s?|requieren?|obligatori[oa]s?|necesari[oa]s?|exigen?|minimo)\b`,
];
const WAIVED = anyOf(WAIVED_BY);
const NICE = anyOf(NICE_BY);
const MUST = anyOf(MUST_BY);

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'u');
}

/** What a clause says of a demand in it; undefined when it says neither, so that its section decides. */
export function bindingOf(clause: string): Binding | undefined {
  const folded = fold(clause);
  if (WAIVED.test(folded)) return 'waived';
  if (NICE.test(folded)) return 'nice';
  return MUST.test(folded) ? 'must' : undefined;
}

/** A stretch of a line with its place in it. */
export interface Clause {
  text: string;
  start: number;
}

const BREAK =
  /[;\n•|]|\((?=[^()]{10,}\))|(?<=\([^()]{10,})\)|,|(?<=\p{L}{2})[.!?](?=\s|$)|\s(?:but|however|while|aber|mais|pero)\s/gu;

/** The clauses of a line: a wish beside a demand ("English required, German a plus") is judged on its own. */
export function clausesOf(line: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const add = (to: number) => {
    const text = line.slice(from, to);
    if (text.trim() !== '') clauses.push({ text, start: from });
  };
  for (const cut of line.matchAll(BREAK)) {
    add(cut.index);
    from = cut.index + cut[0].length;
  }
  add(line.length);
  return clauses;
}
