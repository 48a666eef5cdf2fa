import type { Parts } from './office-text.ts';
import { createSeenText, hexColour, type Look } from './text-look.ts';
import { walkXml } from './xml-walk.ts';

interface WriterStyle {
  look: Look;
  parent: string | undefined;
}

const SKIPPED = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
  'office:automatic-styles',
  'office:scripts',
]);
const MAX_STEPS = 12;

/** Paragraphs as lines, list items with a bullet. Null when the document is damaged. */
export function readWriterParts(parts: Parts): { lines: string[]; hidden: string[] } | null {
  const content = parts.get('content.xml');
  if (content === undefined) return null;
  const styles = new Map<string, WriterStyle>();
  for (const xml of [parts.get('styles.xml') ?? '', content]) readStyles(xml, styles);
  const seen = createSeenText();
  /** The look inside each element that has one, the innermost last. */
  const looks: Look[] = [{}];
  let skipping = 0;
  let inText = 0;
  const push = (more: Look) => looks.push({ ...looks.at(-1), ...more });
  const isSound = walkXml(content, {
    open(name, attribute) {
      if (SKIPPED.has(name)) skipping++;
      if (skipping > 0) return;
      const style = () => lookOf(styles, attribute('text:style-name'));
      switch (name) {
        case 'text:p':
        case 'text:h':
          seen.endLine();
          inText++;
          push(style());
          break;
        case 'text:span':
          push(style());
          break;
        case 'text:section':
          push({ ...style(), ...(attribute('text:display') === 'none' ? { isOff: true } : {}) });
          break;
        case 'text:hidden-paragraph':
        case 'text:hidden-text':
          push({ isOff: true });
          break;
        case 'table:table-cell':
          push(lookOf(styles, attribute('table:style-name')));
          break;
        case 'draw:text-box':
          // What the frame is filled with, its own style says.
          push({ ground: null });
          break;
        case 'text:list-item':
          seen.endLine();
          seen.beginItem();
          break;
        case 'text:line-break':
          seen.endLine();
          break;
        case 'text:tab':
        case 'text:s':
          seen.add(' ', looks.at(-1) ?? {});
          break;
      }
    },
    close(name) {
      if (SKIPPED.has(name)) {
        skipping--;
        return;
      }
      if (skipping > 0) return;
      if (name === 'text:p' || name === 'text:h') {
        seen.endLine();
        inText--;
      }
      if (name === 'text:list-item') seen.beginItem(false);
      if (LOOKED.has(name)) looks.pop();
    },
    text(words) {
      if (skipping === 0 && inText > 0) seen.add(words, looks.at(-1) ?? {});
    },
  });
  return isSound ? seen : null;
}

const LOOKED = new Set([
  'text:p',
  'text:h',
  'text:span',
  'text:section',
  'text:hidden-paragraph',
  'text:hidden-text',
  'table:table-cell',
  'draw:text-box',
]);

function readStyles(xml: string, styles: Map<string, WriterStyle>): void {
  let style: WriterStyle | null = null;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'style:style') {
        style = { look: {}, parent: attribute('style:parent-style-name') };
        styles.set(attribute('style:name') ?? '', style);
      }
      if (!style || !/^style:(?:text|paragraph|table-cell)-properties$/.test(name)) return;
      const { look } = style;
      const ground = hexColour(attribute('fo:background-color'));
      if (ground) look.ground = ground;
      if (name !== 'style:text-properties') return;
      const colour = hexColour(attribute('fo:color'));
      if (colour) look.colour = colour;
      const size = /^([\d.]{1,8})pt$/.exec(attribute('fo:font-size') ?? '')?.[1];
      if (size !== undefined) look.size = Number(size);
      const display = attribute('text:display');
      if (display !== undefined) look.isOff = display === 'none';
    },
    close(name) {
      if (name === 'style:style') style = null;
    },
    text() {},
  });
}

function lookOf(styles: ReadonlyMap<string, WriterStyle>, name: string | undefined): Look {
  const chain: Look[] = [];
  for (let at = name; at !== undefined && chain.length < MAX_STEPS; ) {
    const style = styles.get(at);
    if (!style) break;
    chain.unshift(style.look);
    at = style.parent;
  }
  return Object.assign({}, ...chain);
}
