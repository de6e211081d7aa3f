import { type InstantMs, slotOf, type Unit, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { readSystemTransfersOfCauses, readTransfersOfCauses } from './store/transfers.ts';

/** Null on the side of an account that is no system account, such as a line's. */
export interface Posting {
  readonly recordedAt: InstantMs;
  readonly code: string;
  readonly cause: string;
  readonly debited: string | null;
  readonly credited: string | null;
  readonly unit: Unit;
  /** Above zero. */
  readonly amount: bigint;
}

const most = 200;

/**
 * What some causes have posted, in the order of recording: in the buckets of an account that they
 * have opened, where there is one, and between system accounts. Found are causes of payments only,
 * which have an index.
 */
export async function readPostedBy(
  context: Context,
  account: AccountId | null,
  causes: readonly string[],
): Promise<Posting[]> {
  const [own, between] = await Promise.all([
    account === null ? [] : postedIn(context, account, causes),
    context.db.read(readSystemTransfersOfCauses, [causes, most]),
  ]);
  const all = [
    ...own,
    ...between.map(({ debitAccount: debited, creditAccount: credited, ...of }) => {
      return { ...of, debited, credited };
    }),
  ];
  return all.sort((one, other) => one.recordedAt - other.recordedAt);
}

async function postedIn(
  context: Context,
  account: AccountId,
  causes: readonly string[],
): Promise<Posting[]> {
  const values = [slotOf(account), uuidOf(account), causes, most];
  const rows = await context.db.read(readTransfersOfCauses, values);
  return rows.map(({ recordedAt, code, cause, unit, amount, systemAccount }) => ({
    recordedAt,
    code,
    cause,
    unit,
    ...(amount > 0n
      ? { debited: systemAccount, credited: null, amount }
      : { debited: null, credited: systemAccount, amount: -amount }),
  }));
}
