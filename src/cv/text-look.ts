import { type Colour, looksAlike } from './pdf-ground.ts';

/** How a run of letters of a word processor looks, as far as it decides whether people see it. */
export interface Look {
  /** Marked as hidden. */
  isOff?: boolean;
  colour?: Colour;
  /** In points. */
  size?: number;
  /** The colour behind it; null when it cannot be known, absent for the white of the page. */
  ground?: Colour;
}

const WHITE = [255, 255, 255] as const;
const MIN_POINTS = 2;

/** Is text with this look kept from people? */
export function isUnseen({ isOff, colour, size, ground = WHITE }: Look): boolean {
  if (isOff === true || (size !== undefined && size < MIN_POINTS)) return true;
  return Boolean(colour && ground && looksAlike(colour, ground));
}

/** "#rrggbb" or "rrggbb"; undefined for "auto", "transparent" and the like. */
export function hexColour(value: string | undefined): Exclude<Colour, null> | undefined {
  const parts = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value ?? '');
  if (!parts) return undefined;
  const [, red = '', green = '', blue = ''] = parts;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Gathers what people see and what they do not, each as lines. */
export function createSeenText() {
  const lines: string[] = [];
  const hidden: string[] = [];
  let line = '';
  let unseen = '';
  let bullet = false;
  const endLine = () => {
    if (line.trim() !== '') lines.push(line.trim());
    if (unseen.trim() !== '') hidden.push(unseen.trim());
    line = '';
    unseen = '';
  };
  return {
    lines,
    hidden,
    endLine,
    add(text: string, look: Look): void {
      if (isUnseen(look)) {
        unseen += text;
        return;
      }
      if (bullet && text.trim() !== '') {
        line = '• ';
        bullet = false;
      }
      line += text;
    },
    /** The next line is the item of a list, which is written without its bullet. */
    beginItem(isItem = true): void {
      bullet = isItem;
    },
  };
}

export type SeenText = ReturnType<typeof createSeenText>;
