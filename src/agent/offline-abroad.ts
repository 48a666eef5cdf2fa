const JOB =
  "(?:stellen?(?:angebote?)?|jobs?|arbeit|postes?|emplois?|travail|offres?(?: d[’']emploi)?|trabajos?|empleos?|puestos?|ofertas?(?: de (?:trabajo|empleo))?)";
const ARTICLE =
  '(?:eine?[nrm]?|un[ea]?|des|du|de la|unos|unas|neue?n?|nouve(?:au|lle|aux)|nuev[oa]s?)';
const AS = "(?:als|comme|como|de|d[’']|en tant que|im bereich|für|pour|para)";

/**
 * The start of a request in German, French or Spanish, and how the rules know it. A handful of requests that everybody
 * makes; the words of a search stay as they are, for the index understands them.
 */
const OPENINGS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:hallo|guten (?:tag|morgen|abend)|moin|bonjour|salut|bonsoir|hola|buen[oa]s (?:días|tardes))[,!. ]+(?=\S)/i,
    '',
  ],
  [/^(?:warum|wieso|weshalb|pourquoi|por ?qu[eé])(?: (?:nicht|pas|no))?(?=[\s?!.,]|$)/i, 'why'],
  [
    new RegExp(
      `^(?:noch )?(?:mehr|weitere|plus|encore|d[’']autres|más|mas|otr[oa]s)(?: (?:de|von))?(?: ${JOB})?$`,
      'i',
    ),
    'more',
  ],
  [
    /^(?:speicher[en]?|merke?(?: dir)?|sauvegarde[rz]?|enregistre[rz]?|garde[rz]?|guardar?)(?: (?:die|den|le|la|el))?(?=\s)/i,
    'save',
  ],
  [
    /^(?:zeige?(?: mir)?|öffne|montre[rz]?(?:[- ]moi)?|ouvre|muestra(?:me)?|muéstrame|abre)(?: (?:die|den|nummer|le|la|el|numéro|número))?(?=\s+\d)/i,
    'show',
  ],
  [
    /^(?:schreibe?(?: mir)?(?: ein)? (?:anschreiben|motivationsschreiben) (?:für|zu)|(?:écris|rédige)(?:[- ]moi)?(?: une)? lettre(?: de motivation)? pour|(?:escribe|redacta)(?:me)?(?: una)? carta(?: de (?:presentación|motivación))? para)(?=\s)/i,
    'write a cover letter for',
  ],
  [
    /^(?:verstecke?|sperre?|blockiere?|masque[rz]?|cache[rz]?|bloque[rz]?|oculta(?:r)?|bloquea(?:r)?) (?:diese firma|dieses unternehmen|cette (?:entreprise|société)|esta empresa)$/i,
    'hide this company',
  ],
  [/^(?:verstecke?|blockiere?|masque[rz]?|cache[rz]?|oculta(?:r)?|bloquea(?:r)?)(?=\s)/i, 'hide'],
  [
    new RegExp(
      `^(?:ich (?:suche|möchte|brauche|hätte gern)|suche|zeige? mir|finde(?: mir)?|gibt es|je (?:cherche|recherche|voudrais|veux)|cherche[rz]?|recherche[rz]?|trouve[rz]?(?:[- ]moi)?|montre[rz]?(?:[- ]moi)?|y a-t-il|(?:yo )?(?:busco|quiero|necesito)|busca(?:me)?|encuéntrame|muéstrame|hay)\\s+(?:${ARTICLE}\\s+)?(?:${JOB}(?=[\\s?!.,]|$))?\\s*(?:${AS}(?:(?<=[’'])|\\s+))?(?:${ARTICLE}\\s+)?`,
      'iu',
    ),
    'find jobs ',
  ],
];

/** A request that opens in one of those languages, with the opening that the rules know; any other as it is. */
export function inEnglish(clause: string): string {
  let said = clause.trim();
  for (const [opening, english] of OPENINGS) said = said.replace(opening, english);
  return said;
}
