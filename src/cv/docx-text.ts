import {
  applyRunProperty,
  groundOf,
  readWordStyles,
  styleOf,
  type WordStyles,
} from './docx-styles.ts';
import type { Parts } from './office-text.ts';
import { createSeenText, type Look, type SeenText } from './text-look.ts';
import { walkXml } from './xml-walk.ts';

/** Left out with everything in them: deleted text, field codes, and what repeats a text box for old programs. */
const SKIPPED = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText']);

/**
 * Paragraphs as lines, list items with a bullet, and the page headers first, because many templates keep the name and the
 * address there. Null when the document is damaged.
 */
export function readWordParts(parts: Parts): { lines: string[]; hidden: string[] } | null {
  const styles = readWordStyles(parts.get('word/styles.xml') ?? '');
  const body = readPart(parts.get('word/document.xml') ?? '', styles);
  if (!body) return null;
  const headers = [...parts]
    .filter(([name]) => name.includes('header'))
    .flatMap(([, xml]) => readPart(xml, styles) ?? []);
  const whole = body.lines.join('\n');
  const heads = headers
    .flatMap(({ lines }) => lines)
    .filter((line, index, all) => all.indexOf(line) === index && !whole.includes(line));
  return {
    lines: [...heads, ...body.lines],
    hidden: [...headers.flatMap(({ hidden }) => hidden), ...body.hidden],
  };
}

interface Paragraph {
  look: Look;
  seen: SeenText;
}

function readPart(xml: string, styles: WordStyles): SeenText | null {
  const page = createSeenText();
  const paragraphs: Paragraph[] = [];
  /** Colours behind tables, cells and text boxes, the innermost last; absent where there is none. */
  const grounds: Pick<Look, 'ground'>[] = [];
  let pageGround: Pick<Look, 'ground'> = {};
  let run: Look = {};
  let skipping = 0;
  let inProperties = 0;
  let inText = 0;
  const inherited = (): Look => ({
    ...pageGround,
    ...grounds.findLast((entry) => 'ground' in entry),
  });
  const isSound = walkXml(xml, {
    open(name, attribute) {
      if (SKIPPED.has(name)) skipping++;
      if (skipping > 0) return;
      const paragraph = paragraphs.at(-1);
      const seen = paragraph?.seen ?? page;
      switch (name) {
        case 'w:background': {
          const ground = hexOrUnknown(attribute('w:color'));
          if (ground !== undefined) pageGround = { ground };
          break;
        }
        case 'w:p':
          // The paragraphs of a text box stand inside another one, whose line goes on behind them.
          paragraphs.push({
            look: inherited(),
            seen: paragraphs.length > 0 ? createSeenText() : page,
          });
          if (paragraphs.length === 1) page.beginItem(false);
          break;
        case 'w:tbl':
        case 'w:tc':
          grounds.push({});
          break;
        case 'w:txbxContent':
          // What a shape is filled with, its drawing says elsewhere.
          grounds.push({ ground: null });
          break;
        case 'w:tblStyle':
          if (styleOf(styles, attribute('w:val')).isShaded) setGround(grounds, null);
          break;
        case 'w:pPr':
        case 'w:tcPr':
        case 'w:tblPr':
        case 'w:trPr':
          inProperties++;
          break;
        case 'w:pStyle':
          if (paragraph) {
            const style = styleOf(styles, attribute('w:val'));
            paragraph.look = { ...inherited(), ...style.look };
            if (style.isItem) seen.beginItem();
          }
          break;
        case 'w:numId':
          if (inProperties > 0) seen.beginItem(attribute('w:val') !== '0');
          break;
        case 'w:shd':
          if (inProperties > 0) {
            const ground = groundOf(attribute);
            if (ground === undefined) break;
            if (paragraph) paragraph.look = { ...paragraph.look, ground };
            else setGround(grounds, ground);
          } else applyRunProperty(run, name, attribute);
          break;
        case 'w:r':
          run = { ...paragraph?.look };
          break;
        case 'w:rStyle':
          if (inProperties === 0) run = { ...run, ...styleOf(styles, attribute('w:val')).look };
          break;
        case 'w:t':
          inText++;
          break;
        case 'w:tab':
          if (inProperties === 0) seen.add(' ', run);
          break;
        case 'w:noBreakHyphen':
          seen.add('-', run);
          break;
        case 'w:br':
        case 'w:cr':
          seen.endLine();
          break;
        default:
          if (inProperties === 0) applyRunProperty(run, name, attribute);
      }
    },
    close(name) {
      if (SKIPPED.has(name)) {
        skipping--;
        return;
      }
      if (skipping > 0) return;
      if (name === 'w:p') {
        const ended = paragraphs.pop();
        ended?.seen.endLine();
        if (ended && ended.seen !== page) {
          page.lines.push(...ended.seen.lines);
          page.hidden.push(...ended.seen.hidden);
        }
      } else if (name === 'w:t') inText--;
      else if (name === 'w:tbl' || name === 'w:tc' || name === 'w:txbxContent') grounds.pop();
      else if (/^w:(?:p|tc|tbl|tr)Pr$/.test(name)) inProperties--;
    },
    text(words) {
      if (skipping === 0 && inText > 0) (paragraphs.at(-1)?.seen ?? page).add(words, run);
    },
  });
  return isSound ? page : null;
}

function setGround(grounds: Pick<Look, 'ground'>[], ground: Exclude<Look['ground'], undefined>) {
  const innermost = grounds.at(-1);
  if (innermost) innermost.ground = ground;
}

function hexOrUnknown(value: string | undefined): Look['ground'] {
  return groundOf((key) => (key === 'w:fill' ? value : undefined));
}
