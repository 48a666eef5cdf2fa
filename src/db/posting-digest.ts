import { createHash } from 'node:crypto';

/** What tells whether a posting says the same as before, to the desk that reads it now. */
export function postingDigest(document: string, profileVersion: string | null): string {
  return createHash('sha256')
    .update(`${profileVersion ?? ''}\0`)
    .update(document)
    .digest('base64url');
}
