import { DEGREE_WORDS, degreeVerdict } from './degrees.ts';
import { languageName } from './language-names.ts';
import { languageVerdict } from './languages.ts';
import { licenceName, licenceVerdict } from './licences.ts';
import type { CvProfile, PostingProfile, PostingSkill } from './profile.ts';
import { skillNamed } from './skills.ts';

/** One thing that a posting asks for, beside what the CV shows of it. */
export interface Requirement {
  kind: 'skill' | 'language' | 'licence' | 'degree' | 'years';
  name: string;
  need: 'must' | 'duty' | 'nice';
  postingQuote: string;
  /** The CV's words, or null: no evidence. */
  cvQuote: string | null;
}

/** Everything a posting asks for with its evidence: conditions first, then skills, the most telling first. */
export function requirementsOf(
  cv: CvProfile,
  posting: PostingProfile,
  skills: readonly PostingSkill[],
): Requirement[] {
  const { demands } = posting;
  const list: Requirement[] = [];
  const named = new Set<string>();
  for (const need of demands.licences ?? []) {
    const { cvQuote } = licenceVerdict(need, cv.standing);
    const name = need.any.map(licenceName).join(' or ');
    list.push(made('licence', name, need.need, need.quote, cvQuote));
  }
  for (const need of demands.languages ?? []) {
    const { verdict, cvQuote } = languageVerdict(need, cv.standing.tongues);
    const names = need.any.map(languageName);
    for (const name of names) named.add(skillNamed(name) ?? name);
    list.push(
      made(
        'language',
        names.join(' or '),
        need.need,
        need.quote,
        verdict === 'pass' ? cvQuote : undefined,
      ),
    );
  }
  if (demands.degree) {
    const { degree } = cv.standing;
    const isMet = degreeVerdict(demands.degree, degree) === 'pass';
    const name = DEGREE_WORDS[demands.degree.level];
    list.push(
      made(
        'degree',
        name,
        demands.degree.need,
        demands.degree.quote,
        isMet ? degree?.quote : undefined,
      ),
    );
  }
  if (posting.years) {
    const isMet = cv.years !== undefined && cv.years >= posting.years.asked;
    const quote = isMet ? cv.yearsQuote : undefined;
    list.push(made('years', `${posting.years.asked} years`, 'must', posting.years.quote, quote));
  }
  const quotes = new Map(cv.skills.map(({ skill, quote }) => [skill, quote]));
  for (const { skill, need, quote } of skills)
    if (!named.has(skill)) list.push(made('skill', skill, need, quote, quotes.get(skill)));
  return list;
}

function made(
  kind: Requirement['kind'],
  name: string,
  need: Requirement['need'],
  postingQuote: string,
  cvQuote: string | undefined,
): Requirement {
  return { kind, name, need, postingQuote, cvQuote: cvQuote ? cvQuote : null };
}
