/**
 * What a clause says: a fact about the writer, a wish or a courtesy of theirs, or something that is not about them.
 * A wish may name what the posting asks for; a fact may not.
 */
export type Stance = 'fact' | 'wish' | 'other';

const FIRST =
  /(?<![\p{L}])(?:I|I['’](?:m|ve|d|ll)|me|[Mm]y|mine|myself|[Ii]ch|mir|mich|[Mm]eine?[nrsm]?|[Jj]e|[Jj]['’](?=\p{L})\p{L}*|[Mm]on|[Mm]es|[Mm]a(?= \p{Ll})|moi|[Yy]o|[Mm]is?|[Tt]engo|[Ss]oy|[Hh]e(?= \p{Ll}+(?:ado|ido|sto|cho|rto)\b)|[Dd]omino|[Hh]ablo|[Pp]oseo|[Cc]uento con|[Tt]rabaj[éo]|[Ll]ider[éo]|[Dd]irig[íi]|[Gg]estion[éo]|[Dd]esarroll[éo]|[Ee]stoy|[Hh]abla(?:ba)|[Ll]lev[oé])(?![\p{L}])/u;
/** A line without a subject is the writer's own when it opens as the lines of a CV do. */
const BARE =
  /^(?:[-•*–]\s*)?(?:Led|Built|Ran|Won|Grew|Cut|Taught|Wrote|Made|Kept|Set up|Drove|Oversaw|Sold|Brought|Held|Speak\w*|Fluent|Native|Experienced|Certified|Licen[cs]ed|Expert|Proficient|Skilled|Seasoned|Award|Responsible|Holder|(?:Over |More than |Nearly |Almost )?(?:\d+|[A-Z][a-z]+)\+? years|An? (?:\w+ ){0,3}(?:with|who)|With (?:over |more than |my |a |an |\d|\w+ years)|As an? |Having |Leitete|Verantwortlich|Langjährig\w*|Erfahren\w*|Über \d+ Jahre|Mit (?:über |mehr als )?\w+ Jahren|Fort de|Forte de|Titulaire|Responsable|Con (?:más de )?\w+ años|[A-Z][a-z]+ed(?= ))/u;

const WISH =
  /\b(?:would|['’]d|should) (?:\w+ )?(?:like|love|be|welcome|appreciate|enjoy)\b|\b(?:am|['’]m) (?:\w+ )?(?:writing|applying|interested|excited|keen|happy|glad|looking|eager|available|attaching|confident|sure|curious|drawn|reaching|convinced|enthusiastic|impressed|open|delighted|pleased|ready|hoping|contacting|responding|grateful|free|willing)\b|\b(?:look(?:ing)? forward|hope|want|wish|apply|believe|think|feel|admire|saw|read|noticed|came across|attach(?:ed)?|enclosed?|thank|can (?:start|talk|call|meet|send|join)|could|may I|let me|happy to|why I write|I write (?:to|because|about)|learn(?:ing)? more|get in touch|hear from|follow(?:ing)? up|wrote to you|applied)\b|\b(?:möchte|würde|freue mich|bewerbe mich|hiermit|interessiere|gerne|hoffe|schreibe|stehe .{0,20}zur verfügung)\b|\b(?:souhaite|serais|serai|me permets|aimerais|voudrais|postule|espère|remercie|suis (?:très )?(?:intéressée?|disponible|motivée?|ravie?)|me réjouis)\b|\b(?:me gustaría|quisiera|espero|me interesa|estoy (?:muy )?(?:interesad|dispuest|encantad)\w+|agradezco|les escribo|le escribo|me encantaría|quedo)\b/iu;
const SOFT =
  /\b(?:quick(?:ly)? learn\w*|fast learner|learn (?:fast|quickly)|team player|passionate|motivated|curious|reliable|friendly|hard[- ]?working|enthusiastic|organi[sz]ed|detail[- ]oriented|enjoy|love|thrive|care (?:about|deeply)|proud|value|teamfähig|zuverlässig|motiviert|neugierig|belastbar|begeistert|rigoureu\w+|curieu\w+|passionnée?|motivée?|dynamique|responsable y|trabajador\w*|motivad[oa]|curios[oa]|proactiv[oa])\b/iu;
/** What makes a wish a claim: "happy to bring my ten years of …". */
const OWNED =
  /\b(?:my|mein\w*|mon|ma|mes|mis?) (?:[\p{L}\p{N}+'’-]+ ){0,4}(?:experiences?|background|work|career|years|degree|skills?|expertise|knowledge|roles?|jobs?|time|projects?|achievements?|training|certificat\w+|certification|team|track record|success|Erfahrung\w*|Kenntnisse|Jahre\w*|Ausbildung|Studium|expérience|parcours|compétences|diplôme|années|experiencia|años|conocimientos|formación|título|trayectoria)\b|\b(?:I|I['’]ve|I have) (?:have |had |also |already |recently |personally )*(?:been|worked|led|managed|built|run|ran|written|designed|created|held|spent|taught|sold|grew|grown|won|earned|gained|hold|speak|specialize|served|developed|delivered|studied)\b|\b(?:with|having|over|after) (?:\S+ ){0,3}(?:years|decade)\b|\byears of\b|\bmit (?:\S+ ){0,3}jahren\b/iu;
/** Words on the writer that state nothing to be proved: their papers, their interest, their time. */
const PAPERS =
  /\bmy (?:cv|resume|résumé|application|interest|attention|letter|notice|motivation|availability|name|profile|enthusiasm|details|mail|email|message|portfolio)\b|\bmein(?:en?|em)? (?:lebenslauf|bewerbung|interesse)\b|\bmon (?:cv|intérêt)\b|\bma (?:candidature|motivation)\b|\bmi (?:cv|currículum|candidatura|interés)\b/iu;

/** Reads one clause of a draft. */
export function stanceOf(clause: string): Stance {
  const isOwn = FIRST.test(clause) || BARE.test(clause.trim());
  if (!isOwn) return 'other';
  if (WISH.test(clause)) return OWNED.test(clause) ? 'fact' : 'wish';
  if (PAPERS.test(clause) && !OWNED.test(clause)) return 'wish';
  return 'fact';
}

/** A trait that nobody can prove and nobody reads as a fact: "I am a quick learner". */
export function isTrait(clause: string): boolean {
  return SOFT.test(clause);
}

const DENIED =
  /(?<![\p{L}])(?:I|ich|je|yo)\s+(?:[\p{L}'’]+\s+){0,2}(?:not|never|no|lack|nicht|nie|kein\w*|pas|jamais|nunca)(?![\p{L}])|\b(?:do|did|have|has|am|was|ca|could|would)n['’]t\b|\bn['’](?:ai|est|suis)\b.{0,12}\b(?:pas|jamais|aucune?)\b|\bne \p{L}+ (?:pas|jamais)\b|^\W*no \b|\bno (?:he|tengo|hablo|soy|domino)\b/iu;

/** "I have not used Kubernetes yet" claims nothing; "audited 640 files, no deficiencies" does. */
export function isDenial(clause: string): boolean {
  return DENIED.test(clause);
}

const COURTESY =
  /^(?:dear|hello|hi|good (?:morning|day|afternoon)|to whom|sehr geehrte\w*|liebe[rs]?|hallo|guten tag|madame|monsieur|bonjour|estimad[oa]s?|hola|buenos|kind regards|best regards|warm regards|regards|best wishes|sincerely|yours|cheers|thank you|thanks|mit freundlichen|freundliche|viele|beste grüße|cordialement|bien à vous|atentamente|un saludo|saludos|many thanks)(?![\p{L}])/iu;

/** A salutation, a closing or a line of a signature. */
export function isCourtesy(sentence: string): boolean {
  return COURTESY.test(sentence) && sentence.split(/\s+/).length <= 9;
}
