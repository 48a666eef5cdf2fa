import { z } from 'zod';
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
  'time_zone',
] as const;

export const rememberPreference = insideTool({
  name: 'remember_preference',
  effect: 'inside',
  description: 'Remembers what the client wants from a job. An empty value forgets it.',
  input: z.strictObject({
    key: z.enum(KEYS),
    value: z.string().max(200).describe('for remote: remote, hybrid or onsite'),
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
