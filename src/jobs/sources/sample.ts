import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../root.ts';
import type { BoardParse } from '../board-parse.ts';
import { readPay } from '../pay.ts';
import { readItems } from '../read-items.ts';

const FOLDER = join(PROJECT_ROOT, 'data', 'sample-board');

const POSTING = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  company: z.string().min(1),
  place: z.array(z.string()).min(1),
  remote: z.enum(['onsite', 'hybrid', 'remote']),
  regions: z.array(z.string()),
  pay: z.string().nullable(),
  employment: z.enum(['full-time', 'part-time', 'contract', 'temporary', 'internship']),
  seniority: z.enum(['junior', 'mid', 'senior', 'lead']).nullable(),
  postedDaysAgo: z.int().min(0),
  contact: z.strictObject({ name: z.string(), email: z.email() }),
  text: z.string().min(200),
});

/**
 * The sample board that is shipped with the desk, so that the first search finds something. All of it is invented and
 * marked as sample. Posting days are counted back from `now`.
 */
export async function sampleBoard(now: Date): Promise<BoardParse> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  const list: unknown[] = [];
  for (const file of files) {
    const items: unknown = JSON.parse(await readFile(join(FOLDER, file), 'utf8'));
    if (Array.isArray(items)) list.push(...items);
  }
  return readItems(
    { source: 'sample', board: 'sample', list, listName: 'the list of postings', isSample: true },
    POSTING,
    (item) => ({
      externalId: item.id,
      title: item.title,
      company: item.company,
      places: item.place,
      remote: item.remote,
      remoteRegions: item.regions,
      pay: item.pay === null ? null : readPay(item.pay),
      employment: item.employment,
      seniority: item.seniority,
      language: 'en',
      url: null,
      text: item.text,
      postedAt: new Date(now.getTime() - item.postedDaysAgo * 86_400_000),
      contact: item.contact,
    }),
  );
}
