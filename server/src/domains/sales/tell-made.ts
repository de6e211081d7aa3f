import { idFrom } from '#base';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { resellerSettings } from '#resellers';
import { type FloatLow, floatRanLow, saleMade, type SaleRefused, saleRefused } from './facts.ts';
import type { SaleInFull } from './sale.ts';
import type { SaleCommand } from './sale-command.ts';

/** A sale that was made just now, with the command that wanted it. */
export interface MadeNow {
  readonly command: SaleCommand;
  readonly sale: SaleInFull;
}

/** Tells what a lot of sales has done: to whoever must know of it in the same commit. */
export async function tellMade(
  tx: Tx,
  made: readonly MadeNow[],
  refused: readonly SaleRefused[],
): Promise<void> {
  await tell(
    tx,
    saleMade,
    made.map(({ sale }) => ({ sale, receipt: sale.receipt })),
  );
  await tell(tx, saleRefused, refused);
  await tell(
    tx,
    floatRanLow,
    made.flatMap((one) => lowBy(tx, one) ?? []),
  );
}

/** Only who crosses the mark is told: below it, every sale would. */
function lowBy(tx: Tx, { command, sale }: MadeNow): FloatLow | undefined {
  const thresholdMinor = BigInt(tx.settings.get(resellerSettings.lowFloatMinor));
  const { floatAfterMinor: after, priceMinor, commissionMinor } = sale;
  const earnedAtOnce = command.seller.tier.paysAtOnce ? commissionMinor : 0n;
  const before = after + priceMinor - earnedAtOnce;
  if (before < thresholdMinor || after >= thresholdMinor) return undefined;
  const { float } = command.seller;
  // Of agents that sell from their chain's float the chain is told.
  return { reseller: idFrom('rsl', float.slice(4)), floatMinor: after, thresholdMinor };
}
