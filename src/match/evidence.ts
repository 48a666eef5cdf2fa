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

/** The strongest reasons: skills that both name, then the occupation that both read as. */
export function reasonsOf(
  cv: CvProfile,
  posting: PostingProfile,
  met: readonly PostingSkill[],
): Reason[] {
  const quotes = new Map(cv.skills.map(({ skill, quote }) => [skill, quote]));
  const reasons: Reason[] = [];
  for (const skill of met.slice(0, SHOWN)) {
    const cvQuote = quotes.get(skill.skill);
    if (cvQuote === undefined) continue;
    const asked =
      skill.need === 'nice'
        ? 'a plus here'
        : skill.need === 'must'
          ? 'asked for'
          : 'part of the work';
    reasons.push({
      text: `${skill.skill}: ${asked}, and in your CV`,
      cvQuote,
      postingQuote: skill.quote,
    });
  }
  const ours = topOccupation(cv.occupations);
  const theirs = topOccupation(posting.titleOccupations) ?? topOccupation(posting.occupations);
  if (ours && theirs && ours.family === theirs.family && cv.titleQuote !== '')
    reasons.push({
      text:
        ours.name === theirs.name ? `Both read as ${ours.name}` : `Both belong to ${ours.family}`,
      cvQuote: cv.titleQuote,
      postingQuote: posting.title,
    });
  return reasons;
}

/** The heaviest requirements without evidence, then years of experience where fewer are shown than asked. */
export function gapsOf(
  cv: CvProfile,
  posting: PostingProfile,
  missed: readonly PostingSkill[],
): Gap[] {
  const gaps: Gap[] = missed
    .filter((skill) => skill.need !== 'nice')
    .slice(0, SHOWN)
    .map((skill) => ({
      text:
        skill.need === 'must'
          ? `${skill.skill} is asked for`
          : `${skill.skill} is part of the work`,
      postingQuote: skill.quote,
    }));
  if (posting.years && cv.years !== undefined && cv.years < posting.years.asked)
    gaps.push({
      text: `${posting.years.asked} years are asked for, your CV shows ${cv.years}`,
      postingQuote: posting.years.quote,
    });
  return gaps;
}
