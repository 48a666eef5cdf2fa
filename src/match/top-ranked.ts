export interface Ranked {
  number: number;
  id: string;
  exact: number;
}

/**
 * The best by exact score, ties by id. With a limit, postings are scored in the order of their upper bounds until the next
 * bound cannot reach the last place any more: the result is the same as if all had been scored.
 * @param boundsOf an upper bound of each number's score, in the order of `numbers`
 */
export function topRanked(
  numbers: Int32Array,
  limit: number | undefined,
  boundsOf: () => Float64Array,
  score: (number: number) => Ranked | undefined,
): Ranked[] {
  const places = Math.max(0, limit ?? numbers.length);
  if (places >= numbers.length)
    return Array.from(numbers, score)
      .filter((one) => one !== undefined)
      .sort(inOrder);
  const bounds = boundsOf();
  const heap = heapOf(bounds);
  const best: Ranked[] = [];
  for (let at = heap.pop(); at !== undefined; at = heap.pop()) {
    const last = best[places - 1];
    if (places === 0 || (last && (bounds[at] ?? 0) < last.exact)) break;
    const one = score(numbers[at] ?? 0);
    if (!one || (last && inOrder(last, one) <= 0)) continue;
    let place = best.length;
    for (let prior = best[place - 1]; prior && inOrder(one, prior) < 0; prior = best[place - 1])
      place--;
    best.splice(place, 0, one);
    if (best.length > places) best.pop();
  }
  return best;
}

function inOrder(a: Ranked, b: Ranked): number {
  return b.exact - a.exact || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Gives out indices of the values, greatest value first, without sorting all of them. */
function heapOf(values: Float64Array): { pop(): number | undefined } {
  const heap = Int32Array.from(values, (_, i) => i);
  let size = heap.length;
  const valueAt = (place: number) => values[heap[place] ?? 0] ?? 0;
  function sink(from: number): void {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) return;
      if (child + 1 < size && valueAt(child + 1) > valueAt(child)) child++;
      if (valueAt(place) >= valueAt(child)) return;
      const moved = heap[place] ?? 0;
      heap[place] = heap[child] ?? 0;
      heap[child] = moved;
      place = child;
    }
  }
  for (let place = (size >>> 1) - 1; place >= 0; place--) sink(place);
  return {
    pop() {
      if (size === 0) return undefined;
      const top = heap[0];
      size--;
      heap[0] = heap[size] ?? 0;
      sink(0);
      return top;
    },
  };
}
