import { CARE_SKILLS } from './skill-lexicon-care.ts';
import { OFFICE_SKILLS } from './skill-lexicon-office.ts';
import { TECH_SKILLS } from './skill-lexicon-tech.ts';
import { TRADE_SKILLS } from './skill-lexicon-trade.ts';

/**
 * Skills of all sectors, written for this project. Entries are split by newline or semicolon: `Name = alias, alias`.
 * `!` before a name or alias: only as written (Excel, not "excel"); `~`: as written and only in a list or beside a
 * telling word (Go, R, C). Plurals need no alias.
 */
export const SKILL_LEXICON = [TECH_SKILLS, OFFICE_SKILLS, CARE_SKILLS, TRADE_SKILLS].join('\n');
