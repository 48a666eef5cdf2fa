import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SourceError } from './board-parse.ts';

/** A feed as an object; the named elements are lists even where one stands alone. Attributes are left out. */
export function parseXml(raw: string, source: string, lists: readonly string[]): unknown {
  if (XMLValidator.validate(raw) !== true)
    throw new SourceError(
      'broken_xml',
      `This is not the XML of a ${source} board: it ends early or is damaged.`,
    );
  return new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: true,
    htmlEntities: true,
    isArray: (name) => lists.includes(name),
  }).parse(raw);
}
