/** What follows visitors around; it says nothing about the page. */
const TRACKING = /^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|trk|trackingId|refId)$/i;

/**
 * Web addresses in the client's own words, as they would be opened: without a fragment and without what follows visitors
 * around. Only these may be opened for a client (I10): a link in a posting or a mail chooses no host.
 */
export function typedLinks(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'“”„«»`|\\]+/gi) ?? [];
  const links = found.flatMap((address) => openable(address) ?? []);
  return [...new Set(links)];
}

/** One address as it would be opened; null for what is none, or holds a user name or password. */
function openable(address: string): string | null {
  const url = URL.parse(address.trim().replace(/[.,;:!?)\]}]+$/, ''));
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}
