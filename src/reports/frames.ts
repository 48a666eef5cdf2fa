import { PROJECT_ROOT } from '../root.ts';
import type { Frame } from './report.ts';

const MAX_FRAMES = 30;
const LINE = /^ {4}at (?:(.+) \()?((?:file:\/\/|node:|\/)[^()\s]+):(\d+):\d+\)?$/;

/**
 * Where an error came from, innermost first. The message stands in the same text and may imitate frames, so it is cut away
 * first; where it cannot be found there, nothing is taken.
 */
export function framesOf(error: unknown, root = PROJECT_ROOT): Frame[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const trace = withoutMessage(error.stack, error.message);
  return trace
    .split('\n')
    .flatMap((line): Frame[] => {
      const [, name, file = '', number] = LINE.exec(line) ?? [];
      const place = placeOf(file, root);
      return place === null ? [] : [{ file: place, function: plain(name), line: Number(number) }];
    })
    .slice(0, MAX_FRAMES);
}

function withoutMessage(stack: string, message: unknown): string {
  if (typeof message !== 'string') return '';
  const end = stack.indexOf('\n', Math.max(0, stack.indexOf(message)) + message.length);
  if (message !== '' && !stack.includes(message)) return '';
  if (message === '' && !/^\S*\n/.test(stack)) return '';
  return end < 0 ? '' : stack.slice(end + 1);
}

/** Relative to the project: a whole path names the user of this machine. Null for a file that is none of the program's. */
function placeOf(file: string, root: string): string | null {
  const path = file.replace(/^file:\/\//, '');
  if (path.length > 400) return null;
  if (/^node:[\w/-]+$/.test(path)) return path;
  const inPackage = /\/(node_modules\/[\w@./+-]+)$/.exec(path)?.[1];
  if (inPackage) return inPackage.slice(-200);
  const inside = path.startsWith(root) ? path.slice(root.length) : '';
  return /^(src|dist)\/[\w./-]+\.(ts|js|mjs)$/.test(inside) ? inside : null;
}

function plain(name: string | undefined): string | null {
  return name !== undefined && /^(async |new )?[\w$.<>#]{1,80}$/.test(name) ? name : null;
}
