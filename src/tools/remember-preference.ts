import { z } from 'zod';
import { asksTo, states } from '../desk/asked-for.ts';
import { dataBlock } from '../desk/data-block.ts';
import { isTimeZone } from '../desk/local-time.ts';
import { insideTool } from '../desk/tool.ts';
import type { Workspace } from '../desk/workspace.ts';
import { fold } from '../match/words.ts';
import { JOB_NUMBER, jobByNumber } from './job-ref.ts';

const KEYS = [
  'goal',
  'place',
  'remote',
  'pay_floor',
  'must_not',
  'language',
  'seniority',
  'authorisation',
  'time_zone',
] as const;

export const rememberPreference = insideTool({
  name: 'remember_preference',
  effect: 'inside',
  description:
    'Remembers what the client wants from a job. An empty value forgets it. What must not be is added to what was ruled out before.',
  input: z.strictObject({
    key: z.enum(KEYS),
    value: z
      .string()
      .max(200)
      .describe(
        "in the client's own words, as they wrote them; for remote: remote, hybrid or onsite; for authorisation: where they may work and where they need a visa",
      ),
    company_of: JOB_NUMBER.optional().describe(
      'with must_not and an empty value: rule out the company of this number of the last list',
    ),
  }),
  audit: {
    source: 'preferences',
    dataCategory: 'preference',
    purpose: 'search and score as the client wishes',
  },
  async run({ key, value, company_of }, workspace) {
    if (workspace.clientText === null)
      return { ok: false, sentence: 'A preference is only kept when the client states it.' };
    const clientId = workspace.client.id;
    const trimmed = value.trim();
    if (key === 'must_not' && company_of !== undefined && trimmed === '')
      return ruleOutCompany(workspace, company_of);
    if (!isStated(workspace.clientText, key, trimmed))
      return {
        ok: false,
        sentence: `I keep a preference in your own words only. Please say it plainly, for example ${EXAMPLES[key]}.`,
      };
    if (trimmed === '') {
      workspace.stage({ type: 'preference_removed', clientId, key });
      return { ok: true, text: `Forgot the preference ${key}.` };
    }
    if (key === 'time_zone' && !isTimeZone(trimmed))
      return {
        ok: false,
        sentence: `I do not know that time zone. Please name one like "Europe/Berlin".`,
      };
    if (key === 'must_not') return ruleOut(workspace, trimmed);
    if (key === 'time_zone')
      workspace.stage({ type: 'client_settings', clientId, timeZone: trimmed });
    workspace.stage({
      type: 'preference_set',
      clientId,
      preference: { key, value: trimmed, at: workspace.now },
    });
    return { ok: true, text: `Noted: ${key.replaceAll('_', ' ')} is ${trimmed}.` };
  },
});

/** The client named a job of the list and not its company; the name is the posting's. */
async function ruleOutCompany(workspace: Workspace, job: number) {
  if (!asksTo(workspace.clientText, 'avoid')) return { ok: false as const, sentence: NOT_ASKED };
  const found = await jobByNumber(workspace, job);
  if (!found.ok) return found;
  // The list is parted by these signs: "Acme, Inc." is one name.
  const name = found.posting.company
    .replace(/[\s,;]+/g, ' ')
    .replace(LEGAL_FORM, '')
    .trim();
  if (name === '')
    return {
      ok: false as const,
      sentence: `Job ${job} names no company, so I cannot rule it out.`,
    };
  return ruleOut(workspace, name);
}

/** Adds to what was ruled out before: "no agencies" and then "not Acme" are two wishes. */
function ruleOut(workspace: Workspace, value: string) {
  const before = workspace.rows().preferences.find(({ key }) => key === 'must_not')?.value ?? '';
  const terms = [...before.split(/[;,]/), ...value.split(/[;,]/)]
    .map((term) => term.trim())
    .filter((term) => term !== '');
  const unique = terms.filter(
    (term, at) => terms.findIndex((other) => fold(other) === fold(term)) === at,
  );
  if (unique.length > MOST_RULED_OUT)
    return {
      ok: false as const,
      sentence: `You have ruled out ${MOST_RULED_OUT} things already. Say "forget what I ruled out" to begin anew.`,
    };
  workspace.stage({
    type: 'preference_set',
    clientId: workspace.client.id,
    preference: { key: 'must_not', value: unique.join(', '), at: workspace.now },
  });
  return {
    ok: true as const,
    text: `Noted: ruled out are ${dataBlock(unique.join(', '))}. Such jobs score low, say why, and come in no digest. "Forget what I ruled out" takes it back.`,
  };
}

/** The same company writes itself with and without it. */
const LEGAL_FORM =
  /(?: (?:ltd|limited|gmbh|mbh|inc|llc|llp|plc|ag|se|kg|sas|sarl|s\.?a|b\.?v|corp|co|& co)\.?)+\s*$/i;
const MOST_RULED_OUT = 40;
const NOT_ASKED =
  'I rule a company out only when you say so yourself, for example "hide the company of 2".';

/** What a text in the model's view suggests is no wish of the client: their message has to hold it (I10). */
function isStated(said: string, key: (typeof KEYS)[number], value: string): boolean {
  if (value === '') return asksTo(said, 'remove') || asksTo(said, 'avoid');
  switch (key) {
    case 'remote':
      return value === 'remote' || value === 'hybrid' || value === 'onsite'
        ? asksTo(said, value)
        : states(said, value);
    case 'must_not':
      return asksTo(said, 'avoid') && states(said, value);
    case 'time_zone':
      return states(said, value.split('/').at(-1)?.replaceAll('_', ' ') ?? value);
    case 'pay_floor':
      return asksTo(said, 'pay') && states(said, /\d[\d.,']*(?: ?k\b)?/i.exec(value)?.[0] ?? value);
    case 'goal':
    case 'place':
    case 'language':
    case 'seniority':
    case 'authorisation':
      return states(said, value);
  }
}

const EXAMPLES: Readonly<Record<(typeof KEYS)[number], string>> = {
  goal: '"my goal is to lead a team"',
  place: '"I want to work in Berlin"',
  remote: '"I only want remote work"',
  pay_floor: '"at least 60k"',
  must_not: '"no travel"',
  language: '"I speak English"',
  seniority: '"only senior jobs"',
  authorisation: '"I need visa sponsorship for the US"',
  time_zone: '"my time zone is Europe/Berlin"',
};
