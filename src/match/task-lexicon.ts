import type { TaskLanguage } from './language-stem.ts';
import { BUILDING_DE } from './occupation-lexicon/de/building.ts';
import { CARE_DE } from './occupation-lexicon/de/care.ts';
import { CREATIVE_DE } from './occupation-lexicon/de/creative.ts';
import { ENGINEERING_DE } from './occupation-lexicon/de/engineering.ts';
import { HOSPITALITY_DE } from './occupation-lexicon/de/hospitality.ts';
import { INDUSTRY_DE } from './occupation-lexicon/de/industry.ts';
import { LEARNING_DE } from './occupation-lexicon/de/learning.ts';
import { MONEY_DE } from './occupation-lexicon/de/money.ts';
import { OFFICE_DE } from './occupation-lexicon/de/office.ts';
import { TECHNOLOGY_DE } from './occupation-lexicon/de/technology.ts';
import { TRADE_DE } from './occupation-lexicon/de/trade.ts';
import { BUILDING_ES } from './occupation-lexicon/es/building.ts';
import { CARE_ES } from './occupation-lexicon/es/care.ts';
import { CREATIVE_ES } from './occupation-lexicon/es/creative.ts';
import { ENGINEERING_ES } from './occupation-lexicon/es/engineering.ts';
import { HOSPITALITY_ES } from './occupation-lexicon/es/hospitality.ts';
import { INDUSTRY_ES } from './occupation-lexicon/es/industry.ts';
import { LEARNING_ES } from './occupation-lexicon/es/learning.ts';
import { MONEY_ES } from './occupation-lexicon/es/money.ts';
import { OFFICE_ES } from './occupation-lexicon/es/office.ts';
import { TECHNOLOGY_ES } from './occupation-lexicon/es/technology.ts';
import { TRADE_ES } from './occupation-lexicon/es/trade.ts';
import { BUILDING_FR } from './occupation-lexicon/fr/building.ts';
import { CARE_FR } from './occupation-lexicon/fr/care.ts';
import { CREATIVE_FR } from './occupation-lexicon/fr/creative.ts';
import { ENGINEERING_FR } from './occupation-lexicon/fr/engineering.ts';
import { HOSPITALITY_FR } from './occupation-lexicon/fr/hospitality.ts';
import { INDUSTRY_FR } from './occupation-lexicon/fr/industry.ts';
import { LEARNING_FR } from './occupation-lexicon/fr/learning.ts';
import { MONEY_FR } from './occupation-lexicon/fr/money.ts';
import { OFFICE_FR } from './occupation-lexicon/fr/office.ts';
import { TECHNOLOGY_FR } from './occupation-lexicon/fr/technology.ts';
import { TRADE_FR } from './occupation-lexicon/fr/trade.ts';

/**
 * What the work of each occupation is called in German, French and Spanish, written for this project. Blocks stand apart by an
 * empty line. The first line of a block is `name = words that all its occupations share`; every other one is
 * `first English title | words and phrases, …`. Titles are in the lexicon itself.
 */
export const TASK_LEXICON: Readonly<Record<TaskLanguage, readonly string[]>> = {
  de: [
    MONEY_DE,
    TRADE_DE,
    OFFICE_DE,
    TECHNOLOGY_DE,
    ENGINEERING_DE,
    CARE_DE,
    LEARNING_DE,
    HOSPITALITY_DE,
    CREATIVE_DE,
    BUILDING_DE,
    INDUSTRY_DE,
  ],
  fr: [
    MONEY_FR,
    TRADE_FR,
    OFFICE_FR,
    TECHNOLOGY_FR,
    ENGINEERING_FR,
    CARE_FR,
    LEARNING_FR,
    HOSPITALITY_FR,
    CREATIVE_FR,
    BUILDING_FR,
    INDUSTRY_FR,
  ],
  es: [
    MONEY_ES,
    TRADE_ES,
    OFFICE_ES,
    TECHNOLOGY_ES,
    ENGINEERING_ES,
    CARE_ES,
    LEARNING_ES,
    HOSPITALITY_ES,
    CREATIVE_ES,
    BUILDING_ES,
    INDUSTRY_ES,
  ],
};
