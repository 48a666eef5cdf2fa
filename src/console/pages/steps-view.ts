import { html } from 'hono/html';
import type { ThreadEntry } from '../../desk/ports/inbox-store.ts';
import type { Html } from '../layout.ts';
import { clipped } from './entry-words.ts';

type Words = Extract<ThreadEntry, { kind: 'turn' }>['messages'][number];

const STEP_CHARS = 2000;

const STEPS: Readonly<Record<string, string>> = {
  search_jobs: 'searched jobs',
  lookup_jobs: 'looked at a board',
  show_job: 'opened a job',
  score_match: 'scored a match',
  read_cv: 'read the CV',
  correct_fact: 'corrected a fact',
  remember_preference: 'noted a wish',
  save_job: 'saved a job',
  save_search: 'saved a search',
  list_pipeline: 'read the pipeline',
  move_in_pipeline: 'moved a job on',
  draft_outreach: 'wrote a draft',
  draft_follow_up: 'wrote a follow-up',
  draft_cover_letter: 'wrote a cover letter',
  revise_draft: 'changed a draft',
  send_outreach: 'asked to send a mail',
  read_job_page: 'asked to read a page',
  keep_job_text: 'took in a pasted job',
  ask_human: 'asked for a person',
};

/** The tool calls of a turn, folded: one line that says what was done, and inside what was asked and answered. */
export function stepsItem(steps: readonly Words[]): Html {
  const calls = steps.flatMap((words) => (words.role === 'desk' ? words.toolCalls : []));
  const names = [...new Set(calls.map(({ name }) => stepName(name)))];
  const answers = new Map(
    steps.flatMap((words) => (words.role === 'tool' ? [[words.callId, words.text]] : [])),
  );
  return html`<details class="steps">
<summary>The assistant ${names.join(', ') || 'worked'}</summary>
<ul>${calls.map(
    ({ id, name, args }) => html`<li>
<p>${stepName(name)} <code class="words">${clipped(JSON.stringify(args) ?? '', STEP_CHARS)}</code></p>
${answers.has(id) ? html`<p class="words soft small" dir="auto">${clipped(answers.get(id) ?? '', STEP_CHARS)}</p>` : ''}
</li>`,
  )}</ul>
</details>`;
}

function stepName(name: string): string {
  return Object.hasOwn(STEPS, name) ? (STEPS[name] ?? name) : `used ${clipped(name, 60)}`;
}
