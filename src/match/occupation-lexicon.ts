import { BUSINESS_OCCUPATIONS } from './occupations-business.ts';
import { MAKING_OCCUPATIONS } from './occupations-making.ts';
import { PEOPLE_OCCUPATIONS } from './occupations-people.ts';
import { TECHNICAL_OCCUPATIONS } from './occupations-technical.ts';

/**
 * Occupations by family, written for this project. The first line of a family holds words that all its occupations share
 * (at half weight); every other line is one occupation: `title; other titles | task words and phrases, …`.
 */
export const OCCUPATION_LEXICON: Readonly<Record<string, string>> = {
  ...BUSINESS_OCCUPATIONS,
  ...PEOPLE_OCCUPATIONS,
  ...TECHNICAL_OCCUPATIONS,
  ...MAKING_OCCUPATIONS,
};
