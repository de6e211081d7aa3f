import type { Context } from '#platform/context';
import { readLastCount, readOpenCounts } from './store/vaults.ts';
import { cashIn } from './till.ts';
import { type ListedVault, vaults } from './vault.ts';

/** The safe and the office, each with its last count; `booked` says what the books have there. */
export async function listVaults(
  { db }: Context,
  booked: (account: string) => bigint | null,
): Promise<ListedVault[]> {
  const [open, ...lasts] = await Promise.all([
    db.read(readOpenCounts),
    ...vaults.map((place) => db.read(readLastCount, [place])),
  ]);
  return vaults.map((place, nth) => {
    const waiting = open.find((one) => one.place === place);
    const last = lasts[nth]?.[0];
    return {
      place,
      bookedMinor: booked(cashIn(place)),
      waiting: waiting ? { countedBy: waiting.countedBy, countedAt: waiting.countedAt } : null,
      last: last
        ? {
            countedMinor: last.counted,
            differenceMinor: last.counted - (last.booked ?? 0n),
            reason: last.reason,
            countedBy: last.countedBy,
            agreedBy: last.agreedBy ?? '',
            agreedAt: last.agreedAt ?? 0,
          }
        : null,
    };
  });
}
