import {
  type HongKongDay,
  hongKongDay,
  maskPhoneNumber,
  newReference,
  slotOf,
  uuidOf,
  type Words,
} from '#base';
import { bonusFor, fitsShelf, planOf, readCatalog, validityDaysFor } from '#catalog';
import { loadLoans } from '#emergency-credits';
import { type AccountId, lockAccounts, lockedTotal, type SystemAccount } from '#ledger';
import type { Context } from '#platform/context';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { keepReceiptSubject } from '#receipts';
import { accountOf, lockLines, newExpiry, tellValidity } from '#subscribers';
import { creditOne } from './credit-one.ts';
import { issueTopupReceipts, type SettledTopup, tellCredited } from './credit-papers.ts';
import { topupCredited, type TopupFact } from './facts.ts';
import type { Receiver } from './find-receiver.ts';
import { hasEnded } from './has-ended.ts';
import { checkLimits } from './limits.ts';
import { limitsOf } from './line-use.ts';
import { countUse, loadUses, twinOf, useOf } from './loaded-uses.ts';
import { refuse } from './refusals.ts';
import { insertTopups } from './store/topups.ts';
import { timelineText } from './timeline.ts';
import type { LockedTopup, Maker, TopupId } from './topup.ts';

/** What a top-up that is paid for over a counter gives, as the catalogue has it now. */
export interface SoldTerms {
  readonly value: bigint;
  readonly bonus: bigint;
  readonly bonusDays: number;
  readonly validityDays: number;
  readonly plan: { readonly code: string; readonly name: Words };
  /** How long the line would live; what else it is given meanwhile may make it longer. */
  readonly validUntil: string;
}

/** Refuses with `topup_amount_invalid` what no shelf has. */
export async function readSoldTerms(
  context: Context,
  { validUntil, plan: code }: Pick<Receiver, 'validUntil' | 'plan'>,
  value: bigint,
  channel: string,
): Promise<SoldTerms> {
  const catalog = await readCatalog(context);
  const { shelf, bonuses, validity } = catalog;
  if (!fitsShelf(shelf, value)) {
    throw refuse.topup_amount_invalid({
      leastMinor: Number(shelf.leastMinor),
      mostMinor: Number(shelf.mostMinor),
      stepMinor: Number(shelf.stepMinor),
    });
  }
  const nowMs = context.clock.now();
  const bonus = bonusFor(bonuses, { channel, amountMinor: value, atMs: nowMs });
  const validityDays = validityDaysFor(validity, value);
  const until = newExpiry(validUntil, hongKongDay(nowMs), validityDays);
  return {
    value,
    bonus: bonus?.amountMinor ?? 0n,
    bonusDays: bonus?.rule.validDays ?? 0,
    validityDays,
    plan: { code, name: planOf(catalog, code).name },
    validUntil: hongKongDay(until ?? nowMs),
  };
}

/**
 * A top-up whose money is here before it: taken out of a reseller's float, or laid on a counter. It
 * is ordered and credited by one commit.
 */
export interface SoldTopup {
  readonly id: TopupId;
  readonly receiver: Receiver;
  readonly terms: SoldTerms;
  /** Who sells it. */
  readonly maker: Maker;
  readonly channel: string;
  readonly method: string;
  /** Whoever buys has said that the same of minutes ago was another. */
  readonly isTwinIntended: boolean;
}

export interface Sold {
  readonly topup: TopupId;
  readonly reference: string;
  readonly receipt: string;
  readonly validUntil: HongKongDay;
  readonly repaid: bigint;
}

/**
 * Locks all that selling these changes, and `accounts` beside them, in one round trip with what is
 * asked at the same time. One call per transaction, for all of them.
 */
export async function lockSold(
  tx: Tx,
  sold: readonly SoldTopup[],
  accounts: readonly AccountId[],
): Promise<void> {
  const lines = sold.map(({ receiver }) => receiver.line);
  const grantingFirst = sold.map(({ id, receiver }) => ({ line: receiver.line, cause: id }));
  await Promise.all([
    lockAccounts(tx, [...accounts, ...lines.map(accountOf)]),
    loadLoans(tx, lines),
    lockLines(tx, { grantingFirst }),
    loadUses(
      tx,
      sold.map(({ receiver: { line }, terms: { value } }) => ({ line, value })),
    ),
  ]);
}

/**
 * Credits one with what `from` has for it: value, bonus, validity, receipt, message and the order
 * itself. All of it is taken back with a `Tx.attempt` around it. Refuses with `line_closed`,
 * `topup_twin` and the limits of the line. `tellSold` once behind the last of them.
 */
export function creditSold(tx: Tx, sold: SoldTopup, from: SystemAccount): Sold {
  const reference = newReference();
  const topup = lockedTopupOf(sold, reference);
  if (hasEnded(tx, topup)) throw refuse.line_closed({ state: 'closed' });
  checkUse(tx, sold);
  const { value: amount } = sold.terms;
  const settled = creditOne(
    tx,
    topup,
    { amount, currency: 'HKD', capturedAt: tx.nowMs, providerReference: null },
    from,
  );
  countUse(tx, topup.line, amount, topup.id);
  keepReceiptSubject(tx, {
    topup: topup.id,
    reference,
    line: topup.line,
    maskedNumber: maskPhoneNumber(topup.number),
    plan: sold.terms.plan,
    channel: sold.channel,
    method: sold.method,
    rate: null,
  });
  const [receipt = ''] = issueTopupReceipts(tx, [settled]);
  write(tx, sold, settled, receipt);
  tellCredited(tx, [settled]);
  const { validUntil, repaid } = settled;
  return { topup: topup.id, reference, receipt, validUntil, repaid };
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
  const { value, bonus, bonusDays, validityDays } = terms;
  return {
    slot: slotOf(id),
    id,
    reference,
    line: receiver.line,
    number: receiver.number,
    maker,
    device: null,
    channel,
    method,
    price: value,
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
      validityDays,
    },
    state: 'credited',
    attempt: null,
    result: null,
    creditedAt: null,
  };
}

function write(tx: Tx, { receiver }: SoldTopup, settled: SettledTopup, receipt: string): void {
  const { topup, cashBucket, bonusBucket, balanceAfter, validUntil } = settled;
  const { slot, id, reference, line, number, channel, method, price, priceCurrency } = topup;
  const { ownerId, language, value, valueCurrency, bonus, bonusDays, validityDays } = topup.terms;
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
    device: null,
    owner: uuidOf(ownerId),
    maskedOwner: receiver.maskedOwner,
    language,
    payerNumber: null,
    payerLanguage: null,
    value,
    valueCurrency,
    bonus,
    bonusDays,
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
  await tell(tx, topupCredited, sold);
}
