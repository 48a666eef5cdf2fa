/** What a walk through XML meets. Attributes are read on demand. */
export interface XmlVisitor {
  open(name: string, attribute: (key: string) => string | undefined): void;
  close(name: string): void;
  text(words: string): void;
}

/** A comment, declaration or instruction, a tag, or the words between tags. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/)?([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/)?>|([^<]+)/g;
/** No document that a person wrote is nested deeper. */
const MAX_DEPTH = 200;

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * Walks through XML tag by tag, without a tree and without recursion. It follows no reference, so that no entity can grow
 * and no address can be fetched. False when the tags do not match or are nested deeper than any document.
 */
export function walkXml(xml: string, visitor: XmlVisitor): boolean {
  const open: string[] = [];
  for (const [, data, closing, name, attributes = '', empty, words] of xml.matchAll(TOKEN)) {
    if (data !== undefined) visitor.text(data);
    else if (words !== undefined) visitor.text(decodeEntities(words));
    else if (name === undefined) continue;
    else if (closing) {
      if (open.pop() !== name) return false;
      visitor.close(name);
    } else {
      visitor.open(name, (key) => attributeOf(attributes, key));
      if (empty) visitor.close(name);
      else if (open.push(name) > MAX_DEPTH) return false;
    }
  }
  return open.length === 0;
}

function attributeOf(attributes: string, key: string): string | undefined {
  for (
    let at = attributes.indexOf(`${key}=`);
    at >= 0;
    at = attributes.indexOf(`${key}=`, at + 1)
  ) {
    if (at > 0 && !/\s/.test(attributes.charAt(at - 1))) continue;
    const quote = attributes.charAt(at + key.length + 1);
    const from = at + key.length + 2;
    const end = attributes.indexOf(quote, from);
    return end < 0 ? undefined : decodeEntities(attributes.slice(from, end));
  }
  return undefined;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
