import { type InstantMs, idFrom } from '#base';
import type { StaffId } from '#identity';
import type { ResellerId } from './reseller.ts';
import type { PayoutAccountRow } from './store/payout-accounts.ts';

/** Where a float is paid out to, as two people have recorded it. */
export interface PayoutAccount {
  readonly name: string;
  /** A bank code and an account number, or an FPS identifier. */
  readonly account: string;
  /** Until then nothing goes there: its owner was told, and may object. */
  readonly usableFrom: InstantMs;
}

/** What stands on record of a reseller, and what is to stand there instead. */
export interface RecordedAccount {
  readonly reseller: ResellerId;
  readonly current: PayoutAccount | null;
  readonly proposed: {
    readonly name: string;
    readonly account: string;
    readonly proposedBy: StaffId;
    readonly proposedAt: InstantMs;
  } | null;
}

export function recordedOf(row: PayoutAccountRow): RecordedAccount {
  const { name, account, usableFrom, newName, newAccount, proposedBy, proposedAt } = row;
  const isRecorded = name !== null && account !== null && usableFrom !== null;
  const isProposed = newName !== null && newAccount !== null && proposedAt !== null;
  return {
    reseller: idFrom('rsl', row.reseller),
    current: isRecorded ? { name, account, usableFrom } : null,
    proposed:
      isProposed && proposedBy !== null
        ? { name: newName, account: newAccount, proposedBy: idFrom('stf', proposedBy), proposedAt }
        : null,
  };
}

/** What is told of an account, so that its owner knows it and a stranger does not. */
export function endingOf(account: string): string {
  return account.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(-4);
}
