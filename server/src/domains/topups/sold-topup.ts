import {
  type HongKongDay,
  hongKongDay,
  type Id,
  maskPhoneNumber,
  newReference,
  slotOf,
  uuidOf,
} from '#base';
import { planOf, readCatalog, validityDaysFor } from '#catalog';
import { loadLoans } from '#emergency-credits';
import {
  type AccountId,
  type HoldId,
  lockAccounts,
  lockedTotal,
  type SystemAccount,
} from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { standingBenefit } from '#promotions';
import { keepReceiptSubject } from '#receipts';
import { accountOf, lockLines, newExpiry, tellValidity } from '#subscribers';
import { askBenefit } from './ask-benefit.ts';
import { creditOne } from './credit-one.ts';
import { issueTopupReceipts, type SettledTopup, tellCredited } from './credit-papers.ts';
import { topupCredited, type TopupFact } from './facts.ts';
import type { Receiver } from './receiver.ts';
import { hasEnded } from './has-ended.ts';
import { checkLimits } from './limits.ts';
import { limitsOf } from './line-use.ts';
import { countUse, loadUses, twinOf, useOf } from './loaded-uses.ts';
import { noteMade } from './note-made.ts';
import { promotedOf } from './promoted.ts';
import { refuse } from './refusals.ts';
import { refuseOffShelf } from './refuse-off-shelf.ts';
import { readWhereOwed } from './read-where-owed.ts';
import { lockSoldBenefits, withBenefit } from './sold-benefit.ts';
import { insertTopups } from './store/topups.ts';
import type { SoldAt, SoldTerms, SoldTo } from './sold-terms.ts';
import { timelineText } from './timeline.ts';
import { isPerson, type LockedTopup, type Maker, type TopupId } from './topup.ts';

export { withBenefit } from './sold-benefit.ts';
export type { SoldAt, SoldTerms, SoldTo } from './sold-terms.ts';

/** Refuses with `topup_amount_invalid`, as `refuseOffShelf` says. */
export async function readSoldTerms(
  context: Context,
  receiver: SoldTo,
  value: bigint,
  place: SoldAt,
): Promise<SoldTerms> {
  refuseOffShelf(await readCatalog(context), receiver, value, context.clock.now());
  return readVoucherTerms(context, receiver, value, place);
}

/**
 * The same of a value that was sold before, and so stands on no shelf any more: whoever has paid
 * for it gets it, on whatever line.
 */
export async function readVoucherTerms(
  context: Context,
  receiver: SoldTo,
  value: bigint,
  { channel, maker, typedCode = null, mostDiscountMinor }: SoldAt,
): Promise<SoldTerms> {
  const catalog = await readCatalog(context);
  const { validUntil, plan: code } = receiver;
  const { validity } = catalog;
  const nowMs = context.clock.now();
  const imagined = { receiver, value, channel, maker, typedCode, mostDiscountMinor };
  const benefit = await askBenefit(context, catalog, imagined);
  const validityDays = validityDaysFor(validity, value);
  const until = newExpiry(validUntil, hongKongDay(nowMs), validityDays);
  return {
    value,
    bonus: benefit.bonusMinor,
    bonusDays: benefit.validDays,
    discount: benefit.discountMinor,
    promotions: benefit.parts,
    codeOutcome: benefit.codeOutcome,
    standing: standingBenefit(catalog, { channel, amountMinor: value, atMs: nowMs }),
    validityDays,
    plan: { code, name: planOf(catalog, code).name },
    validUntil: hongKongDay(until ?? nowMs),
  };
}

/**
 * A top-up whose money is here before it: taken out of a reseller's float, laid on a counter, or
 * paid for a voucher. It is ordered and credited by one commit.
 */
export interface SoldTopup {
  readonly id: TopupId;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
  /** Who sells it, or who redeems what was sold. */
  readonly maker: Maker;
  /** Where whoever redeems it sits; none where nobody does. */
  readonly device?: Id<'dev'> | undefined;
  readonly channel: string;
  readonly method: string;
  /** Where it is sold, by the name that its keeper has given the place. */
  readonly place?: string | undefined;
  /** What its money is known by elsewhere, such as the serial number of a voucher. */
  readonly paidReference?: string;
  /** Whoever buys has said that the same of minutes ago was another. */
  readonly isTwinIntended: boolean;
}

export interface Sold {
  readonly topup: TopupId;
  readonly reference: string;
  readonly receipt: string;
  readonly validUntil: HongKongDay;
  readonly repaid: bigint;
  /** What it got in the end: a budget can be used up between looking and selling. */
  readonly bonus: bigint;
}

/**
 * Locks all that selling these changes, and `accounts` with `holds` beside them, in one round trip
 * with what is asked at the same time. One call per transaction, for all of them.
 */
export async function lockSold(
  tx: Tx,
  sold: readonly SoldTopup[],
  accounts: readonly AccountId[],
  holds: readonly HoldId[] = [],
): Promise<void> {
  const lines = sold.map(({ receiver }) => receiver.line);
  const grantingFirst = sold.map(({ id, receiver }) => ({ line: receiver.line, cause: id }));
  await Promise.all([
    lockAccounts(tx, accounts, holds, lines.map(accountOf)),
    loadLoans(tx, lines),
    lockLines(tx, { grantingFirst }),
    loadUses(
      tx,
      sold.map(({ receiver: { line }, terms: { value } }) => ({ line, value })),
    ),
  ]);
  await Promise.all([readWhereOwed(tx, lines), lockSoldBenefits(tx, sold)]);
}

/**
 * Credits one with what `from` has for it: value, bonus, validity, receipt, message and the order
 * itself. All of it is taken back with a `Tx.attempt` around it. Refuses with `line_closed`,
 * `topup_twin` and the limits of the line. `tellSold` once behind the last of them.
 */
export function creditSold(tx: Tx, wanted: SoldTopup, from: SystemAccount): Sold {
  return creditPriced(tx, withBenefit(tx, wanted), from);
}

/** The same of one whose benefit is taken: `from` has its price. */
export function creditPriced(tx: Tx, sold: SoldTopup, from: SystemAccount): Sold {
  const reference = newReference();
  const topup = lockedTopupOf(sold, reference);
  if (hasEnded(tx, topup)) throw refuse.line_closed({ state: 'closed' });
  checkUse(tx, sold);
  const { value, discount } = sold.terms;
  const settled = creditOne(
    tx,
    topup,
    {
      amount: value - discount,
      currency: 'HKD',
      capturedAt: tx.nowMs,
      providerReference: sold.paidReference ?? null,
    },
    from,
  );
  countUse(tx, topup.line, value, topup.id);
  keepReceiptSubject(tx, {
    about: topup.id,
    reference,
    line: topup.line,
    maskedNumber: maskPhoneNumber(topup.number),
    plan: sold.terms.plan,
    channel: sold.channel,
    method: sold.method,
    rate: null,
    place: sold.place ?? null,
    promotions: promotedOf(sold.terms.promotions),
  });
  const [receipt = ''] = issueTopupReceipts(tx, [settled]);
  write(tx, sold, settled, receipt);
  if (isPerson(sold.maker)) noteMade(tx, topup.id, sold);
  tellCredited(tx, [settled]);
  const { validUntil, repaid } = settled;
  const { bonus } = topup.terms;
  return { topup: topup.id, reference, receipt, validUntil, repaid, bonus };
}

function checkUse(tx: Tx, { receiver: { line }, terms, isTwinIntended }: SoldTopup): void {
  const { value, bonus } = terms;
  const twin = isTwinIntended ? undefined : twinOf(tx, line, value);
  if (twin) throw refuse.topup_twin({ topup: twin });
  const { ordered, open } = useOf(tx, line);
  const balance = lockedTotal(tx, accountOf(line), 'HKD');
  // Whoever stands at a counter is told no balance, be it their own.
  const wanted = { value, bonus, isOwn: false };
  checkLimits(wanted, { balance, open, ordered30Days: ordered }, limitsOf(tx.settings));
}

function lockedTopupOf(sold: SoldTopup, reference: string): LockedTopup {
  const { id, receiver, terms, maker, channel, method } = sold;
  const { value, bonus, bonusDays, discount, validityDays } = terms;
  return {
    slot: slotOf(id),
    id,
    reference,
    line: receiver.line,
    number: receiver.number,
    maker,
    device: sold.device ?? null,
    channel,
    method,
    price: value - discount,
    priceCurrency: 'HKD',
    terms: {
      ownerId: receiver.ownerId,
      isOwn: false,
      language: receiver.language,
      payer: null,
      value,
      valueCurrency: 'HKD',
      bonus,
      bonusDays,
      discount,
      validityDays,
    },
    state: 'credited',
    attempt: null,
    result: null,
    creditedAt: null,
  };
}

function write(
  tx: Tx,
  { receiver, device }: SoldTopup,
  settled: SettledTopup,
  receipt: string,
): void {
  const { topup, cashBucket, bonusBucket, balanceAfter, validUntil } = settled;
  const { slot, id, reference, line, number, channel, method, price, priceCurrency } = topup;
  const { ownerId, language, value, valueCurrency, bonus, bonusDays } = topup.terms;
  const { discount, validityDays } = topup.terms;
  const at = tx.nowMs;
  tx.append(insertTopups, {
    slot,
    id: uuidOf(id),
    reference,
    line: uuidOf(line),
    number,
    channel,
    method,
    price,
    priceCurrency,
    maker: topup.maker,
    device: device && device !== topup.maker ? uuidOf(device) : null,
    owner: uuidOf(ownerId),
    maskedOwner: receiver.maskedOwner,
    language,
    payerNumber: null,
    payerLanguage: null,
    value,
    valueCurrency,
    bonus,
    bonusDays,
    discount,
    validityDays,
    promisedSeconds: 0,
    payment: null,
    attempt: null,
    orderedAt: at,
    payBefore: at,
    state: 'credited',
    cashBucket,
    bonusBucket,
    receipt,
    validUntil,
    balanceAfter,
    creditedAt: at,
    timeline: timelineText(at, ['ordered', 'credited']),
    changedAt: at,
  });
}

/** Tells what was sold, once for all of a transaction. */
export async function tellSold(tx: Tx, sold: readonly TopupFact[]): Promise<void> {
  await tellValidity(tx);
  const credited = sold.map((one) => ({ ...one, isSold: true }));
  await tell(tx, topupCredited, credited);
}
