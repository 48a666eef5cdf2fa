import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AREAS, type Area } from '../../../src/desk/privacy/areas.ts';
import { privacyNotice } from '../../../src/desk/privacy/notice.ts';
import { inspectText } from '../../../src/guard/secrets.ts';
import { catalogOf } from '../../support/catalog.ts';
import { openTestDesk } from '../../support/desk.ts';
import { wayTo } from '../../support/way-to.ts';
import { fullFacts } from './facts.ts';

describe('OR19: the six areas that need care', () => {
  it('are these', () =>
    expect(AREAS.map(({ name }) => name)).toEqual([
      'mail',
      'linkedin',
      'applications',
      'ai',
      'whatsapp',
      'identity',
    ] satisfies Area['name'][]));

  it.each(AREAS.map((area) => [area.name, area] as const))(
    '%s has a text that discloses it, a step for leaving, and both are in the notice',
    (_name, area) => {
      const notice = privacyNotice(fullFacts());
      const lines = notice.find(({ id }) => id === area.disclosure)?.lines ?? [];
      expect(lines.join(' ').length).toBeGreaterThan(60);
      expect(notice.find(({ id }) => id === 'leaving')?.lines).toContain(area.offboard);
      expect(area.offboard).toMatch(/^\p{Lu}.*\.$/u);
    },
  );

  it.each(AREAS.map((area) => [area.name, area] as const))(
    '%s has a category that the log really uses',
    (_name, { audit }) => {
      const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
      expect(sources.some((source) => source.includes(`dataCategory: '${audit}'`))).toBe(true);
    },
  );

  it.each(AREAS.map((area) => [area.name, area] as const))(
    '%s is held back by its rule',
    async (_name, { gate, audit }) => {
      switch (gate.rule) {
        case 'card': {
          const tool = catalogOf().find(({ name }) => name === gate.tool);
          expect(tool?.effect).toBe('outside');
          expect(tool?.audit.dataCategory).toBe(audit);
          return;
        }
        case 'refused_host': {
          const address = `https://${gate.host}/`;
          await expect(wayTo(address).fetch(address)).rejects.toMatchObject({
            code: 'forbidden_host',
          });
          return;
        }
        case 'guard':
          expect(inspectText(gate.example).blocked).toBe(true);
          return;
        case 'consent': {
          const desk = await openTestDesk({ trial: false });
          for (const words of ['hi', 'find me jobs', 'no', 'write to 1']) await desk.say(words);
          expect(desk.requests).toHaveLength(0);
          await desk.remove();
        }
      }
    },
  );
});
