/** One line of the benchmark: a value of ours, and a peer's beside it where one was measured. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** How many measurements the value stands for. */
  n: number;
  peer?: string;
  peer_value?: number;
  /** value / peer_value, in the direction in which smaller is better for ours. */
  ratio?: number;
  /** What the project aims for, as a comparison: "<= 10". */
  target?: string;
}

export function figure(
  name: string,
  value: number,
  unit: string,
  n: number,
  more: { peer?: string; peerValue?: number; target?: string } = {},
): Figure {
  return {
    name,
    value: round(value),
    unit,
    n,
    ...(more.target ? { target: more.target } : {}),
    ...(more.peer !== undefined && more.peerValue !== undefined
      ? {
          peer: more.peer,
          peer_value: round(more.peerValue),
          ratio: round(value / more.peerValue),
        }
      : {}),
  };
}

/** The value below which the share `p` of the measurements lies (nearest rank). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
  );
}

/** Milliseconds of each call, one after another. */
export async function timed(n: number, work: (i: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < n; i++) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return times;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
