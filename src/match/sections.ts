import { fold } from './words.ts';

/** What a stretch of a posting is about; it decides how much its words count. */
export type SectionKind = 'must' | 'nice' | 'duty' | 'company' | 'benefits' | 'equal';

/** A sentence or list item of a posting. */
export interface Line {
  text: string;
  start: number;
  kind: SectionKind;
}

/** How much a word counts by where it stands: benefits and company praise are alike in postings of every trade. */
export const SECTION_WEIGHT: Readonly<Record<SectionKind, number>> = {
  must: 1.25,
  duty: 1,
  nice: 0.75,
  company: 0.5,
  benefits: 0.25,
  equal: 0,
};

const HEADINGS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'nice',
    /^(?:nice[ -]to[ -]haves?|preferred|desir(?:ed|able)|bonus|extra|advantageous|pluses|good to have|wünschenswert|von vorteil|idealerweise|pluspunkte|das wäre schön|souhait|les plus\b|atouts|(?:requisitos )?deseable|(?:se )?valora)/iu,
  ],
  [
    'benefits',
    /^(?:(?:our )?benefits|perks|what we offer|we offer|what'?s in it for you|compensation|why join|what you(?:'ll| will)? get|our offer|wir bieten|was wir bieten|das bieten|deine vorteile|ihre vorteile|das erwartet sie bei uns|unser angebot|darauf kannst du|nous (?:vous )?(?:offrons|proposons)|(?:vos |les )?avantages|ce que nous (?:vous )?(?:offrons|proposons)|rémunération|(?:qué |te |se )*ofrece(?:mos)?|beneficios|condiciones)/iu,
  ],
  [
    'equal',
    /^(?:equal opportunit|eeo|diversity|privacy|data protection|disclaimer|chancengleichheit|datenschutz|égalité des chances|protection des données|igualdad de oportunidades|protección de datos)/iu,
  ],
  [
    'company',
    /^(?:about (?:us|the company|our)|who we are|company (?:description|overview|profile)|our (?:company|mission|story|values)|über uns|wer wir sind|das unternehmen|qui sommes|à propos|l['’]entreprise|notre (?:entreprise|société)|sobre nosotros|quiénes somos|la empresa|nuestra empresa)/iu,
  ],
  [
    'must',
    /^(?:(?:\w+ ){0,3}(?:requirements?|qualifications?|skills?)\b|(?:about you|your profile|who you are|must[ -]haves?|what you(?:'ll)? (?:need|bring|have)|what we(?:'re| are) looking for|you have|experience|education|competenc|dein profil|ihr profil|anforderungen|das bringst du|das bringen sie|was (?:du|sie) mitbring|voraussetzungen|qualifikation|ihre qualifikation|wir (?:suchen|erwarten)|kenntnisse|(?:votre |le )?profil|(?:vos )?compétences|formation|ce que nous recherchons|(?:qué )?buscamos|requisitos|(?:tu )?perfil|formación|conocimientos|experiencia))/iu,
  ],
  [
    'duty',
    /^(?:(?:\w+ ){0,3}(?:responsibilit\w+|duties)\b|what you(?:'ll| will) (?:do|be doing)|the role|about the (?:role|job|position)|job (?:description|summary|purpose)|your (?:role|tasks|mission)|tasks|day to day|deine aufgaben|ihre aufgaben|(?:deine |ihre |die )?(?:aufgaben|tätigkeiten)|das erwartet dich|(?:vos |les )?(?:missions|responsabilités|tâches|activités)|le poste|description du poste|(?:tus |las )?(?:funciones|responsabilidades|tareas)|(?:descripción d)?el puesto|qué harás|tu misión)/iu,
  ],
];
const LEADS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'nice',
    /\b(?:a plus|bonus|nice to have|even better|preferred|von vorteil|ein plus|un plus|un atout|se valorará)(?!\p{L})/iu,
  ],
  [
    'must',
    /\b(?:you (?:need|have|bring|are)|need to have|looking for|minimum|ideal candidate|great (?:fit|addition)|du (?:bringst|hast)|sie (?:bringen|haben)|wir suchen|vous (?:avez|êtes|maîtrisez)|nous recherchons|buscamos)(?!\p{L})/iu,
  ],
  [
    'duty',
    /\b(?:you(?:['’]ll| will)|tasks|responsible for|du wirst|aufgaben|vous serez|chargée? de|tus funciones|serás)(?!\p{L})/iu,
  ],
];
const EQUAL =
  /equal[ -]opportunit|regardless of|without regard to|protected (?:veteran|class|characteristic)|race, |sexual orientation|gender identity|reasonable accommodation|e-verify|commitment to diversity|privacy (?:notice|policy)|your personal data|recruitment fraud|fraudulent|unabhangig von (?:\w+ ){0,2}(?:geschlecht|alter|herkunft|nationalitat)|schwerbehindert|quels? que soi|sans distinction d|situation de handicap|independientemente de (?:su |tu )?(?:edad|genero|sexo|origen)|igualdad de oportunidades|chancengleichheit/u;
const COMPANY =
  /\b(?:is|are) (?:the|an?|one of the) (?:[\w-]+ ){0,3}(?:leading|leader|platform|company|provider|agency|organi[sz]ation|manufacturer)\b|\bon a mission\b|\bour (?:mission|values|story|investors|funding)\b|\bliving our values\b|\b(?:was )?founded in \d{4}/u;
const BENEFIT =
  /\b(?:401\(?k\)?|dental|vision insurance|health insurance|paid time off|pto|paid holidays|parental leave|gym membership|free (?:lunch|snacks|coffee)|stock options|pension|bonus scheme|company car|job ?rad|urlaubstage|vacation days|life insurance|betriebliche altersvorsorge|jobticket|tickets? restaurants?|mutuelle d['’]entreprise|treizieme mois|seguro medico|dias de vacaciones)\b/u;
const NICE =
  /\b(?:nice to have|(?:is |are |would be |as )?an? (?:strong |big |definite )?(?:plus|bonus|advantage|asset)|preferred|preferably|ideally|desirable|advantageous|von vorteil|wunschenswert|idealerweise|gern(?:e)? gesehen|ein plus|idealement|(?:est|serait) un (?:plus|atout)|souhait(?:e|ee|es|ees|able)|appreciee?s?|valorable|se valora(?:ra|ran)?|deseable)\b/u;
const MUST =
  /\b(?:must|required|requires?|essential|mandatory|minimum|at least|proven|you have|zwingend|erforderlich|voraussetzung|vorausgesetzt|unabdingbar|mindestens|obligatoire|exigee?s?|requis(?:e|es)?|indispensables?|imprescindibles?|requerid[oa]s?|se requieren?|obligatori[oa]s?)\b/u;

// Inline headings of postings that lost their line breaks: "… growth. Requirements: …".
const CUT =
  /\n+|[ \t]{3,}|(?<=[.!?;])\s+(?=[\p{Lu}\d•*-])|\s*[•●▪◦·]\s*|(?<=\s)(?=(?:(?:Key |Main |Job |Your )?(?:Responsibilities|Requirements|Qualifications|Duties|Benefits|Skills Required|What You(?:'|’)ll Do|About Us|Nice to have|Preferred [A-Z]\w+)\s?:))/gu;

/** The lines of a posting with their kind, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let kind: SectionKind = 'duty';
  for (const piece of piecesOf(text)) {
    const bare = piece.text.replace(/^[\s#*\-–>\d.)]+/, '');
    // "¿Qué ofrecemos?" is a heading as "Qué ofrecemos" is.
    const heading = headingKind(bare.replace(/^¿(.*)\?$/u, '$1'));
    if (heading) kind = heading;
    lines.push({ ...piece, kind: kindOfLine(piece.text, kind) });
  }
  return lines;
}

/** Sentences and list items with their offsets; the text of each is an exact slice. */
export function piecesOf(text: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  const add = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed !== '') pieces.push({ text: trimmed, start: from + raw.indexOf(trimmed) });
  };
  let from = 0;
  for (const cut of text.matchAll(CUT)) {
    add(from, cut.index);
    from = cut.index + cut[0].length;
  }
  add(from, text.length);
  return pieces;
}

function headingKind(bare: string): SectionKind | undefined {
  if (!/^[\p{Lu}\p{Lo}]/u.test(bare)) return undefined;
  const words = bare.split(/\s+/).length;
  // "You'll be a great fit if you have:" opens a list as surely as a heading of two words.
  if (bare.endsWith(':') && bare.length <= 90) {
    const led = LEADS.find(([, pattern]) => pattern.test(bare))?.[0];
    if (led) return led;
  }
  const isInline = /^[^.,;!?]{2,40}:\s/.test(bare);
  const isHeading =
    bare.length <= 60 && words <= 6 && (bare.endsWith(':') || !/[.!?,;]$/.test(bare));
  if (!isHeading && !isInline) return undefined;
  return HEADINGS.find(([, pattern]) => pattern.test(bare))?.[0];
}

// Each of these patterns reads every line of every posting, so they do without case; and \b knows no accents.
function kindOfLine(written: string, section: SectionKind): SectionKind {
  const line = fold(written);
  if (EQUAL.test(line)) return 'equal';
  if (section === 'must' || section === 'duty' || section === 'nice') {
    if (NICE.test(line)) return 'nice';
    if (BENEFIT.test(line)) return 'benefits';
    if (COMPANY.test(line)) return 'company';
    if (MUST.test(line) && section === 'duty') return 'must';
  }
  return section;
}
