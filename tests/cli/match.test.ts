import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { match } from '../../src/cli/match.ts';
import { readConfig } from '../../src/config.ts';
import { addOccupations } from '../../src/match/occupation-space.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sayso-match-'));
});
afterEach(() => {
  addOccupations([]);
  rmSync(home, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await match.run(args, {
    input: process.stdin,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    config: () => readConfig({ DESK_HOME: home }),
  });
  return { code, lines: out.join('\n').split('\n'), err: err.join('\n') };
}

const NURSE =
  'Registered Nurse\nCared for patients in the ICU, gave medication, charted vital signs.';
const COOK = 'Line Cook\nPrepared sauces at the grill station of a restaurant kitchen.';

describe('sayso match', () => {
  it('scores every pair of two folders', async () => {
    for (const folder of ['cvs', 'jobs']) mkdirSync(join(home, folder));
    writeFileSync(join(home, 'cvs', 'anna.txt'), NURSE);
    writeFileSync(join(home, 'cvs', 'ben.md'), COOK);
    writeFileSync(join(home, 'cvs', 'photo.png'), 'not a document');
    writeFileSync(join(home, 'jobs', 'clinic.txt'), `Staff Nurse\nYou care for patients.`);
    writeFileSync(join(home, 'jobs', 'grill.txt'), `Cook\nYou cook in our kitchen.`);
    const { code, lines } = await run('--cvs', join(home, 'cvs'), '--jobs', join(home, 'jobs'));
    expect(code).toBe(0);
    const pairs = lines.map((line) => JSON.parse(line));
    expect(pairs.map(({ cv, job }) => `${cv} ${job}`)).toEqual([
      'anna.txt clinic.txt',
      'anna.txt grill.txt',
      'ben.md grill.txt',
      'ben.md clinic.txt',
    ]);
    for (const pair of pairs) {
      expect(Object.keys(pair)).toEqual(['cv', 'job', 'id', 'score', 'exact', 'version']);
      expect(pair.score).toBe(Math.round(pair.exact * 100) / 100);
    }
  });

  it('reads lines of JSON, skips what is none, and gives the best few', async () => {
    const cvs = join(home, 'cvs.jsonl');
    const jobs = join(home, 'jobs without a telling name');
    writeFileSync(cvs, `${JSON.stringify({ id: 1, text: NURSE })}\nnonsense\n`);
    writeFileSync(
      jobs,
      ['a', 'b', 'c'].map((id) => JSON.stringify({ id, title: id, text: COOK })).join('\n'),
    );
    const { code, lines, err } = await run('--cvs', cvs, '--jobs', jobs, '--top', '2');
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line).job)).toEqual(['a', 'b']);
    expect(err).toMatch(/^Line 2 is not the JSON/);
  });

  it('says in one sentence what is missing', async () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const file = join(home, 'cv.txt');
    writeFileSync(file, NURSE);
    expect(await run('--cvs', file, '--jobs', join(home, 'no'))).toMatchObject({
      code: 1,
      err: `There is no file or folder ${join(home, 'no')}. Please check the path.`,
    });
    expect(await run('--cvs', file, '--jobs', empty)).toMatchObject({
      code: 1,
      err: `I found no posting that I can read in ${empty}.`,
    });
    expect(await run('--cvs', empty, '--jobs', file)).toMatchObject({
      code: 1,
      err: `I found no CV that I can read in ${empty}.`,
    });
    await expect(run('--jobs', file)).rejects.toThrow('Name --jobs and either --cv or --cvs.');
    await expect(run('--cvs', file, '--jobs', file, '--top', 'x')).rejects.toThrow('--top takes');
  });

  it('uses imported occupations until they are taken out', async () => {
    const file = join(home, 'occupations_en.csv');
    writeFileSync(file, 'preferredLabel,altLabels,description\ntide keeper,,reads gauges\n');
    const imported = await run('import-esco', file);
    expect(imported.lines[0]).toMatch(/^1 occupations .* ESCO classification of the European/);
    const cv = join(home, 'cv.txt');
    writeFileSync(cv, NURSE);
    const version = async () =>
      JSON.parse((await run('--cvs', cv, '--jobs', cv)).lines[0] ?? '').version;
    expect(await version()).toMatch(/\+[0-9a-f]{8}$/);
    await run('import-esco', '--remove');
    addOccupations([]);
    expect(await version()).not.toContain('+');
    writeFileSync(file, 'some,table\n1,2\n');
    expect(await run('import-esco', file)).toMatchObject({ code: 1 });
    await expect(run('import-esco')).rejects.toThrow('Name the file of occupations');
  });
});
