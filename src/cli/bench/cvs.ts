import { createCvReader } from '../../cv/cv-reader.ts';
import { findSkills } from '../../match/skills.ts';
import { cvPdf } from './cv-pages.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const DOCUMENTS = 2000;
const WARM = 200;
const MEGABYTE = 1_048_576;

/** How long a CV of two pages takes, and whether the memory comes back after very many. */
export async function benchCvs(): Promise<Figure[]> {
  const reader = createCvReader({ findSkills });
  let failed = 0;
  let withoutFacts = 0;
  const read = async (seed: number) => {
    const reading = await reader.read(cvPdf(seed), 'cv.pdf', AbortSignal.timeout(60_000));
    if (!reading.ok) failed++;
    else if (reading.facts.length < 10 || reading.warnings.length > 0) withoutFacts++;
  };
  const [first = 0] = await timed(1, () => read(0));
  await timed(WARM, read);
  const before = process.memoryUsage.rss();
  const times = await timed(DOCUMENTS, (i) => read(WARM + i));
  const after = process.memoryUsage.rss();
  await reader.close();
  return [
    figure('cv_first', first, 'ms', 1),
    figure('cv_p50', percentile(times, 0.5), 'ms', DOCUMENTS),
    figure('cv_p95', percentile(times, 0.95), 'ms', DOCUMENTS, { target: '<= 150' }),
    figure('cv_max', percentile(times, 1), 'ms', DOCUMENTS),
    figure('cv_failed', failed + withoutFacts, 'documents', DOCUMENTS, { target: '<= 0' }),
    figure('cv_memory_growth', (after - before) / MEGABYTE, 'MB', DOCUMENTS, { target: '<= 100' }),
  ];
}
