import { assert, isoTime, slotOf, uuidOf } from '#base';
import { type AttemptId, openPayment, type PaymentId } from '#payments';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { type GivenAdvanceNotice, openNoticesFor } from './advance-notice.ts';
import { collectionOrdered } from './facts.ts';
import { checkLimits } from './limits.ts';
import { lockMandate, saveMandate } from './load-mandates.ts';
import type { Mandate, MandateId, usedNow } from './mandate.ts';
import { refuse } from './refusals.ts';
import { useNotices } from './store/advance-notices.ts';
import { insertCollections } from './store/history.ts';
import { collectionTime } from './terms.ts';

type NewPayment = Parameters<typeof openPayment>[1];

/**
 * Orders a payment by a mandate, in the transaction of whoever wants the money. It is asked for
 * once that has committed. Refuses with `mandate_unknown`, `mandate_not_active`, `mandate_busy`
 * while the end of another one is not known, `mandate_limit`, `mandate_needs_notice` where its
 * payer must be told first (`giveAdvanceNotice`), and `mandate_not_yet` with the instant from which
 * it can be ordered.
 */
export async function orderCollection(
  tx: Tx,
  by: {
    /** Itself, where it is locked already. */
    readonly mandate: MandateId | Mandate;
    readonly owner: string;
    readonly connector: string;
  },
  wanted: Omit<NewPayment, 'connector' | 'scene'>,
): Promise<{ readonly payment: PaymentId; readonly attempt: AttemptId }> {
  const mandate = typeof by.mandate === 'string' ? await lockMandate(tx, by.mandate) : by.mandate;
  const isTheirs = mandate.owner === by.owner && mandate.connector === by.connector;
  assert(wanted.currency === mandate.terms.currency, 'a mandate is charged in its own currency');
  if (!isTheirs) throw refuse.mandate_unknown();
  const { used, notice } = await checked(tx, mandate, wanted.amount);
  const { connector } = mandate;
  const opened = openPayment(tx, { ...wanted, connector, scene: 'mandate' });
  const { attempt } = opened;
  saveMandate(tx, {
    ...mandate,
    periodFrom: used.from,
    usedMinor: used.minor + wanted.amount,
    usedTimes: used.times + 1,
    openAttempt: attempt,
  });
  tx.append(insertCollections, {
    slot: slotOf(attempt),
    attempt: uuidOf(attempt),
    mandateSlot: mandate.slot,
    mandate: uuidOf(mandate.id),
    amount: wanted.amount,
    openedAt: tx.nowMs,
  });
  if (notice) {
    const usedBy = uuidOf(attempt);
    tx.append(useNotices, { slot: mandate.slot, id: uuidOf(notice.id), usedBy });
  }
  await tell(tx, collectionOrdered, [{ mandate: mandate.id, attempt }]);
  return opened;
}

/** Nothing stands in the way of it, and the notice that it goes by where one is needed. */
async function checked(
  tx: Tx,
  mandate: Mandate,
  amount: bigint,
): Promise<{
  readonly used: ReturnType<typeof usedNow>;
  readonly notice: GivenAdvanceNotice | undefined;
}> {
  const { state, openAttempt, terms } = mandate;
  if (state !== 'active') throw refuse.mandate_not_active({ state });
  if (openAttempt !== null) throw refuse.mandate_busy();
  const used = checkLimits(mandate, amount, tx.nowMs);
  const given = terms.advanceNotice ? await openNoticesFor(tx, mandate, amount) : [];
  const notice = given.find((one) => one.state === 'told');
  const time = collectionTime(terms, { ...mandate, notice: notice ?? null }, tx.nowMs);
  if (time.is === 'untold') throw refuse.mandate_needs_notice();
  if (time.is === 'later') {
    const { because, opensAt } = time;
    throw refuse.mandate_not_yet({ because, opensAt: isoTime(opensAt) });
  }
  return { used, notice };
}
