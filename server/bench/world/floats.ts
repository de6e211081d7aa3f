import { credit, lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { floatOf, type ResellerId, setTier } from '#resellers';

const float = { unit: 'HKD', amount: 1_000_000_000_000n } as const;
const much = 1_000_000_000;

/** A tier that never says no. */
export async function setBenchTier(context: Context): Promise<void> {
  await context.db.transaction(async (tx) =>
    setTier(tx, {
      code: 'bench',
      name: { en: 'Bench', 'zh-Hant': 'Bench', 'zh-Hans': 'Bench' },
      leastMinor: 1n,
      mostMinor: BigInt(much),
      dayCount: much,
      dayMinor: float.amount,
      monthCount: much,
      monthMinor: float.amount,
      leastFloatMinor: 0n,
      commission: [{ product: 'topup', fromMinor: 0, basisPoints: 200, parentBasisPoints: 50 }],
      paysAtOnce: true,
    }),
  );
}

/** More than a benchmark can sell. */
export async function fillFloats(context: Context, ids: readonly ResellerId[]): Promise<void> {
  await context.db.transaction(async (tx) => {
    await lockAccounts(tx, ids.map(floatOf));
    for (const id of ids) {
      credit(tx, floatOf(id), float, 'bank', { code: 'starter', cause: id });
    }
  });
}
