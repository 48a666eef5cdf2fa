import {
  type Box,
  boxAround,
  type Colour,
  createGround,
  type Matrix,
  overlap,
  times,
  widened,
} from './pdf-ground.ts';
import { ringsOf } from './pdf-outline.ts';
import { createTextState, type TextState } from './pdf-text-state.ts';
import {
  boxOf,
  colourOf,
  isGlyphOrNumber,
  listOf,
  matrixOf,
  numberOf,
  pairsOf,
} from './pdf-values.ts';
import {
  cornersOf,
  isOutside,
  isScanned,
  matchesGround,
  type PaintedRun,
  paintsOf,
} from './pdf-visibility.ts';

/** The painting operators of a page, as pdf.js lists them. */
export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

interface State {
  matrix: Matrix;
  colour: Colour;
  stroke: Colour;
  lineWidth: number;
  alpha: number;
  groupAlpha: number;
  /** Mixes with what is below instead of covering it. */
  isMixed: boolean;
  clip: Box;
  text: TextState;
  /** Set by a `cm`, cleared by whatever paints: what is left at the end was a picture that is not decoded. */
  mayBePicture: boolean;
}

/** A line of this width, in points, may be the ground of letters. */
const THICK = 4;
/** Letters below this height (in points) are not for people. */
const MIN_HEIGHT = 2;

/**
 * Goes through the painting of a page and tells for every run of letters whether it can be seen: not when it is painted in
 * the invisible mode, in the colour of its ground, nearly transparent, too small, outside the page or its clipping, on a
 * layer that is off, or covered afterwards.
 */
export function paintedRuns(
  { fnArray, argsArray }: Operators,
  ops: Readonly<Record<string, number>>,
  page: { view: Box; glyphScale(font: string): number; isLayerOn(group: unknown): boolean },
): PaintedRun[] {
  const names = new Map(Object.entries(ops).map(([name, code]) => [code, name]));
  const ground = createGround();
  const runs: (PaintedRun & { order: number; invisible: boolean })[] = [];
  const pictures: Box[] = [];
  /** Letters that only shape a clipping: seen when something is painted through them. */
  let shaping: (typeof runs)[number][] = [];
  const layers: boolean[] = [];
  const stack: State[] = [];
  let pendingClip = false;
  let state: State = {
    matrix: [1, 0, 0, 1, 0, 0],
    colour: [0, 0, 0],
    stroke: [0, 0, 0],
    lineWidth: 1,
    alpha: 1,
    groupAlpha: 1,
    isMixed: false,
    clip: page.view,
    text: createTextState(),
    mayBePicture: false,
  };
  const save = () => {
    stack.push({ ...state, text: { ...state.text } });
    state.mayBePicture = false;
  };
  const restore = (order: number) => {
    if (state.mayBePicture) paintPicture(order);
    state = stack.pop() ?? state;
    shaping = [];
  };
  const paintPicture = (order: number) => {
    const box = overlap(boxAround(state.matrix, [0, 0, 1, 1]), state.clip);
    pictures.push(box);
    paint(box, null, null, order);
  };
  const paint = (
    box: Box,
    outline: ReturnType<typeof ringsOf> | null,
    colour: Colour,
    order: number,
  ) => {
    const alpha = Math.min(state.alpha * state.groupAlpha, state.isMixed ? 0.9 : 1);
    ground.add({ box, outline, colour, alpha, order });
    for (const run of shaping) run.invisible = false;
    shaping = [];
    state.mayBePicture = false;
  };

  for (const [order, code] of fnArray.entries()) {
    const name = names.get(code) ?? '';
    const args = argsArray[order];
    const given: readonly unknown[] = Array.isArray(args) ? args : [];
    switch (name) {
      case 'save':
        save();
        break;
      case 'restore':
        restore(order);
        break;
      case 'transform':
        state.matrix = times(state.matrix, matrixOf(given));
        state.mayBePicture = true;
        break;
      case 'paintFormXObjectBegin':
        save();
        if (given[0]) state.matrix = times(state.matrix, matrixOf(listOf(given[0])));
        if (given[1])
          state.clip = overlap(state.clip, boxAround(state.matrix, boxOf(listOf(given[1]))));
        break;
      case 'paintFormXObjectEnd':
        restore(order);
        break;
      case 'beginGroup':
        save();
        state.groupAlpha *= state.alpha;
        state.alpha = 1;
        break;
      case 'endGroup':
        restore(order);
        break;
      case 'beginMarkedContentProps':
        layers.push(given[0] !== 'OC' || page.isLayerOn(given[1]));
        break;
      case 'beginMarkedContent':
        layers.push(true);
        break;
      case 'endMarkedContent':
        layers.pop();
        break;
      case 'setFillRGBColor':
        state.colour = colourOf(given);
        break;
      case 'setStrokeRGBColor':
        state.stroke = colourOf(given);
        break;
      case 'setStrokeColorN':
      case 'setStrokeTransparent':
        state.stroke = null;
        break;
      case 'setLineWidth':
        state.lineWidth = numberOf(given[0]);
        break;
      case 'setFillColorN':
      case 'setFillTransparent':
        state.colour = null;
        break;
      case 'setGState':
        for (const [key, value] of pairsOf(given[0])) {
          if (key === 'ca') state.alpha = numberOf(value);
          else if (key === 'BM') state.isMixed = !/^(?:normal|source-over)$/i.test(String(value));
          else if (key === 'SMask' && value) state.colour = null;
          else if (key === 'Font') state.text.setFont(listOf(value), page.glyphScale);
        }
        break;
      case 'clip':
      case 'eoClip':
        pendingClip = true;
        break;
      case 'constructPath': {
        const [how, path, extent] = given;
        const bounds = extent ? boxAround(state.matrix, boxOf(listOf(extent))) : null;
        const way = names.get(numberOf(how)) ?? '';
        const thick = state.lineWidth * Math.hypot(state.matrix[0], state.matrix[1]);
        // A line as thick as letters is a ground; where exactly, its outline does not say.
        if (bounds && /stroke$/i.test(way) && thick > THICK)
          paint(overlap(widened(bounds, thick / 2), state.clip), null, null, order);
        else if (bounds && FILLS.has(way)) {
          const rings = ringsOf(listOf(listOf(path)[0]).map(numberOf), state.matrix);
          paint(overlap(bounds, state.clip), rings, state.colour, order);
        }
        if (pendingClip && bounds) state.clip = overlap(state.clip, bounds);
        pendingClip = false;
        state.mayBePicture = false;
        break;
      }
      case 'shadingFill':
        paint(state.clip, null, null, order);
        break;
      case 'showText': {
        state.mayBePicture = false;
        const isOff = layers.includes(false);
        for (const run of state.text.show(listOf(given[0]).filter(isGlyphOrNumber), state.matrix)) {
          const { mode, isDrawn } = state.text;
          const outside = isOutside(run, state.clip) || isOff;
          const shown = {
            ...run,
            order,
            invisible: mode === 3 || mode === 7,
            isHidden: outside || (!isDrawn && run.height < MIN_HEIGHT),
          };
          const alpha = state.alpha * state.groupAlpha;
          shown.isHidden ||= paintsOf(mode, state).every((colour) =>
            matchesGround(shown, colour, alpha, ground),
          );
          if (mode === 7) shaping.push(shown);
          runs.push(shown);
        }
        break;
      }
      default:
        if (name.startsWith('paint')) paintPicture(order);
        else state.text.apply(name, given, page.glyphScale);
    }
  }
  const isScan = isScanned(runs, pictures, page.view);
  return runs.map(({ order, invisible, ...run }) => ({
    ...run,
    isHidden:
      run.isHidden ||
      (invisible && !isScan) ||
      (!invisible && ground.coversLater(cornersOf(run), order)),
  }));
}

const FILLS = new Set([
  'fill',
  'eoFill',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]);
