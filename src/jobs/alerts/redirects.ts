/** Gateways and search engines put the real address into a parameter of their own. */
const PARAMETERS: readonly { host: RegExp; names: readonly string[] }[] = [
  { host: /(^|\.)google\.[a-z.]{2,6}$/, names: ['url', 'q'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, names: ['url'] },
  { host: /(^|\.)(facebook|instagram)\.com$/, names: ['u'] },
  { host: /^(www\.)?avanan\.click$/, names: ['u'] },
];
const LAYERS = 4;

/** The address below the wrappings of mail gateways, read out of the text of the link; nothing is asked. Null for no web link. */
export function targetOf(href: string): URL | null {
  let url = webUrl(href.trim());
  for (let layer = 0; url && layer < LAYERS; layer++) {
    const inner = innerOf(url);
    if (!inner) return url;
    url = inner;
  }
  return url;
}

function innerOf(url: URL): URL | null {
  const rule = PARAMETERS.find(({ host }) => host.test(url.hostname));
  for (const name of rule?.names ?? []) {
    const inner = webUrl(url.searchParams.get(name) ?? '');
    if (inner) return inner;
  }
  if (!/(^|\.)urldefense(\.proofpoint)?\.com$/.test(url.hostname)) return null;
  const third = /\/v3\/__(https?:\/{1,2}.+?)__;/.exec(url.href)?.[1];
  if (third) return webUrl(third.replace(/^(https?:)\/(?!\/)/, '$1//'));
  const second = url.searchParams.get('u');
  return second === null ? null : webUrl(decoded(second.replaceAll('-', '%').replaceAll('_', '/')));
}

function webUrl(text: string): URL | null {
  if (text.length > 4000 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
