/** Shorter texts describe no job: somebody speaks of one. */
const LEAST_CHARS = 280;
/** So many different signs of an advertisement, of those below. */
const LEAST_SIGNS = 3;

/** What advertisements say and people in a chat seldom do; English, German, French, Spanish. */
const SIGNS: readonly RegExp[] = [
  /\b(?:requirements?|qualifications?|what you(?:['’]ll| will)? (?:need|bring|have)|you (?:have|bring|are|hold)|must[- ]haves?|your profile|about you|(?:dein|ihr) profil|anforderungen|das bringst du mit|sie bringen|profil (?:recherché|souhaité)|votre profil|requisitos|perfil|se requiere)\b/iu,
  /\b(?:responsibilit(?:y|ies)|(?:key )?duties|what you(?:['’]ll| will) do|you(?:['’]ll| will)\b|your (?:role|tasks|mission)|(?:deine|ihre) aufgaben|aufgabengebiet|vos missions|missions principales|vos tâches|funciones|responsabilidades|tus tareas)/iu,
  /\b(?:we offer|what we offer|benefits|perks|pension|holidays?|(?:das )?bieten wir|wir bieten|unser angebot|nous (?:vous )?offrons|nous proposons|avantages|ofrecemos|se ofrece)\b/iu,
  /\b(?:about (?:us|the (?:role|job|company|team))|we are (?:looking|seeking|hiring|recruiting)|join (?:us|our)|our (?:team|client)|über uns|wir suchen|zur verstärkung|nous recherchons|nous recrutons|rejoignez|buscamos|sobre nosotros)\b/iu,
  /\b(?:apply|send your (?:cv|resume)|applications?|closing date|reference (?:number|no)|bewerb(?:en|ung)|postule[zr]|candidature|envíanos|inscríbete|candidatura)\b/iu,
  /\b(?:job type|employment type|full[- ]?time|part[- ]?time|permanent|vollzeit|teilzeit|unbefristet|cdi|cdd|temps (?:plein|partiel)|jornada (?:completa|parcial)|contrato)\b/iu,
  /(?:\(\s*[mwdfhx](?:\s*[/|,]\s*[mwdfhx]){1,2}\s*\)|\b[HF]\s?\/\s?[HF]\b)/u,
  /\b(?:location|company|employer|salary|arbeitsort|standort|gehalt|arbeitgeber|lieu|salaire|entreprise|ubicación|salario|empresa|job title|position)\s*:/iu,
  /(?:[$€£]\s?\d|\d\s?[$€£]|\b\d[\d.,]*\s?(?:eur|gbp|usd|chf)\b)/iu,
];
/** Somebody tells of themselves: a CV, a story, a draft of a letter. */
const OWN_STORY =
  /\b(?:i (?:am|was|have|had|worked|work|led|want|need|think|would|don['’]?t|can)|i['’]m|i['’]ve|ich (?:bin|habe|war|möchte|suche)|je (?:suis|cherche|travaille|veux)|j['’]ai|(?:yo )?(?:soy|tengo|busco))\b/giu;

/** Whether a message is the pasted text of a job advertisement, and not a client who tells of themselves. */
export function isJobAdvert(message: string): boolean {
  if (message.length < LEAST_CHARS) return false;
  const text = message.replace(/<[^>]{1,400}>/g, ' ');
  const own = text.match(OWN_STORY)?.length ?? 0;
  // Nobody types markup into a chat.
  const markup = (message.match(/<\/?[a-z][^>]{0,200}>/gi)?.length ?? 0) >= 6 ? 2 : 0;
  const signs = SIGNS.filter((sign) => sign.test(text)).length + markup;
  // "Hi, I found this one" before a long advertisement is no story.
  return signs >= LEAST_SIGNS && own <= 1 + Math.floor(text.length / 1500);
}
