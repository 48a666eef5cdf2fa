/** Where somebody wanted to go, when that is a page of this console; the inbox otherwise. */
export function localPath(text: string | undefined): string {
  const usual = '/inbox';
  if (text === undefined || text.length > 300) return usual;
  // No second slash in front: a browser would read the name of another host.
  if (!/^\/(?![/\\])[\w\-./?=&%~:]*$/.test(text)) return usual;
  return /^\/(sign-|assets\/|events)/.test(text) || text === '/' ? usual : text;
}

/** The page that a form stood on, told by the browser; the inbox when it is none of this console's. */
export function refererPath(referer: string | undefined, host: string | undefined): string {
  const url = URL.parse(referer ?? '');
  return url && url.host === host ? localPath(url.pathname + url.search) : localPath(undefined);
}
