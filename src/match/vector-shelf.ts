import { FULL_LENGTH, type OccupationVector } from './occupations.ts';

/**
 * Occupation vectors of many texts, side by side in typed arrays: as lists of numbers those of 100,000 postings would
 * take a quarter of a gigabyte.
 */
export interface VectorShelf {
  put(number: number, vector: OccupationVector): void;
  at(number: number): OccupationVector;
  /** The product of the vector with every text's, by number: their cosine, less where a text is not understood. */
  products(vector: OccupationVector, size: number): Float64Array;
  /** Keeps the texts of these old numbers, in their order. */
  keep(numbers: Int32Array): void;
}

/** @param dimensions how many places a vector has; @param stride the most that any vector fills of them */
export function createVectorShelf(dimensions: number, stride: number): VectorShelf {
  let room = 1024;
  let places = new Uint16Array(room * stride);
  let weights = new Uint16Array(room * stride);
  let filled = new Uint16Array(room);

  function widen(number: number): void {
    if (number < room) return;
    room = Math.max(room * 2, number + 1);
    const grown = {
      places: new Uint16Array(room * stride),
      weights: new Uint16Array(room * stride),
      filled: new Uint16Array(room),
    };
    grown.places.set(places);
    grown.weights.set(weights);
    grown.filled.set(filled);
    ({ places, weights, filled } = grown);
  }

  function put(number: number, vector: OccupationVector): void {
    widen(number);
    const count = Math.min(stride, vector.length / 2);
    for (let i = 0; i < count; i++) {
      places[number * stride + i] = vector[2 * i] ?? 0;
      weights[number * stride + i] = vector[2 * i + 1] ?? 0;
    }
    filled[number] = count;
  }

  function at(number: number): OccupationVector {
    const vector: OccupationVector = [];
    for (let i = number * stride; i < number * stride + (filled[number] ?? 0); i++)
      vector.push(places[i] ?? 0, weights[i] ?? 0);
    return vector;
  }

  return {
    put,
    at,
    products(vector, size) {
      const dense = new Float64Array(dimensions);
      for (let k = 0; k < vector.length; k += 2) dense[vector[k] ?? 0] = vector[k + 1] ?? 0;
      const products = new Float64Array(size);
      for (let number = 0; number < size; number++) {
        const from = number * stride;
        const to = from + (filled[number] ?? 0);
        let dot = 0;
        for (let i = from; i < to; i++) dot += (weights[i] ?? 0) * (dense[places[i] ?? 0] ?? 0);
        products[number] = Math.min(1, dot / FULL_LENGTH ** 2);
      }
      return products;
    },
    keep(numbers) {
      const vectors = Array.from(numbers, at);
      vectors.forEach((vector, number) => {
        put(number, vector);
      });
    },
  };
}
