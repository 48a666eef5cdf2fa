import type { OccupationVector } from './occupations.ts';

/**
 * Occupation vectors of many texts, side by side in typed arrays: as lists of numbers those of 100,000 postings would
 * take a quarter of a gigabyte.
 */
export interface VectorShelf {
  put(number: number, vector: OccupationVector): void;
  at(number: number): OccupationVector;
  /** The cosine of the vector with every text's, by number. */
  cosines(vector: OccupationVector, size: number): Float64Array;
  /** Keeps the texts of these old numbers, in their order. */
  keep(numbers: Int32Array): void;
}

/** @param dimensions how many places a vector has; @param stride the most that any vector fills of them */
export function createVectorShelf(dimensions: number, stride: number): VectorShelf {
  let room = 1024;
  let places = new Uint16Array(room * stride);
  let weights = new Uint16Array(room * stride);
  let filled = new Uint16Array(room);
  let lengths = new Float64Array(room);

  function widen(number: number): void {
    if (number < room) return;
    room = Math.max(room * 2, number + 1);
    const grown = {
      places: new Uint16Array(room * stride),
      weights: new Uint16Array(room * stride),
      filled: new Uint16Array(room),
      lengths: new Float64Array(room),
    };
    grown.places.set(places);
    grown.weights.set(weights);
    grown.filled.set(filled);
    grown.lengths.set(lengths);
    ({ places, weights, filled, lengths } = grown);
  }

  function put(number: number, vector: OccupationVector): void {
    widen(number);
    const count = Math.min(stride, vector.length / 2);
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const weight = vector[2 * i + 1] ?? 0;
      places[number * stride + i] = vector[2 * i] ?? 0;
      weights[number * stride + i] = weight;
      squares += weight * weight;
    }
    filled[number] = count;
    lengths[number] = Math.sqrt(squares);
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
    cosines(vector, size) {
      const dense = new Float64Array(dimensions);
      let squares = 0;
      for (let k = 0; k < vector.length; k += 2) {
        const weight = vector[k + 1] ?? 0;
        dense[vector[k] ?? 0] = weight;
        squares += weight * weight;
      }
      const length = Math.sqrt(squares);
      const cosines = new Float64Array(size);
      if (length === 0) return cosines;
      for (let number = 0; number < size; number++) {
        const from = number * stride;
        const to = from + (filled[number] ?? 0);
        let dot = 0;
        for (let i = from; i < to; i++) dot += (weights[i] ?? 0) * (dense[places[i] ?? 0] ?? 0);
        cosines[number] = dot === 0 ? 0 : dot / (length * (lengths[number] ?? 1));
      }
      return cosines;
    },
    keep(numbers) {
      const vectors = Array.from(numbers, at);
      vectors.forEach((vector, number) => {
        put(number, vector);
      });
    },
  };
}
