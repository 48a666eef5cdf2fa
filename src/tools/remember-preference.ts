import { z } from 'zod';
import { asksTo, states } from '../desk/asked-for.ts';
import { isTimeZone } from '../desk/local-time.ts';
import { insideTool } from '../desk/tool.ts';

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
  description: 'Remembers what the client wants from a job. An empty value forgets it.',
  input: z.strictObject({
    key: z.enum(KEYS),
    value: z
      .string()
      .max(200)
      .describe(
        "in the client's own words, as they wrote them; for remote: remote, hybrid or onsite; for authorisation: where they may work and where they need a visa",
      ),
  }),
  audit: {
    source: 'preferences',
    dataCategory: 'preference',
    purpose: 'search and score as the client wishes',
  },
  run({ key, value }, workspace) {
    if (workspace.clientText === null)
      return { ok: false, sentence: 'A preference is only kept when the client states it.' };
    const clientId = workspace.client.id;
    const trimmed = value.trim();
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
