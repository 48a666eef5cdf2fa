import { EgressError } from '../desk/ports/way-out.ts';

/**
 * Takes the platform's `fetch` away from everything in this process: a library that would use it by itself fails
 * instead of connecting past the guard. Call once, before anything else is loaded.
 */
export function closeGlobalFetch(): void {
  globalThis.fetch = async () => {
    throw new EgressError('not_guarded', 'Something tried to connect past the egress guard.');
  };
}
