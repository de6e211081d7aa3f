import { newId, slotOf, uuidOf } from '#base';
import { debit, type Movement, spend } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf } from '#subscribers';
import type { ChargedLine } from './charged-lines.ts';
import type { Promised } from './promised.ts';
import { moneyFor } from './purse.ts';
import { takeMoney } from './take-money.ts';
import type { Charge } from './rating/charge.ts';
import { type Reported, rowOfReported, type UsageId } from './reported-use.ts';
import { seeUse } from './see-use.ts';
import { insertUsage } from './store/usage.ts';

/**
 * Takes what a charge costs from packs and money, in the order of consumption of the time of the
 * use, and writes down why. What no bucket can pay, or no guard lets go, is written down as
 * uncollected and owed by nobody.
 */
export function payCharge(
  tx: Tx,
  line: ChargedLine,
  reported: Reported,
  charge: Charge,
  promised: Promised,
): void {
  const { kind } = charge.terms;
  const account = accountOf(line.id);
  const id: UsageId = newId('use', tx.nowMs, slotOf(line.id));
  const reason = { code: 'usage', cause: id, effectiveAt: charge.fromMs };
  const movements: Movement[] = charge.packs.map(({ bucket, units: amount }) =>
    debit(tx, account, { unit: charge.terms.part.rate.unit, amount }, 'packs', reason, bucket),
  );
  const packUnits = movements.length;
  const { amountMinor, fromMs } = charge;
  const paidMinor = takeMoney(tx, line, charge.terms, fromMs, amountMinor, promised);
  if (paidMinor > 0n) {
    const income = `income:usage:${kind.service}:${kind.zone}` as const;
    movements.push(...spend(tx, account, paidMinor, moneyFor(kind), income, reason));
  }
  seeUse(line);
  tx.append(insertUsage, {
    ...rowOfReported(tx, line, reported, kind),
    id: uuidOf(id),
    usedFrom: charge.fromMs,
    usedUntil: untilOf(reported, charge),
    usedUnits: charge.usedUnits,
    countedUnits: charge.countedUnits,
    moneyUnits: charge.moneyUnits,
    rate: charge.terms.part.rate.code,
    catalogVersion: charge.terms.version,
    connectMinor: charge.connectMinor,
    amountMinor: charge.amountMinor,
    uncollectedMinor: charge.amountMinor - paidMinor,
    unitsBefore: charge.before.units,
    amountBefore: charge.before.amountMinor,
    restBefore: charge.before.rest,
    paid: movements.map(({ bucket, amount }, at) => ({
      bucket: bucket.toString(),
      unit: at < packUnits ? charge.terms.part.rate.unit : 'HKD',
      amount: (-amount).toString(),
    })),
  });
}

function untilOf({ untilMs }: Reported, { terms, fromMs }: Charge): number {
  return Math.max(fromMs, Math.min(untilMs, terms.switchMs));
}
