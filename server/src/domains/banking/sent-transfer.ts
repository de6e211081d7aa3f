import type { SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import type { BankEntry } from '#wire/statements';
import { transferOf } from './load-entries.ts';
import { lockTransferByReference } from './store/transfers.ts';
import type { Transfer } from './transfer.ts';

/**
 * The transfer that a debit is: by its reference, and for exactly its money. In a currency that the
 * account is not in, that is what the bank was instructed to send.
 */
export async function findTransfer(tx: Tx, given: BankEntry): Promise<Transfer | undefined> {
  if (given.reference === '') return undefined;
  const [row] = await tx.query(lockTransferByReference, [given.reference.trim().toUpperCase()]);
  if (row?.state !== 'to_send' && row?.state !== 'sent') return undefined;
  const { amountMinor, currency, instructed } = given;
  const isBooked = row.currency === currency && row.amount === -amountMinor;
  const isInstructed =
    row.currency !== currency &&
    row.currency === instructed?.currency &&
    row.amount === instructed.amountMinor;
  return isBooked || isInstructed ? transferOf(row) : undefined;
}

/** Where the money of a transfer stood before it left. */
export function accountOf({ kind, connector }: Transfer): SystemAccount {
  switch (kind) {
    case 'refund':
    case 'failed_refund':
      return `clearing:${connector}`;
    case 'give_back':
      return 'unmatched';
    case 'closing':
      return 'closing_payable';
    case 'float_payout':
      return 'clearing:floats';
  }
}
