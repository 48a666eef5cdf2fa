import { type Copy, copyLink, mustStayApart } from './likeness.ts';

/**
 * Sorts postings into jobs: the surest links first, and no link that would bring two together which must stay apart.
 * The same postings in any order give the same groups.
 */
export function groupCopies(copies: readonly Copy[]): Copy[][] {
  const sorted = copies.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const links: { one: number; other: number; weight: number }[] = [];
  const apart = new Set<number>();
  sorted.forEach((one, i) => {
    for (let k = i + 1; k < sorted.length; k++) {
      const other = sorted[k];
      if (!other) continue;
      const weight = copyLink(one, other);
      if (weight !== null) links.push({ one: i, other: k, weight });
      else if (mustStayApart(one, other)) apart.add(i * sorted.length + k);
    }
  });
  links.sort((a, b) => b.weight - a.weight || a.one - b.one || a.other - b.other);
  const groups = sorted.map((_, i) => [i]);
  for (const { one, other } of links) {
    const into = groups[one];
    const from = groups[other];
    if (!into || !from || into === from) continue;
    const refused = into.some((i) =>
      from.some((k) => apart.has(Math.min(i, k) * sorted.length + Math.max(i, k))),
    );
    if (refused) continue;
    into.push(...from);
    for (const member of from) groups[member] = into;
  }
  return [...new Set(groups)].map((group) => group.flatMap((i) => sorted[i] ?? []));
}
