// Text that addresses whoever scores is not about work. It is left out, so that it can neither help nor harm, and shown.
const INSTRUCTIONS: readonly RegExp[] = [
  /^\W{0,3}(?:system|assistant|developer)(?: (?:message|prompt|note|override))?\s?:/iu,
  /\bscore\W{0,4}(?:of |to |is |should be |must be )?\W{0,3}100\b|\bthis (?:is|candidate is|applicant is|cv is|resume is|posting is|job is) (?:an? |the )?(?:perfect|ideal|best possible) (?:match|candidate|fit)\b/iu,
  /\b(?:ignore[zr]?|disregard|forget|override|bypass|ignoriere?n?|ignora[rd]?|oublie[zr]?)\b.{0,40}\b(?:instructions?|prompts?|instrucciones|anweisungen|vorgaben|consignes|(?:previous|prior|above|all|earlier|these|your) (?:\w+ )?(?:rules|guidelines|criteria|context))\b/iu,
  /\b(?:score|rank|rate|mark|grade|evaluate|recommend|classify|label|return|assign|output|give|treat)\b.{0,30}\b(?:this|me|my|him|her|the above)\b.{0,50}\b(?:100|10\/10|5\/5|highest|perfect|top|best|first|strongest|excellent|ideal|strong (?:match|fit|hire))\b/iu,
  /\b(?:give|assign|return|output|award|set)\b.{0,40}\b(?:score|rating|match)\b.{0,12}\b(?:100|10\/10|5\/5|perfect|maximum|highest)\b/iu,
  /\b(?:give|assign|return|output|award)\b.{0,40}\b(?:100|10\/10|5\/5|perfect|maximum|highest|full)\b.{0,12}\b(?:score|rating|marks?|match)\b/iu,
  /\bsystem prompt\b|\byou are (?:now )?an? (?:helpful )?(?:ai|llm|large language model|language model|chatbot|ai assistant)\b(?! (?:engineer|researcher|expert|developer|specialist|enthusiast|scientist))/iu,
  /<\/?(?:system|assistant|instructions?|im_start|im_end)\b|\[\/?INST\]|<\|/iu,
  /\b(?:attention|note|message|instructions?)\W{0,3}(?:to|for)?\W{0,3}(?:any |the |all )?(?:ai|llms?|language models?|chatgpt|gpt|ats|automated|screening)\b.{0,30}\b(?:systems?|models?|tools?|screeners?|reviewers?|recruiters?|readers?|bots?|:)/iu,
  /\b(?:ai|llm|language model|chatgpt|automated) (?:screeners?|recruiters?|reviewers?|systems?|readers?|models?|tools?|agents?)\b.{0,20}\b(?:must|should|please|have to|has to|are to)\b.{0,40}\b(?:score|rank|rate|select|recommend|accept|approve|prefer)\b/iu,
  /\b(?:bewerte|bewerten sie|stufe)\b.{0,50}\b(?:100|höchst\w*|bestnote|perfekt\w*)\b|\b(?:note[zr]?|classe[zr]?)\b.{0,40}\b(?:100|parfaite?|meilleure? (?:note|candidat\w*))\b|\b(?:puntúa|califica)\b.{0,40}\b(?:100|perfect[oa]|máxima)\b/iu,
];

/** Whether a line speaks to whoever scores instead of speaking about work. */
export function isInstruction(line: string): boolean {
  return TRIGGER.test(line) && INSTRUCTIONS.some((pattern) => pattern.test(line));
}

const TRIGGER =
  /ignor|disregard|forget|override|bypass|oubli|scor|rank|rate|mark|grade|evaluat|recommend|classif|label|return|assign|output|give|treat|award|set|prompt|you are|<|\[|attention|note|message|instruction|\bai\b|llm|gpt|automated|bewert|stufe|classe|punt|califica|system|developer|perfect|ideal|best/iu;

/** A text with the stretches of such lines blanked, so that every offset stays where it was. */
export function blanked(text: string, pieces: readonly { text: string; start: number }[]): string {
  let clean = text;
  for (const piece of pieces)
    clean = `${clean.slice(0, piece.start)}${' '.repeat(piece.text.length)}${clean.slice(piece.start + piece.text.length)}`;
  return clean;
}
