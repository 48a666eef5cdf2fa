import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addOccupations } from './match/occupation-space.ts';

/** Where imported occupations lie in the desk's home. */
export function occupationsFile(home: string): string {
  return join(home, 'esco-occupations.json');
}

/** Takes in the occupations that the operator imported, if any. Belongs before the first profile of a process. */
export function useImportedOccupations(home: string): void {
  const file = occupationsFile(home);
  if (existsSync(file)) addOccupations(JSON.parse(readFileSync(file, 'utf8')));
}
