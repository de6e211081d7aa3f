import { dayMs, hongKongMidnight, type InstantMs, isoTime, slotOf, uuidOf } from '#base';
import { versionNumbered } from '#catalog';
import type { Context } from '#platform/context';
import { accountOf, type LineId } from '#subscribers';
import type { Explanation } from './rating/explanation.ts';
import {
  readIsUsageBefore,
  readSourcesOf,
  readUsageOf,
  readUsageTotals,
  type UsageRow,
  type UsageTotalRow,
} from './store/usage.ts';
import { chargeOf, explainUsage, type UsageCharge, type UsageFilter } from './usage.ts';

/** However seldom a line is used, and whatever is looked for: no page reads more than this. */
const pageMs = 31 * dayMs;

export interface UsagePage {
  readonly charges: readonly (UsageCharge & { readonly explanation: Explanation | null })[];
  /** Of each day that the page shows, all of it, also what stands on another page. */
  readonly totals: readonly UsageTotalRow[];
  /** Ask for what was recorded before this instant next; null where there is nothing earlier. */
  readonly before: InstantMs | null;
}

/**
 * What a line was charged, newest first: about `limit` charges of at most 31 days. A page may be
 * empty and yet not be the last.
 */
export async function readUsage(
  context: Context,
  line: LineId,
  filter: UsageFilter,
  { before, limit }: { readonly before?: InstantMs | undefined; readonly limit: number },
): Promise<UsagePage> {
  const key = [slotOf(line), uuidOf(line)];
  const wanted = [filter.zone ?? null, filter.service ?? null];
  const untilMs = before ?? context.clock.now() + 1;
  const sinceMs = untilMs - pageMs;
  const span = [isoTime(sinceMs), isoTime(untilMs)];
  const rows = await context.db.read(readUsageOf, [...key, ...span, ...wanted, limit]);
  const isFull = rows.length >= limit;
  const [explained, totals, [older]] = await Promise.all([
    explainAll(context, line, rows),
    totalsOf(context, key, rows, wanted),
    isFull ? [{ isThere: true }] : context.db.read(readIsUsageBefore, [...key, isoTime(sinceMs)]),
  ]);
  const next = isFull ? (rows.at(-1)?.recordedAt ?? sinceMs) : sinceMs;
  return { charges: explained, totals, before: older?.isThere ? next : null };
}

async function explainAll(context: Context, line: LineId, rows: readonly UsageRow[]) {
  const versions = [...new Set(rows.map(({ catalogVersion }) => Number(catalogVersion)))];
  const [buckets, ...catalogs] = await Promise.all([
    context.db.read(readSourcesOf, [slotOf(line), uuidOf(accountOf(line))]),
    ...versions.map((version) => versionNumbered(context, version)),
  ]);
  const sources = new Map(buckets.map(({ number, source }) => [number.toString(), source]));
  const catalogOf = new Map(catalogs.map((catalog) => [catalog.version, catalog]));
  return rows.map((row) => {
    const catalog = catalogOf.get(Number(row.catalogVersion));
    return { ...chargeOf(row), explanation: catalog ? explainUsage(row, catalog, sources) : null };
  });
}

async function totalsOf(
  context: Context,
  key: readonly (string | number)[],
  rows: readonly UsageRow[],
  wanted: readonly (string | null)[],
): Promise<UsageTotalRow[]> {
  if (rows.length === 0) return [];
  const days = rows.map(({ usedFrom }) => hongKongMidnight(usedFrom));
  const span = [isoTime(Math.min(...days)), isoTime(Math.max(...days) + dayMs)];
  return context.db.read(readUsageTotals, [...key, ...span, ...wanted]);
}
