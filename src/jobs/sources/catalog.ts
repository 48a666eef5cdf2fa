import type { BoardParser } from '../board-parse.ts';
import { parseJobPage } from '../job-page-parse.ts';
import type { Source } from '../source.ts';
import { adzuna } from './adzuna.ts';
import { arbeitnow } from './arbeitnow.ts';
import { ashby } from './ashby.ts';
import { bamboohr } from './bamboohr.ts';
import { greenhouse } from './greenhouse.ts';
import { hackernews } from './hackernews.ts';
import { himalayas } from './himalayas.ts';
import { jobicy } from './jobicy.ts';
import { jooble } from './jooble.ts';
import { lever } from './lever.ts';
import { personio } from './personio.ts';
import { recruitee } from './recruitee.ts';
import { reed } from './reed.ts';
import { remoteok } from './remoteok.ts';
import { remotive } from './remotive.ts';
import { smartrecruiters } from './smartrecruiters.ts';
import { teamtailor } from './teamtailor.ts';
import { themuse } from './themuse.ts';
import { usajobs } from './usajobs.ts';
import { weworkremotely } from './weworkremotely.ts';
import { workable } from './workable.ts';
import { workday } from './workday.ts';

/** Every board that the desk can ask, in the order in which they are named to people. */
export const SOURCES: readonly Source[] = [
  greenhouse,
  lever,
  ashby,
  workable,
  smartrecruiters,
  recruitee,
  personio,
  teamtailor,
  bamboohr,
  workday,
  remotive,
  remoteok,
  arbeitnow,
  himalayas,
  jobicy,
  weworkremotely,
  themuse,
  hackernews,
  usajobs,
  adzuna,
  reed,
  jooble,
];

/** Every recorded answer that the desk can read, by the name that the command line uses; "page" is a saved web page. */
export const PARSERS: ReadonlyMap<string, BoardParser> = new Map([
  ...SOURCES.map(({ name, parse }) => [name, parse] as const),
  ['page', parseJobPage],
]);

export const SOURCE_NAMES: readonly string[] = [...PARSERS.keys()];
