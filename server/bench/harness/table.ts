import type { Result } from './results.ts';

const head = ['', 'per second', 'p50 ms', 'p99 ms', '× TPC-B', 'bound', 'holds'];

const decimals = { s: 2, ms: 1, MB: 0, times: 2 } as const;

/** For a person: one row per result, numbers to the right. */
export function tableOf(results: readonly Result[]): string {
  const rows = [head, ...results.map(cellsOf)];
  const widths = head.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column >= 1 && column <= 4 ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(result: Result): string[] {
  const { name, perSecond, p50Ms, p99Ms, ratioToTpcb, bound, holds, value, unit } = result;
  const own = value === undefined ? '' : `${value.toFixed(decimals[unit ?? 'MB'])} ${unit}`;
  return [
    name,
    perSecond === null ? own : Math.round(perSecond).toLocaleString('en'),
    p50Ms?.toFixed(2) ?? '',
    p99Ms?.toFixed(2) ?? '',
    ratioToTpcb?.toFixed(2) ?? '',
    bound ?? '',
    holds === null ? (bound === null ? '' : 'not judged') : holds ? 'yes' : 'NO',
  ];
}
