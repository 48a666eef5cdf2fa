import { describe, expect, it } from 'vitest';
import { failedGates, gatesOf } from '../../src/match/gates.ts';
import type { MatchCv, MatchPosting } from '../../src/match/match-input.ts';
import { profileCv, profilePosting } from '../../src/match/profile.ts';
import {
  CLOSED,
  CONTRADICTIONS,
  CVS,
  DEGREES,
  type GateCase,
  LANGUAGES,
  LICENCES,
  REGIONS,
  VISAS,
} from './gate-cases.ts';
import {
  CLOSED_ABROAD,
  DEGREES_ABROAD,
  LANGUAGES_ABROAD,
  LICENCES_ABROAD,
  VISAS_ABROAD,
} from './gate-cases-abroad.ts';

const BODY = `We are a team that builds things which last and looks for somebody to join it soon.
You will plan the week with your colleagues, keep records and talk to those who depend on your work.`;

function gateOf(name: string, { cv, wants, job }: GateCase) {
  const posting: MatchPosting = {
    id: 'p',
    title: job.title ?? 'Planner',
    text: `${BODY}\n${job.text ?? ''}`,
    ...job.fields,
  };
  const client: MatchCv = { text: CVS[cv ?? 'plain'], preferences: wants };
  const [own, theirs] = [profileCv(client), profilePosting(posting)];
  const gates = gatesOf(own, theirs);
  expect(failedGates(own, theirs)).toBe(gates.filter(({ verdict }) => verdict === 'fail').length);
  const gate = gates.find((one) => one.name === name);
  if (gate?.quote && gate.quote !== job.fields?.closed)
    expect(
      [
        posting.title,
        posting.text,
        (posting.places ?? []).join(' · '),
        (posting.remoteRegions ?? []).join(' · '),
      ].join('\n'),
    ).toContain(gate.quote);
  if (gate?.verdict === 'fail') expect(gate.quote).toBeTruthy();
  return gate?.verdict ?? 'none';
}

describe.each([
  ['authorisation', [...VISAS, ...VISAS_ABROAD]],
  ['place', REGIONS],
  ['language', [...LANGUAGES, ...LANGUAGES_ABROAD]],
  ['licence', [...LICENCES, ...LICENCES_ABROAD]],
  ['degree', [...DEGREES, ...DEGREES_ABROAD]],
  ['closed', [...CLOSED, ...CLOSED_ABROAD]],
])('the gate %s', (name, cases) => {
  it.each(cases.map((one) => [one.expected, one.job.title ?? one.job.text ?? '', one] as const))(
    'says %s of %j',
    (expected, _, one) => {
      expect(gateOf(name, one)).toBe(expected);
    },
  );
});

describe('contradictions', () => {
  it.each(CONTRADICTIONS)('of %j are found as %s', (job, field) => {
    const profile = profilePosting({
      id: 'p',
      title: 'Planner',
      ...job,
      text: `${BODY}\n${job.text}`,
    });
    const found = profile.demands.contradictions?.map((one) => one.field) ?? [];
    expect(found).toEqual(field === '' ? [] : [field]);
    for (const { quote } of profile.demands.contradictions ?? []) expect(job.text).toContain(quote);
  });

  it('leave the gate of that field open', () => {
    const one: GateCase = {
      expected: 'unknown',
      wants: { remote: 'remote' },
      job: { text: 'This role is on-site only.', fields: { remote: 'remote' } },
    };
    expect(gateOf('remote', one)).toBe('unknown');
  });
});
