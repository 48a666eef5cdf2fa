import { describe, expect, it } from 'vitest';
import type { Tool } from '../../src/desk/tool.ts';
import { askHuman } from '../../src/tools/ask-human.ts';
import { correctFact } from '../../src/tools/correct-fact.ts';
import { draftOutreach } from '../../src/tools/draft-outreach.ts';
import { listPipeline } from '../../src/tools/list-pipeline.ts';
import { lookupJobs } from '../../src/tools/lookup-jobs.ts';
import { moveInPipeline } from '../../src/tools/move-in-pipeline.ts';
import { readCv } from '../../src/tools/read-cv.ts';
import { rememberPreference } from '../../src/tools/remember-preference.ts';
import { reviseDraft } from '../../src/tools/revise-draft.ts';
import { saveJob } from '../../src/tools/save-job.ts';
import { scoreMatch } from '../../src/tools/score-match.ts';
import { searchJobs } from '../../src/tools/search-jobs.ts';
import { sendOutreach } from '../../src/tools/send-outreach.ts';
import { showJob } from '../../src/tools/show-job.ts';
import { CASES } from './offline-cases.ts';

const never = () => Promise.reject(new Error('only the schemas are read here'));
const clock = { now: () => new Date(0) };
const TOOLS: readonly Tool[] = [
  readCv,
  correctFact,
  rememberPreference,
  searchJobs,
  showJob,
  scoreMatch,
  saveJob,
  moveInPipeline,
  listPipeline,
  draftOutreach,
  askHuman,
  reviseDraft(never),
  sendOutreach({
    mailer: { mode: 'handover', from: null, send: never, compose: never },
    store: { cvFile: never },
    clock,
    sentFolder: null,
    mailtoLink: () => '',
  }),
  lookupJobs({
    boards: { boards: [], lookup: never },
    clock,
    ids: { next: () => '', token: () => '' },
  }),
];

describe('what the offline model asks for fits the schemas of the tools', () => {
  const asked = Object.values(CASES)
    .flat()
    .flatMap(([text, , wanted]) =>
      wanted.flatMap((item) => (Array.isArray(item) ? [[text, item[0], item[1]]] : [])),
    );

  it('asks for every tool of the desk in at least one case', () => {
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(TOOLS.map((tool) => tool.name)));
  });

  it.each(asked)('%j: %s %j', (_text, name, args) => {
    const tool = TOOLS.find((item) => item.name === name);
    expect(tool?.input.safeParse(args)).toMatchObject({ success: true });
  });
});
