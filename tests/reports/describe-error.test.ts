import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/db/errors.ts';
import { EgressError } from '../../src/desk/ports/way-out.ts';
import { describeError } from '../../src/reports/describe-error.ts';
import { knownName } from '../../src/reports/error-names.ts';
import { framesOf } from '../../src/reports/frames.ts';
import { REPORT } from '../../src/reports/report.ts';
import { CANARY, FAULTS } from '../support/faults.ts';

const FACTS = {
  id: 'a'.repeat(32),
  at: new Date('2026-11-21T10:00:00Z'),
  release: 'sayso-desk@0.1.0',
  level: 'fatal' as const,
};

describe('the report of a fault (P14, trust case 56)', () => {
  it.each(Object.keys(FAULTS))('holds no word of a client: %s', (name) => {
    const fault = FAULTS[name]?.();
    const report = describeError(fault, FACTS);
    expect(REPORT.parse(report)).toEqual(report);
    expect(JSON.stringify(report)).not.toContain(CANARY);
  });

  it('names the class, the code, the causes and the places', () => {
    const cause = new EgressError('host_not_allowed', 'x');
    const report = describeError(new StoreError('full', 'The disk is full.', { cause }), FACTS);
    expect(report).toMatchObject({
      error: 'StoreError',
      code: 'full',
      causes: [{ error: 'EgressError', code: 'host_not_allowed' }],
    });
    const system = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(describeError(system, FACTS)).toMatchObject({ error: 'Error', code: 'ECONNREFUSED' });
  });

  it('gives places of the program, relative to its folder, and none of the machine', () => {
    const error = new Error('boom');
    error.stack = [
      'Error: boom',
      '    at readCv (file:///opt/desk/src/cv/worker.ts:12:5)',
      '    at async Object.run (/opt/desk/dist/cli.js:3:7)',
      '    at /opt/desk/node_modules/@scope/thing/lib/x.js:9:1',
      '    at emit (node:events:514:28)',
      '    at secret (/home/ada/notes/private.js:1:1)',
      '    at eval (eval at x (/opt/desk/src/main.ts:1:1), <anonymous>:1:1)',
    ].join('\n');
    expect(framesOf(error, '/opt/desk/')).toEqual([
      { file: 'src/cv/worker.ts', function: 'readCv', line: 12 },
      { file: 'dist/cli.js', function: 'async Object.run', line: 3 },
      { file: 'node_modules/@scope/thing/lib/x.js', function: null, line: 9 },
      { file: 'node:events', function: 'emit', line: 514 },
    ]);
    expect(framesOf(new Error('here'))).not.toEqual([]);
  });

  it('holds none of any message, name, code or cause, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (before, after, name, code) => {
          const words = `${before}${CANARY}${after}`;
          const error = Object.assign(new Error(words, { cause: new Error(words) }), {
            name: `${name}${CANARY}`,
            code: `${code}${CANARY}`,
          });
          expect(JSON.stringify(describeError(error, FACTS))).not.toContain(CANARY);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('ends with a ring of causes', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    expect(describeError(error, FACTS).causes).toHaveLength(1);
  });

  it('knows every error of the desk by its name', () => {
    const names = globSync('src/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/override readonly name = '(\w+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(names.length).toBeGreaterThan(8);
    const unknown = names.filter((name) => {
      const error = new Error('x');
      error.name = name;
      return knownName(error) !== name;
    });
    expect(unknown).toEqual([]);
  });
});
