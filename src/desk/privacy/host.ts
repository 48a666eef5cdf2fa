/** Is this name or address the machine itself? */
export function isThisMachine(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/**
 * The host that a URL names, with its port where it names one.
 * @throws TypeError when the text is no URL
 */
export function hostOf(url: string): { host: string; local: boolean } {
  const { host, hostname } = new URL(url);
  return { host, local: isThisMachine(hostname) };
}
