/**
 * Which reports of a group were counted, as ascending ranges `[first, last]` of the network's own
 * numbers: however they come, late, doubled or out of order, each is counted once.
 */
export type CountedReports = readonly (readonly [first: number, last: number])[];

/**
 * Networks that number over all groups leave gaps in each, and every gap is a range. Beyond so many
 * the oldest gap is closed: what comes that late is not charged any more.
 */
const mostRanges = 32;

export function isCounted(reports: CountedReports, report: number): boolean {
  return reports.some(([first, last]) => report >= first && report <= last);
}

export function withReport(reports: CountedReports, report: number): CountedReports {
  const ranges: [number, number][] = [];
  for (const [first, last] of [...reports, [report, report] as const].sort(byFirst)) {
    const before = ranges.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else ranges.push([first, last]);
  }
  while (ranges.length > mostRanges) {
    const [[first] = [0, 0], [, last] = [0, 0]] = ranges.splice(0, 2);
    ranges.unshift([first, last]);
  }
  return ranges;
}

function byFirst([one]: readonly [number, number], [other]: readonly [number, number]): number {
  return one - other;
}
