import { hexColour, type Look } from './text-look.ts';
import { walkXml } from './xml-walk.ts';

export type Attribute = (key: string) => string | undefined;

/** What a style gives to the text that uses it. */
export interface WordStyle {
  look: Look;
  isItem: boolean;
  /** Colours areas behind text, as the styles of tables do. */
  isShaded: boolean;
  basedOn: string | undefined;
}

export type WordStyles = ReadonlyMap<string, WordStyle>;

/** No style is based on another over more steps. */
const MAX_STEPS = 12;

/** The styles of `word/styles.xml`, by their ids. Damaged styles are no styles. */
export function readWordStyles(xml: string): WordStyles {
  const styles = new Map<string, WordStyle>();
  let style: WordStyle | null = null;
  let inRegion = 0;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'w:style') {
        style = { look: {}, isItem: false, isShaded: false, basedOn: undefined };
        styles.set(attribute('w:styleId') ?? '', style);
        return;
      }
      if (!style) return;
      if (name === 'w:tblStylePr') inRegion++;
      if (name === 'w:basedOn') style.basedOn = attribute('w:val');
      if (name === 'w:numPr') style.isItem = true;
      if (name === 'w:shd' && groundOf(attribute) !== undefined) style.isShaded = true;
      if (inRegion === 0) applyRunProperty(style.look, name, attribute);
    },
    close(name) {
      if (name === 'w:style') style = null;
      if (name === 'w:tblStylePr') inRegion--;
    },
    text() {},
  });
  return styles;
}

/** A style with what it is based on. */
export function styleOf(styles: WordStyles, id: string | undefined): Omit<WordStyle, 'basedOn'> {
  const chain: WordStyle[] = [];
  for (let at = id; at !== undefined && chain.length < MAX_STEPS; ) {
    const style = styles.get(at);
    if (!style) break;
    chain.unshift(style);
    at = style.basedOn;
  }
  return {
    look: Object.assign({}, ...chain.map(({ look }) => look)),
    isItem: chain.some(({ isItem }) => isItem),
    isShaded: chain.some(({ isShaded }) => isShaded),
  };
}

/** Notes in a look what one element of run properties says. */
export function applyRunProperty(look: Look, name: string, attribute: Attribute): void {
  const value = attribute('w:val');
  switch (name) {
    case 'w:vanish':
      look.isOff = !/^(?:0|false|off)$/.test(value ?? '');
      break;
    case 'w:color': {
      const colour = hexColour(value);
      if (colour) look.colour = colour;
      else delete look.colour;
      break;
    }
    case 'w:sz':
      // In half-points.
      if (Number.isFinite(Number(value))) look.size = Number(value) / 2;
      break;
    case 'w:highlight':
      if (value !== 'none') look.ground = value === 'white' ? [255, 255, 255] : null;
      break;
    case 'w:shd': {
      const ground = groundOf(attribute);
      if (ground !== undefined) look.ground = ground;
      break;
    }
  }
}

/** The colour of a shading; undefined when it has none. */
export function groundOf(attribute: Attribute): Look['ground'] {
  const fill = attribute('w:fill');
  if (attribute('w:themeFill') !== undefined && hexColour(fill) === undefined) return null;
  return hexColour(fill);
}
