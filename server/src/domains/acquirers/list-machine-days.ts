import type { HongKongDay, InstantMs } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Totals } from './compare-totals.ts';
import { type ListedDayRow, listDays } from './store/acquirers.ts';
import { sumDay } from './store/exchanges.ts';

/** A month and a bit of each. */
const mostDays = 40;

/** A business day on which an acquirer has told its totals. */
export interface ComparedDay {
  readonly day: HongKongDay;
  readonly ours: Totals;
  readonly said: Totals;
  readonly isBalanced: boolean;
  readonly comparedAt: InstantMs;
}

export interface MachineDays {
  readonly code: string;
  /** The day that is open, and what was sold on it so far. */
  readonly businessDay: HongKongDay;
  readonly soFar: Totals;
  /** Newest first. */
  readonly days: readonly ComparedDay[];
}

/** What cash machines sold, by acquirer and business day. Refuses with `permission_missing`. */
export async function listMachineDays(
  context: Context,
  caller: StaffCaller,
): Promise<MachineDays[]> {
  await requireStaff(context, caller, 'devices.read');
  const rows = await context.db.read(listDays, [mostDays]);
  const byCode = Map.groupBy(rows, ({ code }) => code);
  return Promise.all(
    [...byCode].map(async ([code, [first, ...others]]): Promise<MachineDays> => {
      const businessDay = first?.businessDay ?? '';
      const [soFar = nothing] = await context.db.read(sumDay, [code, businessDay]);
      const days = [first, ...others].flatMap((row) => comparedIn(row) ?? []);
      return { code, businessDay, soFar, days };
    }),
  );
}

const nothing: Totals = { sales: 0n, salesValue: 0n, reversals: 0n, reversalsValue: 0n };

function comparedIn(row: ListedDayRow | undefined): ComparedDay | undefined {
  if (!row?.said || row.day === null || row.comparedAt === null) return undefined;
  const { sales, salesValue, reversals, reversalsValue } = row;
  return {
    day: row.day,
    ours: {
      sales: sales ?? 0n,
      salesValue: salesValue ?? 0n,
      reversals: reversals ?? 0n,
      reversalsValue: reversalsValue ?? 0n,
    },
    said: {
      sales: BigInt(row.said['sales'] ?? 0),
      salesValue: BigInt(row.said['salesValue'] ?? 0),
      reversals: BigInt(row.said['reversals'] ?? 0),
      reversalsValue: BigInt(row.said['reversalsValue'] ?? 0),
    },
    isBalanced: row.isBalanced ?? false,
    comparedAt: row.comparedAt,
  };
}
