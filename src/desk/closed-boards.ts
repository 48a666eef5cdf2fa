/** Boards that forbid automation. Work on them stays with the client, in their own browser (I11). */
const CLOSED =
  /(^|\.)(linkedin\.com|licdn\.com|lnkd\.in|indeed\.[a-z.]+|glassdoor\.[a-z.]+|ziprecruiter\.[a-z.]+)$/;

/** Is this a host that no tool and no part of the desk may ask, whatever is configured? */
export function isClosedBoard(host: string): boolean {
  return CLOSED.test(host.toLowerCase().replace(/\.+$/, ''));
}

/** The same for the address of a page; anything that is no address is not one of theirs. */
export function isOnClosedBoard(address: string | null): boolean {
  const url = address === null ? null : URL.parse(address);
  return url !== null && isClosedBoard(url.hostname);
}
