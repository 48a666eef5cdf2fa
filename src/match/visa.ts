import { type Place, placeCovers, placesIn } from './places.ts';

/**
 * What a posting says of work authorisation. `asks`: it wants one and does not say whether it would help to get it.
 * `mixed`: it says both that it sponsors and that it does not.
 */
export interface VisaStance {
  stance: 'sponsors' | 'not needed' | 'refused' | 'asks' | 'mixed';
  quote: string;
  /** Countries that the quote itself names. */
  places?: Place[];
}

const REFUSED: readonly RegExp[] = [
  /\b(?:no|without|non) (?:(?:visa|work|employment|employer|immigration|h-?1b|current|future|any|or) )*sponsorship\b(?! (?:is )?(?:needed|required|necessary))/iu,
  /\b(?:not|unable to|cannot|can ?not|can['’]t|won['’]t|don['’]t|doesn['’]t|aren['’]t|isn['’]t|no longer|never|neither)\b[^.;!?]{0,60}\bsponsor(?:s|ed|ing|ship)?\b/iu,
  /\bsponsorship\b[^.;!?]{0,30}\b(?:not|isn['’]t|un)[ -]?(?:currently |be )*(?:available|offered|provided|possible|supported|considered|an option)/iu,
  /\bsponsorship\s?(?:available|offered)?\s?[:\-–]\s?(?:no|none|not available|unavailable)\b/iu,
  /\b(?:u\.?s\.?a?\.?|united states|american|british|uk|canadian|australian|german|swiss|eu|european) citizens? only\b|\bonly (?:u\.?s\.?|united states|american|british|uk|canadian|australian|german|swiss|eu) citizens?\b|\bmust be an? (?:u\.?s\.?|united states|american|british|uk|canadian|australian|german|swiss|eu) citizen\b|\b(?:u\.?s\.?|united states|american|british|uk|canadian|australian|german|swiss|eu) citizenship (?:is )?(?:required|mandatory|essential)|\b(?:usc?|gc) ?(?:\/|or|and) ?(?:usc?|gc) only\b/iu,
  /\bkein(?:e|en|erlei)? (?:visums?-?|visa-?)?sponsoring\b|\bkein(?:e|en)? (?:visum|visa)\b[^.;!?]{0,20}\bspons|\b(?:visum|visa)(?:-?\p{L}{0,3}(?:sponsor|unterstütz)\p{L}*)?(?!\p{L})[^.;!?]{0,30}\bnicht\b(?! (?:erforderlich|nötig|notwendig))/iu,
  /\bkein(?:e|en)? visa?(?:um)?[- ]?(?:sponsoring|sponsorship|unterstützung)|\bvisum[^.;!?]{0,40}\bnicht (?:möglich|unterstütz)/iu,
  /\b(?:pas de|aucune?) (?:sponsoring|parrainage|prise en charge)(?: de| du| des)? visas?|\bne (?:sponsorisons|parrainons|prenons|pouvons)[^.;!?]{0,30}\bpas\b[^.;!?]{0,30}\bvisas?\b/iu,
  /\bsin patrocinio\b|\bno (?:ofrecemos|podemos|patrocinamos|tramitamos|se ofrece)[^.;!?]{0,30}\b(?:visados?|visas?|patrocinio)/iu,
];
const NOT_NEEDED =
  /\bno (?:visa|work permit|residence permit) (?:is )?(?:required|needed|necessary)\b/iu;
const SPONSORS: readonly RegExp[] = [
  /\b(?:visa|h-?1b|immigration|work permit|relocation|employer|skilled worker)[^.;!?,]{0,25}\bsponsorship\b[^.;!?,]{0,20}\b(?:available|offered|provided|possible|considered|included|yes)\b/iu,
  /\bsponsorship\s?[:\-–]\s?(?:yes|available|offered|provided)\b|\bsponsorship (?:is )?(?:available|offered|provided|possible)\b/iu,
  /\bwe (?:do |can |will |also |gladly |happily |are happy to |are able to |may )*(?:sponsor\b|(?:offer|provide|support|cover)[^.;!?,]{0,30}(?:visas?\b|sponsorship|work permits?))/iu,
  /\b(?:visa|work permit|immigration) (?:support|assistance|help)\b|\bhelp (?:you )?with (?:your |the |a )?(?:visa|work permit)/iu,
  /\bhelfen[^.;!?]{0,30}\bvisum|\bunterstützen[^.;!?]{0,40}\b(?:visum|visa|arbeitserlaubnis)|\bvisum[- ]?unterstützung/iu,
  /\b(?:sponsorisons|parrainons|prise en charge|prenons en charge|aide (?:au|pour le))[^.;!?]{0,25}\bvisas?\b|\b(?:patrocinamos|tramitamos|patrocinio de|ayudamos con)[^.;!?]{0,25}\b(?:visados?|visas?)\b/iu,
];
const ASKS =
  /\bauthori[sz](?:ed|ation) to work\b|\bwork authori[sz]ation\b|\b(?:right|eligible|eligibility|entitled|permitted) to (?:live and )?work\b|\b(?:work permit|valid visa|residence permit)\b|\bgültige[nr]? (?:arbeits|aufenthalts)erlaubnis\b|\barbeitserlaubnis\b|\bpermis de travail\b|\bautorisation de travail\b|\bpermiso de (?:residencia y )?trabajo\b/iu;

/** Reads the lines of a posting. A question of an application form ("Will you need sponsorship?") states nothing. */
export function visaStanceOf(lines: readonly string[]): VisaStance | undefined {
  let refused: string | undefined;
  let sponsors: string | undefined;
  let other: VisaStance | undefined;
  for (const line of lines) {
    if (!TRIGGER.test(line.toLowerCase()) || /\?\s*$/.test(line)) continue;
    if (REFUSED.some((pattern) => pattern.test(line))) refused ??= line;
    else if (NOT_NEEDED.test(line)) other ??= { stance: 'not needed', quote: line };
    else if (SPONSORS.some((pattern) => pattern.test(line))) sponsors ??= line;
    else if (ASKS.test(line)) other ??= { stance: 'asks', quote: line };
    // "We do sponsor visas, but not for every role" says both in one line.
    if (refused === line && /\bwe (?:do|can|will) sponsor\b/iu.test(line)) sponsors ??= line;
  }
  if (refused !== undefined && sponsors !== undefined) return { stance: 'mixed', quote: refused };
  if (refused !== undefined) return { stance: 'refused', quote: refused };
  if (sponsors !== undefined) return { stance: 'sponsors', quote: sponsors };
  return other;
}

const TRIGGER =
  /sponsor|visa|visum|citizen|authori|work permit|right to work|to work in|eligib|entitled|erlaubnis|permis|parrain|\bgc\b|patrocin/u;

/** Where a client may work, as they said. */
export interface ClientAuthorisation {
  /** Countries and regions in which they may work. */
  has: Place[];
  /** Where they need a sponsor; empty with `needsAnywhere` when they named no place. */
  needs: Place[];
  needsAnywhere: boolean;
  /** "I need no sponsorship", with no place named. */
  needsNone: boolean;
}

const NONE_NEEDED =
  /\b(?:no|without|not? (?:need|require)|don['’]t (?:need|require)|do not (?:need|require))\b[^.;,]{0,30}\b(?:sponsor\w*|visa)\b(?!.*\bauthori)/iu;
const NEEDS =
  /\b(?:need|requires?|require|want|looking for|depend on)\b[^.;,]{0,40}\b(?:sponsor\w*|visas?|work permit)\b|\b(?:sponsorship|visa) (?:is )?(?:needed|required)\b|\b(?:no|not|lack|without|don['’]t have|do not have)\b[^.;,]{0,30}\b(?:work permit|work authori[sz]ation|right to work|authori[sz]ed|allowed to work|eligible)\b|\bbrauche[^.;,]{0,30}\b(?:visum|arbeitserlaubnis|sponsoring)\b|\bbesoin[^.;,]{0,30}\b(?:visa|sponsor\w*)\b|\bnecesito[^.;,]{0,30}\b(?:visado|visa|patrocinio)\b/iu;
const HAS =
  /\b(?:citizen(?:ship)?|national|passport|authori[sz]ed|authori[sz]ation|right to work|allowed to work|may work|can work|eligible|work permit|permanent residen\w+|settled status|green card|blue card|staatsbürger\w*|arbeitserlaubnis|citoyen\w*|nationalité|ciudadan\w+|permiso de trabajo)\b/iu;
const CITIZEN =
  /\b(?:citizen(?:ship)?|national|passport|staatsbürger\w*|citoyen\w*|nationalité|ciudadan\w+)\b/iu;

/** Reads "EU citizen, need sponsorship for the US"; undefined when the text says nothing of it. */
export function readAuthorisation(text: string): ClientAuthorisation | undefined {
  const read: ClientAuthorisation = { has: [], needs: [], needsAnywhere: false, needsNone: false };
  let said = false;
  for (const clause of text.split(/[.;,\n]|\b(?:but|aber|mais|pero)\b/iu)) {
    const places = placesIn(clause);
    if (NONE_NEEDED.test(clause)) {
      if (places.length > 0) read.has.push(...places);
      else read.needsNone = true;
    } else if (NEEDS.test(clause)) {
      if (places.length > 0) read.needs.push(...places);
      else read.needsAnywhere = true;
    } else if (HAS.test(clause)) {
      if (/\bgreen card\b/iu.test(clause)) read.has.push(...placesIn('United States'));
      if (/\bsettled status\b/iu.test(clause)) read.has.push(...placesIn('United Kingdom'));
      if (/\bblue card\b/iu.test(clause) && places.length === 0) read.has.push(...EU());
      read.has.push(...places);
      // A citizen of one member state may work in all of them.
      const [union] = EU();
      if (union && CITIZEN.test(clause) && places.some(({ country }) => isMember(country)))
        read.has.push(union);
    } else continue;
    said = true;
  }
  return said ? read : undefined;
}

const EU = () => placesIn('European Union');
const isMember = (country: string | undefined) =>
  country !== undefined && EU()[0]?.countries?.includes(country) === true;

/** Fails only where the client said that they need a sponsor there and the posting refuses in so many words. */
export function visaVerdict(
  client: ClientAuthorisation | undefined,
  said: VisaStance | undefined,
  offered: readonly Place[],
): 'pass' | 'fail' | 'unknown' | undefined {
  if (!client) {
    if (!said) return undefined;
    return said.stance === 'sponsors' || said.stance === 'not needed' ? 'pass' : 'unknown';
  }
  const where = said?.places ?? offered;
  const inside = (list: readonly Place[]) =>
    list.some((mine) => where.some((place) => placeCovers(mine, place) === 'yes'));
  if (inside(client.has)) return 'pass';
  const needs =
    inside(client.needs) || (client.needsAnywhere && (where.length > 0 || client.has.length === 0));
  if (needs) {
    if (said?.stance === 'refused') return 'fail';
    return said?.stance === 'sponsors' || said?.stance === 'not needed' ? 'pass' : 'unknown';
  }
  return client.needsNone ? 'pass' : said ? 'unknown' : undefined;
}
