export type SectionName =
  | 'head'
  | 'summary'
  | 'experience'
  | 'education'
  | 'skills'
  | 'languages'
  | 'certificates'
  | 'projects'
  | 'other';

export interface Line {
  text: string;
  /** Offset of the line's first character in the whole text. */
  start: number;
  section: SectionName;
}

/** No line that people write is longer; patterns get no more than this to search in. */
const MAX_LINE = 1000;

const HEADINGS: readonly (readonly [SectionName, RegExp])[] = [
  [
    'experience',
    /^(work |professional |employment |relevant |career )?(experience|history|employment)$|^career$|^(berufserfahrung|beruflicher werdegang|praxiserfahrung|expériences?( professionnelles?)?|experiencia( profesional| laboral)?)$/,
  ],
  [
    'education',
    /^(education|education and training|academic background|studies|qualifications|ausbildung|bildung|studium|formation|formations|formación|educación)$/,
  ],
  [
    'skills',
    /^((technical |key |core |professional |it )?(skills|competencies|competences)|skills (and|&) .{3,30}|technologies|tech stack|tools|expertise|kenntnisse|fähigkeiten|kompetenzen|compétences|habilidades|competencias)$/,
  ],
  ['languages', /^(languages|language skills|sprachen|sprachkenntnisse|langues|idiomas)$/],
  [
    'certificates',
    /^(certifications?|certificates|licen[cs]es( (and|&) certifications?)?|training|courses|zertifikate|weiterbildung|certificaciones)$/,
  ],
  [
    'summary',
    /^(summary|profile|about( me)?|professional summary|objective|career objective|personal statement|profil|über mich|profil professionnel|perfil|resumen)$/,
  ],
  ['projects', /^(projects|selected projects|projekte|projets|proyectos)$/],
  [
    'other',
    /^(interests|hobbies|references|publications|awards|volunteering|volunteer work|contact|personal details|interessen|referenzen|loisirs|intereses)$/,
  ],
];

/** The lines of a CV with the section they stand in; headings themselves and blank lines are left out. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let section: SectionName = 'head';
  let start = 0;
  for (const raw of text.split('\n')) {
    const heading = headingOf(raw);
    if (heading) section = heading;
    else if (raw.trim() !== '') lines.push({ text: raw.slice(0, MAX_LINE), start, section });
    start += raw.length + 1;
  }
  return lines;
}

/** The section that a line is the heading of; null when it is none. */
export function headingOf(line: string): SectionName | null {
  if (line.length > 80) return null;
  const bare = line
    .replace(/^[#*=_\s]+|[*=_:\s]+$/g, '')
    .trim()
    .toLowerCase();
  if (bare.length === 0 || bare.length > 45) return null;
  return HEADINGS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}
