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

/** Headings of CVs in English, German, French and Spanish, without accents; one each between commas. */
const NAMES: Readonly<Record<Exclude<SectionName, 'head'>, string>> = {
  experience: `
    experience, experiences, history, employment, career, work, work experience, work history, working experience,
    professional experience, professional history, professional background, employment experience, employment history,
    relevant experience, relevant work experience, career history, career summary, career experience, industry experience,
    clinical experience, teaching experience, internships, positions held, internship experience,
    berufserfahrung, berufserfahrungen, beruflicher werdegang, berufliche erfahrung, berufliche erfahrungen,
    beruflicher hintergrund, berufspraxis, berufliche praxis, berufliche stationen, berufliche laufbahn, berufstatigkeit,
    werdegang, arbeitserfahrung, praxiserfahrung, praktische erfahrung, praktische erfahrungen, praktika, tatigkeiten,
    experience professionnelle, experiences professionnelles, parcours professionnel, parcours, emplois, stages,
    experiences de travail, carriere,
    experiencia, experiencia profesional, experiencia laboral, trayectoria, trayectoria profesional, trayectoria laboral,
    historial laboral, historial profesional, empleo, practicas`,
  education: `
    education, academic background, academic qualifications, academic history, educational background,
    educational qualifications, studies, qualifications, degrees, schooling, academics,
    ausbildung, bildung, studium, schulbildung, schulische ausbildung, schule, akademische ausbildung,
    akademischer werdegang, bildungsweg, bildungsgang, hochschulstudium, hochschulbildung, universitat, berufsausbildung,
    ausbildungen, schulausbildung, abschlusse,
    formation, formations, etudes, diplomes, diplome, parcours academique, parcours scolaire, scolarite, cursus,
    formation academique, formation initiale,
    formacion, educacion, estudios, formacion academica, estudios academicos, titulos, titulacion, titulaciones,
    formacion reglada`,
  skills: `
    skills, technical skills, key skills, core skills, professional skills, it skills, computer skills, hard skills,
    soft skills, other skills, additional skills, skills summary, skill set, skillset, clinical skills, competencies,
    core competencies, key competencies, competences, core competences, expertise, areas of expertise, technologies,
    tech stack, technical expertise, technical proficiencies, tools, strengths, proficiencies, abilities, highlights,
    areas of strength, skill highlights, qualifications summary, summary of skills,
    kenntnisse, fahigkeiten, kompetenzen, fachkenntnisse, edv-kenntnisse, it-kenntnisse, edv, pc-kenntnisse,
    besondere kenntnisse, weitere kenntnisse, technische kenntnisse, technische fahigkeiten, kernkompetenzen,
    fachkompetenzen, fachliche kompetenzen, starken, qualifikationen, besondere fahigkeiten, softwarekenntnisse,
    competences techniques, competences cles, competences professionnelles, competences informatiques, aptitudes,
    savoir-faire, savoir-etre, informatique, outils, atouts, logiciels, domaines de competence, qualites,
    habilidades, competencias, conocimientos, conocimientos informaticos, conocimientos tecnicos, informatica,
    habilidades tecnicas, competencias tecnicas, competencias profesionales, herramientas, destrezas, fortalezas`,
  languages: `
    languages, language, language skills, language proficiency, languages spoken, foreign languages, linguistic skills,
    sprachen, sprachkenntnisse, fremdsprachen, fremdsprachenkenntnisse,
    langues, langues parlees, competences linguistiques, langues etrangeres,
    idiomas, lenguas, idiomas extranjeros, conocimientos de idiomas`,
  certificates: `
    certification, certifications, certificates, certificate, licenses, licences, license, licence, training, trainings,
    courses, course work, coursework, professional development, professional certifications, credentials, registrations,
    professional training, further training, driving licence, driving license, courses attended, accreditations,
    zertifikate, zertifizierungen, zertifizierung, weiterbildung, weiterbildungen, fortbildung, fortbildungen, kurse,
    seminare, schulungen, fuhrerschein, lizenzen, zusatzqualifikationen, berufliche weiterbildung, lehrgange,
    certificats, permis, permis de conduire, formations continues, formation continue, formations complementaires, habilitations,
    certificaciones, certificados, cursos, carnet de conducir, permiso de conducir, formacion complementaria,
    formacion adicional, licencias, otros cursos, seminarios`,
  summary: `
    summary, profile, about, about me, professional summary, executive summary, professional profile, personal profile,
    objective, career objective, professional objective, personal statement, overview, career overview, introduction,
    career profile, summary of qualifications, professional overview, career focus, biography, bio,
    profil, kurzprofil, uber mich, zusammenfassung, personliches profil, berufliches profil, zu meiner person, kurzvorstellung,
    profil professionnel, resume, a propos, a propos de moi, objectif, objectif professionnel, presentation, synthese,
    perfil, resumen, perfil profesional, resumen profesional, sobre mi, acerca de mi, objetivo, objetivo profesional,
    extracto, presentacion, perfil personal`,
  projects: `
    projects, selected projects, personal projects, key projects, side projects, academic projects, open source,
    relevant projects, portfolio, notable projects,
    projekte, projekterfahrung, ausgewahlte projekte, eigene projekte, referenzprojekte,
    projets, projets personnels, realisations, projets academiques,
    proyectos, proyectos personales, proyectos destacados`,
  other: `
    interests, hobbies, references, referees, publications, awards, achievements and awards, honors, honours, volunteering,
    volunteer work, volunteer experience, volunteer, contact, contact information, contact details, contact me, details,
    personal details, personal information, personal data, activities, extracurricular activities, affiliations,
    memberships, professional affiliations, professional memberships, patents, community service, military service, links,
    social, additional information, accomplishments, research, conferences, declaration,
    interessen, hobbys, freizeit, referenzen, ehrenamt, ehrenamtliches engagement, engagement, auszeichnungen,
    veroffentlichungen, publikationen, kontakt, kontaktdaten, personliche daten, personliche angaben, personliches,
    angaben zur person, mitgliedschaften, sonstiges, wehrdienst, zivildienst, stipendien, preise, interessen und hobbys,
    loisirs, centres d'interet, interets, references professionnelles, coordonnees, benevolat, distinctions, divers,
    informations personnelles, etat civil, activites, associations, prix, engagement associatif,
    intereses, aficiones, referencias, voluntariado, publicaciones, premios, contacto, datos personales, otros datos,
    informacion personal, informacion adicional, datos de interes, reconocimientos, asociaciones, otros`,
};

const BY_NAME = new Map<string, SectionName>(
  sections().flatMap(([section, names]) =>
    names.split(',').map((name) => [name.replace(/\s+/g, ' ').trim(), section] as const),
  ),
);

/** The section that a line is the heading of; null when it is none. */
export function headingOf(line: string): SectionName | null {
  if (line.length > 80) return null;
  const bare = foldHeading(line);
  if (bare.length === 0 || bare.length > 45) return null;
  const whole = BY_NAME.get(bare);
  if (whole) return whole;
  // "Skills & tools", "Licences and certifications", "Aus- und Weiterbildung".
  const pieces = bare.split(/\s*(?:[&+/,|]|\b(?:and|und|et|y|e)\b)\s*/).filter(Boolean);
  if (pieces.length < 2 || pieces.length > 3) return null;
  const found = pieces.map((piece) => BY_NAME.get(piece.endsWith('-') ? bildung(piece) : piece));
  const [first] = found;
  if (first && found.every((section) => section !== undefined)) return first;
  return /^skills (?:and|&) .{3,30}$/.test(bare) ? 'skills' : null;
}

/** Lower case without accents, marks and the spaces between spaced letters. */
function foldHeading(line: string): string {
  const bare = line
    .replace(/^[#*=_\s•·■▪|>–—-]+|[*=_:\s.|–—-]+$/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`]/g, "'")
    .toLowerCase()
    .trim();
  const spaced = /^(?:\p{L} ){3,}\p{L}$/u.test(bare);
  return spaced ? bare.replaceAll(' ', '') : bare.replace(/\s+/g, ' ');
}

/** "Aus-" before "und Weiterbildung". */
function bildung(piece: string): string {
  return `${piece.slice(0, -1)}bildung`;
}

function sections() {
  const { experience, education, skills, languages, certificates, summary, projects, other } =
    NAMES;
  const list: [SectionName, string][] = [
    ['other', other],
    ['summary', summary],
    ['projects', projects],
    ['certificates', certificates],
    ['languages', languages],
    ['skills', skills],
    ['education', education],
    ['experience', experience],
  ];
  return list;
}
