import type { Piece } from './page-lines.ts';
import { type Matrix, place, times } from './pdf-ground.ts';

/** A letter as pdf.js hands it over; widths in the font's own units. */
export interface Glyph {
  unicode?: unknown;
  width?: unknown;
  isSpace?: unknown;
}

export type TextState = ReturnType<typeof createTextState>;

/** A shift inside a run that people read as a space, in shares of the letters' size. */
const SPACE = 0.2;

/** The text state of a page (PDF 32000-1, 9.3): where the next letter stands and how large it is. */
export function createTextState() {
  return {
    size: 0,
    /** From glyph units to the letters' size; a thousandth except in fonts that are drawn. */
    scale: 0.001,
    isDrawn: false,
    mode: 0,
    letterSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    matrix: [1, 0, 0, 1, 0, 0] as Matrix,
    lineX: 0,
    lineY: 0,
    x: 0,
    y: 0,

    setFont([font, size]: readonly unknown[], glyphScale: (font: string) => number): void {
      this.size = Number(size);
      this.scale = typeof font === 'string' ? glyphScale(font) : 0.001;
      this.isDrawn = this.scale !== 0.001;
    },

    /** Follows an operator; those that do not concern text are passed over. */
    apply(name: string, args: readonly unknown[], glyphScale: (font: string) => number): void {
      const value = Number(args[0]);
      switch (name) {
        case 'beginText':
          this.matrix = [1, 0, 0, 1, 0, 0];
          this.moveTo(0, 0);
          break;
        case 'setFont':
          this.setFont(args, glyphScale);
          break;
        case 'setTextRenderingMode':
          this.mode = value;
          break;
        case 'setCharSpacing':
          this.letterSpace = value;
          break;
        case 'setWordSpacing':
          this.wordSpace = value;
          break;
        case 'setHScale':
          this.stretch = value / 100;
          break;
        case 'setLeading':
          this.leading = value;
          break;
        case 'setTextRise':
          this.rise = value;
          break;
        case 'setTextMatrix': {
          const list: ArrayLike<unknown> = args[0] instanceof Float32Array ? args[0] : args;
          const at = (i: number) => Number(list[i]);
          this.matrix = [at(0), at(1), at(2), at(3), at(4), at(5)];
          this.moveTo(0, 0);
          break;
        }
        case 'setLeadingMoveText':
          this.leading = -Number(args[1]);
          this.moveTo(this.lineX + value, this.lineY + Number(args[1]));
          break;
        case 'moveText':
          this.moveTo(this.lineX + value, this.lineY + Number(args[1]));
          break;
        case 'nextLine':
          this.moveTo(this.lineX, this.lineY - this.leading);
          break;
      }
    },

    moveTo(x: number, y: number): void {
      this.lineX = x;
      this.lineY = y;
      this.x = x;
      this.y = y;
    },

    /** Shows letters: the run that they make, and the place for the next one moves on. */
    show(glyphs: readonly (Glyph | number)[], page: Matrix): Piece[] {
      const whole = times(page, this.matrix);
      const start = place(whole, this.x, this.y + this.rise);
      let str = '';
      for (const glyph of glyphs) {
        if (typeof glyph === 'number') {
          const shift = (-glyph / 1000) * this.size * this.stretch;
          if (shift > this.size * SPACE && str !== '' && !str.endsWith(' ')) str += ' ';
          this.x += shift;
          continue;
        }
        str += typeof glyph.unicode === 'string' ? glyph.unicode : '';
        const spacing = this.letterSpace + (glyph.isSpace === true ? this.wordSpace : 0);
        this.x += (Number(glyph.width ?? 0) * this.scale * this.size + spacing) * this.stretch;
      }
      if (str === '') return [];
      const end = place(whole, this.x, this.y + this.rise);
      return [
        {
          str,
          x: Math.min(start.x, end.x),
          y: start.y,
          width: Math.abs(end.x - start.x),
          height: Math.hypot(whole[2], whole[3]) * Math.abs(this.size),
          endsLine: false,
        },
      ];
    },
  };
}
