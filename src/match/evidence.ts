import { languageName } from './language-names.ts';
import { licenceName, licenceVerdict } from './licences.ts';
import { topOccupation } from './occupations.ts';
import type { CvProfile, PostingProfile, PostingSkill } from './profile.ts';

/** Why a posting fits, with the words of both sides, each a verbatim stretch of its text. */
export interface Reason {
  text: string;
  cvQuote: string;
  postingQuote: string;
}

/** What the posting asks for and the CV does not show. */
export interface Gap {
  text: string;
  postingQuote: string;
}

export interface Coverage {
  /** 0 to 1, weighed by how binding and how telling each skill is; undefined when the posting names none. */
  share: number | undefined;
  met: PostingSkill[];
  missed: PostingSkill[];
}

/** A requirement counts three times a wish; a word in the duties lies between (weights of the design notes). */
const NEED = { must: 3, duty: 2, nice: 1 } as const;
const SHOWN = 3;

/** Which of the posting's skills the CV names. Most telling first. */
export function coverageOf(
  skillsOfCv: ReadonlySet<string>,
  posting: PostingProfile,
  weightOf: (skill: string) => number,
): Coverage {
  let asked = 0;
  let given = 0;
  const met: { skill: PostingSkill; weight: number }[] = [];
  const missed: { skill: PostingSkill; weight: number }[] = [];
  for (const skill of posting.skills) {
    const weight = NEED[skill.need] * weightOf(skill.skill) ** 2;
    asked += weight;
    const has = skillsOfCv.has(skill.skill);
    if (has) given += weight;
    (has ? met : missed).push({ skill, weight });
  }
  const inOrder = (list: typeof met) =>
    list
      .sort((a, b) => b.weight - a.weight || (a.skill.skill < b.skill.skill ? -1 : 1))
      .map(({ skill }) => skill);
  // One lucky word in a posting that names two skills is weak evidence: two unnamed ones stand behind every list.
  const share = posting.skills.length === 0 ? undefined : given / (asked + PRIOR);
  return { share, met: inOrder(met), missed: inOrder(missed) };
}

const PRIOR = 2;

/** The three strongest reasons: a licence that both name, skills, and the occupation that both read as. */
export function reasonsOf(
  cv: CvProfile,
  posting: PostingProfile,
  met: readonly PostingSkill[],
): Reason[] {
  const reasons: Reason[] = [];
  for (const need of posting.demands.licences ?? []) {
    const { verdict, cvQuote } = licenceVerdict(need, cv.standing);
    if (verdict === 'pass' && cvQuote !== undefined && reasons.length === 0)
      reasons.push({
        text: `${need.any.map(licenceName).join(' or ')}: asked for, and in your CV`,
        cvQuote,
        postingQuote: need.quote,
      });
  }
  const occupation = occupationReason(cv, posting);
  const quotes = new Map(cv.skills.map(({ skill, quote }) => [skill, quote]));
  for (const skill of met) {
    const cvQuote = quotes.get(skill.skill);
    if (cvQuote === undefined || reasons.length >= SHOWN - (occupation ? 1 : 0)) continue;
    reasons.push({
      text: `${skill.skill}: ${ASKED[skill.need]}, and in your CV`,
      cvQuote,
      postingQuote: skill.quote,
    });
  }
  if (occupation) reasons.push(occupation);
  return reasons;
}

const ASKED = { must: 'asked for', duty: 'part of the work', nice: 'a plus here' } as const;

function occupationReason(cv: CvProfile, posting: PostingProfile): Reason | undefined {
  const ours = topOccupation(cv.occupations);
  const theirs = topOccupation(posting.titleOccupations) ?? topOccupation(posting.occupations);
  if (!ours || !theirs || ours.family !== theirs.family || cv.titleQuote === '') return undefined;
  return {
    text: ours.name === theirs.name ? `both read as ${ours.name}` : `both belong to ${ours.family}`,
    cvQuote: cv.titleQuote,
    postingQuote: posting.title,
  };
}

/** The three heaviest gaps: what must be there, then years, then what is part of the work. A failed gate is no gap. */
export function gapsOf(
  cv: CvProfile,
  posting: PostingProfile,
  missed: readonly PostingSkill[],
): Gap[] {
  const of = (need: PostingSkill['need'], words: string): Gap[] =>
    missed
      .filter((skill) => skill.need === need && !isGated(skill.skill, posting))
      .map((skill) => ({ text: `${skill.skill} ${words}`, postingQuote: skill.quote }));
  const years: Gap[] =
    posting.years && cv.years !== undefined && cv.years < posting.years.asked
      ? [
          {
            text: `${posting.years.asked} years are asked for, your CV shows ${cv.years}`,
            postingQuote: posting.years.quote,
          },
        ]
      : [];
  const must = of('must', 'is asked for');
  // Years stand among the three, however many skills are missing.
  const first = years.length > 0 ? must.slice(0, SHOWN - 1) : must;
  return [...first, ...years, ...of('duty', 'is part of the work')].slice(0, SHOWN);
}

/** A language that the posting demands is judged by its gate, with how well it must be spoken. */
function isGated(skill: string, { demands }: PostingProfile): boolean {
  return (demands.languages ?? []).some(
    ({ any, need }) => need === 'must' && any.some((code) => languageName(code) === skill),
  );
}
