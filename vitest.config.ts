import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What tells a file that starts whole desks: such a one takes up to a minute, most others a few seconds. */
const WHOLE_DESKS = /\/tests\/(e2e|edge)\//;

/** The long files first, so that none of them is left to run alone at the end. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isShort = (file: TestSpecification) => Number(!WHOLE_DESKS.test(file.moduleId));
    return sorted.toSorted((a, b) => isShort(a) - isShort(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: './vitest.setup.ts',
    sequence: { sequencer: LongFilesFirst },
    // Tests of servers and processes wait more than they compute: four share two cores well.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
