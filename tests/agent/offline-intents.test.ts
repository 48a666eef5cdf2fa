import { describe, expect, it } from 'vitest';
import { readIntents } from '../../src/agent/offline-intents.ts';
import { CASES } from './offline-cases.ts';

for (const [group, cases] of Object.entries(CASES))
  describe(`the offline model reads ${group}`, () => {
    for (const [text, context, wanted] of cases)
      it(JSON.stringify(text), () => {
        const read = readIntents(text, context).map((intent) =>
          'tool' in intent ? [intent.tool, intent.args] : intent.say,
        );
        expect(read).toEqual(wanted);
      });
  });
