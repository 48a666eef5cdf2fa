/** How binding a demand is; a waived one ("no degree required") is none at all. */
export type Binding = 'must' | 'nice' | 'waived';

const WAIVED =
  /\bnot (?:[\p{L}'’-]+ ){0,3}(?:required|needed|necessary|mandatory|essential|a must|a requirement)\b|\b(?:is|are)n['’]t (?:[\p{L}'’-]+ ){0,2}(?:required|needed|necessary|mandatory|a must)\b|\b(?:do not|don['’]t|does not|doesn['’]t) (?:need|require|have to|matter|care)\b|\bno (?:[\p{L}'’()/&+-]+ ){1,4}(?:required|needed|necessary|expected|requirement)\b|\bno need (?:for|to)\b|\b(?:without|regardless of) (?:an? |any )?(?:[\p{L}'’-]+ ){0,2}(?:degree|licen[cs]e|diploma|certificate|german|english|french|spanish)\b|\bnicht (?:[\p{L}-]+ ){0,2}(?:erforderlich|notwendig|nötig|zwingend|voraussetzung)|\bkein(?:e|en)? (?:[\p{L}-]+ ){0,3}(?:erforderlich|notwendig|nötig|voraussetzung)|\b(?:n['’]est|ne sont|est|sont) pas (?:[\p{L}-]+ ){0,2}(?:requise?|exigée?|obligatoires?|nécessaires?|indispensables?)|\b(?:pas besoin|sans (?:diplôme|permis))\b|\bno (?:es|se|son) (?:requieren?|necesari[oa]s?|imprescindibles?|necesitan?|obligatori[oa]s?)/iu;
const NICE =
  /\b(?:nice[ -]to[ -]have|(?:is |are |would be |as )?an? (?:strong |big |definite |real |huge )?(?:plus|bonus|advantage|asset)\b|preferred|preferably|ideally|desirable|desired|differential|pays? (?:\S+ ){0,3}more|extra pay|advantageous|beneficial|helpful|welcome|optional|von vorteil|wünschenswert|idealerweise|gern(?:e)? gesehen|idéalement|(?:serait |est )?un (?:plus|atout)|souhaitée?s?|apprécié|valorable|se valorará|deseable)|[$€£] ?\d[\d.,]*(?: ?\/ ?\w+)? (?:more|extra)\b/iu;
const MUST =
  /\b(?:must|required?|requires|requirements?|essential|mandatory|minimum|at least|need(?:ed)?|necessary|you have|you hold|you are|you speak|only|zwingend|erforderlich|voraussetzung|vorausgesetzt|notwendig|obligatoire|exigée?|requise?|impérati(?:f|vement)|indispensable|imprescindible|requerido|requiere|obligatorio|necesario)\b/iu;

/** What a clause says of a demand in it; undefined when it says neither, so that its section decides. */
export function bindingOf(clause: string): Binding | undefined {
  if (WAIVED.test(clause)) return 'waived';
  if (NICE.test(clause)) return 'nice';
  return MUST.test(clause) ? 'must' : undefined;
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
