import { type Catalog, planOf } from '#catalog';
import { loadLoans, openLoanOf } from '#emergency-credits';
import { type Bucket, loadClaimable, lockAccounts, lockedAccount } from '#ledger';
import { type AttemptId, loadTakings, type Taking } from '#payments';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId, loadLinesInUse } from '#subscribers';
import { loadOrigins, type LockedTopup } from '#topups';
import { type Origin, type PaidBucket, type Sheet, sheetOf } from './closing.ts';
import { lockOrigins } from './lock-origins.ts';
import { paidBucketsOf } from './paid-buckets.ts';
import { closingSettings } from './settings.ts';

/** A bucket that there is not yet: what can be claimed gets one when it is paid back. */
const claimed = -1n;

/**
 * What closing a line comes to as it stands, its account locked. Nothing is changed. What the line
 * had paid and may not spend any more comes back as well, unless it was put back on it before.
 */
export async function loadSheet(
  tx: Tx,
  line: LineId,
  catalog: Catalog,
  { isClaimedBack = false } = {},
): Promise<Sheet> {
  const account = accountOf(line);
  await lockOrigins(tx, line);
  const [lines] = await Promise.all([
    loadLinesInUse(tx, [line]),
    lockAccounts(tx, [account]),
    loadLoans(tx, [line]),
  ]);
  const { buckets } = lockedAccount(tx, account);
  const money = buckets.filter(({ unit, source }) => unit === 'HKD' && source !== 'credit');
  const origins = await loadOrigins(
    tx,
    money.map(({ cause }) => cause),
  );
  const attempts = [...origins.values()].flatMap(({ attempt }) => attempt ?? []);
  const takings = await loadTakings(tx, attempts);
  const paid = money.filter(isPaid).flatMap((bucket): PaidBucket[] => {
    const topup = origins.get(bucket.cause);
    const leftMinor = bucket.balance - bucket.held;
    if (leftMinor <= 0n) return [];
    return [{ bucket: bucket.number, leftMinor, origin: originOf(topup, takings) }];
  });
  const leftMinor = isClaimedBack ? 0n : await loadClaimable(tx, account);
  if (leftMinor > 0n) paid.push({ bucket: claimed, leftMinor, origin: null });
  return sheetOf({
    paid,
    bonusMinor: sumOf(money.filter((bucket) => !isPaid(bucket))),
    heldMinor: buckets.reduce((sum, { held }) => sum + held, 0n),
    debtMinor: debtOf(tx, line, buckets),
    feeMinor: feeOf(tx, catalog, lines.get(line)?.plan),
  });
}

/** Less may have come for it than was asked, where people have taken it for what it is. */
function originOf(
  topup: LockedTopup | undefined,
  takings: ReadonlyMap<AttemptId, Taking>,
): Origin | null {
  const taking = topup?.attempt && takings.get(topup.attempt);
  if (!topup?.attempt || !taking) return null;
  const { attempt, method, price, priceCurrency } = topup;
  return {
    attempt,
    method,
    price: taking.amount < price ? taking.amount : price,
    leftOfPayment: taking.left,
    priceCurrency,
    value: topup.terms.value,
  };
}

/** What the line's plan asks for its end, or what all do that ask nothing of their own. */
function feeOf(tx: Tx, catalog: Catalog, plan: string | undefined): bigint {
  const own = plan === undefined ? null : planOf(catalog, plan).closingFee;
  return own?.hkdMinor ?? BigInt(tx.settings.get(closingSettings.feeMinor));
}

/** What was given costs its giver nothing to lose; everything else somebody has paid for. */
function isPaid({ source }: Bucket): boolean {
  return source !== 'promotion';
}

function sumOf(buckets: readonly Bucket[]): bigint {
  return buckets.reduce((sum, { balance }) => sum + balance, 0n);
}

/**
 * What is left of a loan repays it first, as it does when the line is topped up. Of a debt for what
 * was paid and is spent nothing was lent: what is in its bucket is the line's own.
 */
function debtOf(tx: Tx, line: LineId, buckets: readonly Bucket[]): bigint {
  const loan = openLoanOf(tx, line);
  if (!loan) return 0n;
  const own = new Set(paidBucketsOf(tx, line).map(({ number }) => number));
  const lent = buckets.find(({ number }) => number === loan.bucket && !own.has(number));
  const unused = lent?.balance ?? 0n;
  return loan.outstandingMinor > unused ? loan.outstandingMinor - unused : 0n;
}
