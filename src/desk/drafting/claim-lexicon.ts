/** Kinds of deed that need their own word in the CV: a synonym of the same group will do. */
export const DEEDS: readonly {
  kind: 'lead' | 'found' | 'award' | 'invent' | 'promotion';
  said: RegExp;
  shown: RegExp;
}[] = [
  {
    kind: 'lead',
    said: /\b(?:led|leading|lead (?:the|a|an|teams?)|headed|heading|managed|managing|manage (?:the|a|an|teams?)|directed|supervis\w+|overs(?:aw|ee\w*)|spearheaded|in charge of|chaired|leitete?|geleitet|leite|führte|geführt|führe|verantwortete|dirigée?|dirige|encadrée?|encadre|pilotée?|managé|lider[éo]|liderado|dirig[íi]|dirigido|gestion[ée]|coordin[ée])\b/iu,
    shown:
      /\b(?:led|leads?|leader\w*|leading|head(?:ed|ing)?|manag\w+|direct(?:ed|or|ing)|supervis\w+|overs(?:aw|ee\w*)|spearheaded|in charge of|chaired?|ran|run|leit\w+|geleitet|führ\w+|geführt|verantwort\w+|dirig\w+|encadr\w+|pilot\w+|chef\w*|responsable|lider\w+|gestion\w*|coordin\w+|jef[ea])\b/iu,
  },
  {
    kind: 'found',
    said: /\b(?:co-?)?found(?:ed|er|ing)\b|\bstarted (?:my|a|an|our) (?:own )?(?:company|business|agency|startup)\b|\bgegründet\b|\bgründete\b|\bfondée?\b|\bfund(?:é|ado|adora?)\b/iu,
    shown:
      /\b(?:co-?)?found(?:ed|er|ing)\b|\bstarted\b|\bgründ\w+|\bgegründet\b|\bfond(?:é|at)\w*|\bfund(?:é|ado)\w*|\bowner\b|\bself-employed\b/iu,
  },
  {
    kind: 'award',
    said: /\baward(?:s|ed|-winning)?\b|\bwon\b|\bprizes?\b|\bhonou?red with\b|\bausgezeichnet (?:mit|als|worden)\b|\bgewann\b|\bgewonnen\b|\bprix\b|\bpremios?\b|\bpremiad[oa]\b/iu,
    shown:
      /\baward|\bwon\b|\bwinner\b|\bprize|\bhonou?r|\bausgezeichnet|\bauszeichnung|\bpreis|\bgew[ao]nn|\bprix\b|\bpremi/iu,
  },
  {
    kind: 'invent',
    said: /\bpatent(?:s|ed)?\b|\binvented\b|\bpioneered\b|\bpublished\b|\bpublications?\b|\bkeynote\b|\bveröffentlicht\w*\b|\bpublié\w*\b|\bpubliqué\b/iu,
    shown:
      /\bpatent|\binvent|\bpioneer|\bpublish|\bpublication|\bkeynote|\bspoke\b|\bspeaker\b|\bveröffentlich|\bpubli/iu,
  },
  {
    kind: 'promotion',
    said: /\bpromoted\b|\bpromotion\b|\bbefördert\b|\bpromue?\b|\bascendid[oa]\b/iu,
    shown: /\bpromot|\bbeförder|\bpromu|\bascend/iu,
  },
];

/** Praise of the own work. It needs the same praise in the CV, or years where it speaks of long experience. */
export const PRAISE =
  /\b(?:an? |the |als |un[ea]? )?(?:\w+ )?(?:experts?|expertin|expert[ea]|guru|thought leader|authority)\b(?: (?:in|on|at|für|in der|en|de))?|\b(?:extensive|deep|vast|profound|world[- ]class|outstanding|exceptional|unmatched|unparalleled|unrivall?ed|stellar|superb|proven|impressive|renowned|top[- ]performing|award-winning|umfangreiche[nrs]?|umfassende[nrs]?|langjährige[nrs]?|hervorragende[nrs]?|exzellente[nrs]?|tiefgreifende[nrs]?|vaste|excellente?|solide|approfondie?s?|amplia|extensa|sólid[oa]s?|excelente|sobresaliente|profund[oa]s?) (?:[\p{L}+#.-]+ ){0,3}(?:experience|knowledge|skills?|expertise|track record|understanding|background|command|results?|record|performer|engineer|manager|developer|leader|success|Erfahrung\w*|Kenntnisse\w*|Wissen|Expertise|expérience|connaissances?|maîtrise|expertise|experiencia|conocimientos?|trayectoria)\b|\b(?:the|one of the|our|their) (?:best|top|leading|strongest|highest)\b(?: [\p{L}-]+){0,2}|\bsingle-?handedly\b|\bbest-in-class\b/giu;
/** Praise that years of work bear out. */
export const LONG =
  /extensive|deep|vast|profound|proven|umfangreich|umfassend|langjährig|solide|amplia|extensa|sólid|profund|tiefgreif|vaste|approfondi/iu;

/** Levels of a title that must stand in the CV when a draft gives them to the client. */
export const RANKS =
  /\b(?:senior|lead|head|chief|principal|director|vp|vice president|manager|staff|cto|ceo|cfo|coo|supervisor|teamleiter(?:in)?|leiter(?:in)?|direktor(?:in)?|geschäftsführer(?:in)?|directeur|directrice|responsable|directora?|jef[ea]|gerente)\b/giu;

/** Where a draft says what the client is or was. */
export const AS_TITLE =
  /(?:\b(?:as|am|was|been|become|became|were|I['’]m)\s+(?:currently |now |also |previously )?(?:(?:an?|the|our|their)\s+|(?=(?:senior|head|lead|chief|director|vp|vice|principal|manager)\b))|\b(?:work(?:ed|ing)?|employed|serv(?:ed|ing)|promoted to|titled?|position of|role of|als|bin|war|comme|en tant que|suis|como|soy|fui|era)\s+(?:as\s+)?(?:(?:an?|the|eine?|un[ea]?|leitende[r]?)\s+)?)((?:[\p{L}+#.&/-]+[ ]?){1,6})/giu;

/** Words of letters, of asking and of thanking; they say nothing of a client. */
export const LETTER = new Set(
  `career background expertise bring offer contribute join help enjoy learn cv resume attach application role position
  opportunity interest motivate fit match suit suitable field industry area professional currently recent recently previous previously
  able believe confident letter write hope forward hear talk meet call speak discuss detail happy glad please thank regard
  familiar comfortable confident directly first main focus part spend total come start still value goal next similar exactly
  asset track record broad hold gain earn recognise success successful responsible responsibility task project position
  posting post advert vacancy company team employer department industry sector describe mention ask need want love like
  complete whole entire general specific include contact mail email send reply answer question kind way thing something
  mind heart day week month year time moment end begin half several various number level current former last past
  use used work worked working build built make made do did create created develop developed run ran handle handled deal
  know knowledge skill skilled understand understanding ability strength quality person people personally also both
  already always often usually daily regular regularly really truly deeply quickly well good great strong high highly
  fluent fluently native speak speaker language mother tongue study studied graduate graduated degree hold holder certificate
  certified licensed licence license qualification qualified achieve achievement impact difference job line place
  arbeite arbeitete gearbeitet spreche tätig täglich erfahrung kenntnisse habe hatte leite leitete parle couramment travaille travaillé
  expérience ans hablo trabajo trabajé experiencia años tengo ich als bei mit`.split(/\s+/),
);
