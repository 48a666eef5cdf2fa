/*
 * Text that addresses whoever reads by software is not about work: it is left out, so that it can neither help nor harm,
 * and shown. Patterns see folded text: small letters without accents. Every gap is bounded, because a document may be
 * made to keep a pattern busy.
 */

/** Whether a line of a CV, or of what a client says of themselves, gives orders to software. */
export function isInstruction(line: string): boolean {
  const plain = fold(line);
  return givesOrder(plain) || PRAISE.some((pattern) => pattern.test(plain));
}

/** The same for a line of a posting, in which praise of "the candidate" is ordinary talk. */
export function isPostingInstruction(line: string): boolean {
  return givesOrder(fold(line));
}

function givesOrder(plain: string): boolean {
  return ALARM.test(plain) && ORDERS.some((pattern) => pattern.test(plain));
}

/** Letters of other scripts that look like Latin ones, so that an order cannot hide behind them. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  ո: 'n',
  ο: 'o',
  α: 'a',
  ι: 'i',
  ν: 'v',
  ρ: 'p',
  τ: 't',
};

const PLAIN = /^[\x20-\x7e\s]*$/;

function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const latin = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return latin.replace(/[аеорсхуіѕјԁոοαινρτ]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** Each order has one of these: most lines have none, and postings have many lines. */
const ALARM =
  /ignor|disregard|forget|override|bypass|oubli|scor|rank|rate|mark|grade|evaluat|recommend|classif|label|return|assign|output|give|treat|award|set|prompt|you are|<|\[|attention|note|message|instruction|\bai\b|llm|gpt|automated|bewert|stufe|classe|punt|califica|system|assistant|developer|this (?:is|\w+ is)|language model|vergiss|missacht|olvid|haz caso/;

/** Orders wherever they stand. */
const ORDERS: readonly RegExp[] = [
  /^\W{0,3}(?:(?:system|assistant)(?: (?:message|prompt|note|override))?|developer (?:message|prompt|note|override))\s?:/,
  /\bscore\W{0,4}(?:of |to |is |should be |must be )?\W{0,3}100\b|\bthis (?:is|candidate is|applicant is|cv is|resume is|posting is|job is) (?:an? |the )?(?:perfect|ideal|best possible) (?:match|candidate|fit)\b/,
  /\b(?:ignore[zr]?|disregard|forget|override|bypass|ignoriere?n?|ignora[rd]?|oublie[zr]?)\b.{0,40}\b(?:instructions?|prompts?|instrucciones|anweisungen|vorgaben|consignes|(?:previous|prior|above|all|earlier|these|your) (?:\w+ )?(?:rules|guidelines|criteria|context))\b/,
  /\b(?:score|rank|rate|mark|grade|evaluate|recommend|classify|label|return|assign|output|give|treat)\b.{0,30}\b(?:this|me|my(?! best)|him|her|the above)\b.{0,50}\b(?:100|10\/10|5\/5|highest|perfect|top|best|first|strongest|excellent|ideal|strong (?:match|fit|hire))\b/,
  /\b(?:give|assign|return|output|award|set)\b.{0,40}\b(?:score|rating|match)\b.{0,12}\b(?:100|10\/10|5\/5|perfect|maximum|highest)\b/,
  /\b(?:give|assign|return|output|award)\b.{0,40}\b(?:100|10\/10|5\/5|perfect|maximum|highest|full)\b.{0,12}\b(?:score|rating|marks?|match)\b/,
  /\bsystem prompt\b|\byou are (?:now )?an? (?:helpful )?(?:ai|llm|large language model|language model|chatbot|ai assistant)\b(?! (?:engineer|researcher|expert|developer|specialist|enthusiast|scientist))/,
  /<\/?(?:system|assistant|instructions?|im_start|im_end)\b|\[\/?INST\]|<\|/,
  /\b(?:attention|note|message|instructions?)\W{0,3}(?:to|for)?\W{0,3}(?:any |the |all )?(?:ai|llms?|language models?|chatgpt|gpt|ats|automated|screening)\b.{0,30}\b(?:systems?|models?|tools?|screeners?|reviewers?|recruiters?|readers?|bots?|:)/,
  /\b(?:ai|llm|language model|chatgpt|automated) (?:screeners?|recruiters?|reviewers?|systems?|readers?|models?|tools?|agents?)\b.{0,20}\b(?:must|should|please|have to|has to|are to)\b.{0,40}\b(?:score|rank|rate|select|recommend|accept|approve|prefer)\b/,
  /\b(?:bewerte|bewerten sie|stufe)\b.{0,50}\b(?:100|hochst\w*|bestnote|perfekt\w*)\b|\b(?:note[zr]?|classe[zr]?)\b.{0,40}\b(?:100|parfaite?|meilleure? (?:note|candidat\w*))\b|\b(?:puntua|califica)\b.{0,40}\b(?:100|perfect[oa]|maxima)\b/,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|all|any|earlier|other|your|these|the)\b.{0,30}\b(?:instructions?|prompts?|rules|directions|guidelines|criteria|candidates?|applicants?)\b/,
  /\b(?:ignorier\w*|vergiss|missacht\w*)\b.{0,40}\b(?:anweisung\w*|instruktion\w*|regeln|vorgaben|kriterien)\b/,
  /\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\b(?:instructions?|consignes?|regles?|directives?)\b/,
  /\b(?:ignor[ae]d?|olvid[ae]d?|haz caso omiso)\b.{0,40}\b(?:instrucciones|reglas|indicaciones)\b/,
  /<\/?(?:system|assistant|user|instructions?|im_start|im_end)\b|\[\/?inst\]|<\|(?:im|system|user|assistant|end)|^\s*(?:system|assistant)\s*:\s*\S/,
  /\b(?:reveal|print|repeat|show|ignore|override|your|new)\b.{0,20}\bsystem prompt\b|\bsystem prompt\b.{0,20}\b(?:is|says|override)\b/,
];

/** What nobody says of themselves but to move a reader; in a posting it is said of whoever is looked for. */
const PRAISE: readonly RegExp[] = [
  /\b(?:you are|you're|act as|pretend to be|behave as)\b.{0,30}\b(?:ai|ai assistant|language model|llm|recruiter bot|chatbot|hiring (?:ai|bot|system)|screening (?:ai|bot|system|tool))\b/,
  /\b(?:rate|rank|score|recommend|mark|select|shortlist|hire|prefer|put|place|evaluate)\b.{0,20}\b(?:me|him|her|(?:this|the|my)\b.{0,20}\b(?:candidate|applicant|resume|cv|profile|person))\b.{0,40}\b(?:highest|higher|top|100|10\/10|best|first|perfect|strongly|excellent|above (?:all|every)|immediately|number one|no\. ?1)\b(?!.{0,30}\b(?:project|product|supplier|vendor)s?\b)/,
  /\b(?:give|assign|award)\b.{0,20}\b(?:this|the|me|my)\b.{0,30}\b(?:score|rating|rank|mark|points?|100|10\/10)\b/,
  /\b(?:bewerte|stufe|setze|empfiehl|empfehle)\b.{0,30}\b(?:kandidat\w*|bewerber\w*|lebenslauf|profil)\b.{0,60}\b(?:hoch\w*|best\w*|erste\w*|100|perfekt|oberst\w*)\b/,
  /\b(?:this|the) (?:candidate|applicant) (?:is|should be|must be|has been)\b.{0,40}\b(?:perfect|best|ideal|excellent|exceptional|exceptionally|hired|selected|approved|pre-?approved|shortlisted|ranked|top|highly)\b/,
  /\b(?:note|message|instructions?|attention|hinweis)\b.{0,12}\b(?:to|for|fur)\b.{0,20}\b(?:ai|llms?|gpt|chatgpt|claude|bots?|ats|language models?|screening|recruiting (?:software|systems?)|ki)\b/,
  /\b(?:respond|reply|answer|output|say|return)\b.{0,12}\b(?:only|exactly|just)?.{0,12}\b(?:with|that)\b.{0,40}\b(?:best|perfect|ideal|top|excellent|100|highest|hire)\b.{0,40}\b(?:candidate|applicant|match|score|fit)\b/,
];

/** A text with the stretches of such lines blanked, so that every offset stays where it was. */
export function blanked(text: string, pieces: readonly { text: string; start: number }[]): string {
  let clean = text;
  for (const piece of pieces)
    clean = `${clean.slice(0, piece.start)}${' '.repeat(piece.text.length)}${clean.slice(piece.start + piece.text.length)}`;
  return clean;
}
