/** So many are counted before it is only said that there are at least that many. */
export const mostCounted = 1_000;

/** One more than are told is counted, so that it is known whether those are all. */
export function presentCount(count: number) {
  return { count: Math.min(count, mostCounted), isAll: count <= mostCounted };
}
