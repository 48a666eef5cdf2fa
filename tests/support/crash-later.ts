import { FAULTS } from './faults.ts';

/*
 * Loaded with `--import`: a moment after the desk has begun, something goes wrong that nobody catches, as in a library's
 * timer. CRASH names the fault, CRASH_AS says how it comes.
 */
const fault = FAULTS[process.env.CRASH ?? ''];
const LATER_MS = 300;

const timer = setInterval(() => {
  if (!fault || process.listenerCount('uncaughtException') === 0) return;
  clearInterval(timer);
  setTimeout(() => {
    if (process.env.CRASH_AS === 'rejection') void Promise.reject(fault());
    else throw fault();
  }, LATER_MS);
}, 20);
