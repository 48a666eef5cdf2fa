/** Writes one kind of observation into a row: one byte for each feature, 1 where it holds. */
export type Feature<T> = (row: Uint8Array, value: T) => void;

/**
 * The list of yes/no features that a value is described by. Each has a name, so that a model that was trained on
 * them stays readable and does not depend on their order.
 */
export class FeatureSpace {
  readonly names: string[] = [];

  /** A single yes/no feature. */
  flag(name: string): Feature<boolean> {
    const index = this.#add(name);
    return (row, value) => {
      if (value) row[index] = 1;
    };
  }

  /** One feature for each of some values; exactly one of them holds. */
  one<T extends string | number>(name: string, values: readonly T[]): Feature<T> {
    const indices = new Map(values.map((value) => [value, this.#add(`${name} = ${value}`)]));
    return (row, value) => {
      const index = indices.get(value);
      if (index !== undefined) row[index] = 1;
    };
  }

  /** A number as "at most" features, so that a tree can cut it anywhere. */
  scale(name: string, steps: readonly number[]): Feature<number> {
    const indices = steps.map((step) => this.#add(`${name} <= ${step}`));
    return (row, value) => {
      for (const [i, step] of steps.entries()) {
        const index = indices[i];
        if (index !== undefined && value <= step) row[index] = 1;
      }
    };
  }

  /** One feature for each named bit of a number. */
  bits(name: string, bitNames: readonly (readonly [string, number])[]): Feature<number> {
    const places = new Int16Array(32).fill(-1);
    for (const [bit, mask] of bitNames)
      places[31 - Math.clz32(mask)] = this.#add(`${name}: ${bit}`);
    return (row, value) => {
      // Few bits are set: each is taken off in turn, the highest first.
      for (let rest = value >>> 0; rest !== 0; ) {
        const bit = 31 - Math.clz32(rest);
        const index = places[bit] ?? -1;
        if (index >= 0) row[index] = 1;
        rest = (rest ^ (1 << bit)) >>> 0;
      }
    };
  }

  /** A row in which nothing holds yet. */
  row(): Uint8Array {
    return new Uint8Array(this.names.length);
  }

  #add(name: string): number {
    this.names.push(name);
    return this.names.length - 1;
  }
}
