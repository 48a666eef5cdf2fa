import type { BoardParser } from '../board-parse.ts';
import { parseAshby } from './ashby.ts';
import { parseGreenhouse } from './greenhouse.ts';
import { parseLever } from './lever.ts';
import { parsePersonio } from './personio.ts';
import { parseRecruitee } from './recruitee.ts';
import { parseSmartRecruiters } from './smartrecruiters.ts';
import { parseTeamtailor } from './teamtailor.ts';
import { parseWorkable } from './workable.ts';

/** Every board that the desk can read, by the name that the command line uses. */
export const PARSERS: ReadonlyMap<string, BoardParser> = new Map([
  ['ashby', parseAshby],
  ['greenhouse', parseGreenhouse],
  ['lever', parseLever],
  ['personio', parsePersonio],
  ['recruitee', parseRecruitee],
  ['smartrecruiters', parseSmartRecruiters],
  ['teamtailor', parseTeamtailor],
  ['workable', parseWorkable],
]);

export const SOURCE_NAMES: readonly string[] = [...PARSERS.keys()];
