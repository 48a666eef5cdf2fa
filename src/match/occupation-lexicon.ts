import { BUILDING_OCCUPATIONS } from './occupation-lexicon/building.ts';
import { CARE_OCCUPATIONS } from './occupation-lexicon/care.ts';
import { CREATIVE_OCCUPATIONS } from './occupation-lexicon/creative.ts';
import { ENGINEERING_OCCUPATIONS } from './occupation-lexicon/engineering.ts';
import { HOSPITALITY_OCCUPATIONS } from './occupation-lexicon/hospitality.ts';
import { INDUSTRY_OCCUPATIONS } from './occupation-lexicon/industry.ts';
import { LEARNING_OCCUPATIONS } from './occupation-lexicon/learning.ts';
import { MONEY_OCCUPATIONS } from './occupation-lexicon/money.ts';
import { OFFICE_OCCUPATIONS } from './occupation-lexicon/office.ts';
import { TECHNOLOGY_OCCUPATIONS } from './occupation-lexicon/technology.ts';
import { TRADE_OCCUPATIONS } from './occupation-lexicon/trade.ts';

/**
 * Occupations by family, written for this project. The first line of a block holds words that all its occupations share;
 * a family of several blocks names each after a colon. Every other line is one occupation: `title; other titles | task words and phrases, …`.
 */
export const OCCUPATION_LEXICON: Readonly<Record<string, string>> = {
  ...MONEY_OCCUPATIONS,
  ...TRADE_OCCUPATIONS,
  ...OFFICE_OCCUPATIONS,
  ...TECHNOLOGY_OCCUPATIONS,
  ...ENGINEERING_OCCUPATIONS,
  ...CARE_OCCUPATIONS,
  ...LEARNING_OCCUPATIONS,
  ...HOSPITALITY_OCCUPATIONS,
  ...CREATIVE_OCCUPATIONS,
  ...BUILDING_OCCUPATIONS,
  ...INDUSTRY_OCCUPATIONS,
};
