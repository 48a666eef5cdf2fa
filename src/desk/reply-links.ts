import { visibleText } from './visible-text.ts';

/** A model's words for the client, and how many links and images were taken out of them. */
export interface CheckedReply {
  text: string;
  removed: number;
}

/**
 * Takes every link and image out of a model's words, except links that are exactly one of `known`: an address that a
 * model made up can carry the client's data out with one tap, or with the preview that a chat fetches by itself. A link's
 * words stay. Names of employers and techniques that look like a host ("Booking.com", "Node.js") stay when they carry
 * nothing.
 *
 * @param known addresses of the postings that the client has before them, and those of the configuration
 * @param names texts in which a bare host may stand: titles and employers of these postings
 */
export function withoutForeignLinks(
  text: string,
  known: ReadonlySet<string>,
  names: readonly string[],
): CheckedReply {
  let removed = 0;
  const take = (instead: string) => {
    removed += 1;
    return instead;
  };
  const named = new Set(names.join(' ').toLowerCase().match(HOSTS) ?? []);
  const clean = (source: string): string =>
    source
      .replace(IMAGE, (_, alt: string) => take(alt))
      .replace(HTML, () => take(''))
      .replace(LINK, (whole, words: string, url: string) => (known.has(url) ? whole : take(words)))
      .replace(DEFINITION, (whole, url: string) => (known.has(url) ? whole : take('')))
      .replace(ADDRESS, (found) => {
        const [url, rest] = cutTail(found, known);
        return known.has(url) || isName(url, named) ? found : take(`(link removed)${rest}`);
      });
  // A backslash hides an address from this reader and not from the client's.
  const cleaned = clean(visibleText(text).replace(/\\(?=[^\p{L}\p{N}\s])/gu, ''));
  // Signs of emphasis vanish on the way to the chat, and what stood around them closes up.
  const bare = withoutKnown(cleaned, known).replace(/[*_~`|]/g, '');
  const again = clean(bare);
  return { text: (again === bare ? cleaned : again).trim(), removed };
}

/** `[words](address "title")`; the address may stand in angle brackets. */
const LINK =
  /\[([^[\]]*)\]\(\s{0,9}<?((?:[^\s<>()]|\([^\s<>()]*\))*)>?(?:\s{1,9}["'(][^"')\n]*["')])?\s{0,9}\)/g;
const IMAGE = /!\[([^[\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)?|\[[^[\]\n]*\])/g;
const DEFINITION = /^[ \t]*\[[^\]\n]+\]:[ \t]*<?(\S+?)>?(?:[ \t].*)?$/gm;
const HTML =
  /<\s{0,9}\/?\s{0,9}(?:a|img|iframe|link|script|video|audio|source|object|embed|svg|base|meta)\b[^>]{0,500}>?/gi;

/** With a scheme, or `www.`, or a host with a dot that is no end of a sentence; never the host of a mail address. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/\S+|\b(?:mailto|sms|tg|whatsapp):[^\s"]\S*|\/\/[\p{L}\p{N}-]+\.\S+|(?<![\p{L}\p{N}@._%+-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?[.。．｡])+(?:\p{L}{2,24}|xn--[a-z0-9-]+)(?![\p{L}\p{N}@-])(?::\d+)?(?:[/?#]\S*)?|(?<![\p{N}.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\/\S+/giu;
const HOSTS = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Ends of hosts that a chat makes clickable and that words of this trade seldom have. */
const ENDS = new Set(
  `com org net info biz example test onion xyz top site online shop store club click link live icu vip work jobs page
  website space tech app dev io ai co me tv cc ly to ru cn de uk eu fr es it nl pl se us ca au in jp br ch at be dk no fi
  pt tr ua kr`.split(/\s+/),
);
const TECHNIQUES = new Set('asp.net ado.net vb.net ml.net socket.io draw.io crates.io'.split(' '));

/** A bare host that carries nothing: no path, no query, and either no real end or a name that the client knows. */
function isName(found: string, named: ReadonlySet<string>): boolean {
  if (/[:/?#]/.test(found)) return false;
  const host = found.toLowerCase().replace(/[。．｡]/g, '.');
  const end = host.split('.').at(-1) ?? '';
  if (TECHNIQUES.has(host) || named.has(host)) return true;
  const labels = found.split('.');
  // What is in front of a host can carry words as well as a path can.
  if (labels.length > 2 && labels.every((label) => /^[\p{Ll}\p{N}-]{2,}$/u.test(label)))
    return false;
  return !ENDS.has(end) && /^[a-z]+$/.test(end);
}

/** An address is followed by the signs of its sentence; they belong to it only when the known address has them. */
function cutTail(found: string, known: ReadonlySet<string>): [string, string] {
  if (known.has(found)) return [found, ''];
  const tail = /[.,;:!?)\]}'"*_~`»”’>|]+$/.exec(found)?.[0] ?? '';
  return [found.slice(0, found.length - tail.length), tail];
}

function withoutKnown(text: string, known: ReadonlySet<string>): string {
  let rest = text;
  for (const url of known) rest = rest.replaceAll(`](${url})`, ']').replaceAll(url, ' ');
  return rest;
}
