import { idFrom } from '#base';
import type {
  Entry,
  Suspense,
  SuspenseReason,
  SuspenseState,
  SuspenseWay,
  TakenFor,
} from './entry.ts';
import type { EntryRow } from './store/entries.ts';
import type { SuspenseRow } from './store/suspense.ts';
import type { TransferRow } from './store/transfers.ts';
import type { Transfer, TransferKind, TransferState } from './transfer.ts';

export function entryOf(row: EntryRow): Entry {
  const { instructedAmount: amount, instructedCurrency: currency, ...entry } = row;
  const instructed = amount === null || currency === null ? null : { amount, currency };
  return { ...entry, id: idFrom('ent', row.id), instructed, takenFor: row.takenFor as TakenFor };
}

export function suspenseOf(row: SuspenseRow): Suspense {
  const { why, state, way, attempt, settles, bag, bagNumber, ...rest } = row;
  const { reason, proposedBy, decidedBy, ...entry } = rest;
  return {
    entry: entryOf(entry),
    why: why as SuspenseReason,
    state: state as SuspenseState,
    way: way as SuspenseWay | null,
    attempt,
    settles,
    bag: bag === null ? null : { id: idFrom('cbg', bag), number: bagNumber ?? '' },
    reason,
    proposedBy,
    decidedBy,
  };
}

export function transferOf(row: TransferRow, hasNotLeft = false): Transfer {
  const { payeeName: name, payeeAccount: account, payeeBy: proposedBy, ...rest } = row;
  const isProposed = name !== null && account !== null && proposedBy !== null;
  return {
    ...rest,
    id: idFrom('btr', row.id),
    kind: row.kind as TransferKind,
    state: row.state as TransferState,
    payee: isProposed ? { name, account, proposedBy } : null,
    isPayeeOpen: row.state === 'to_send' || hasNotLeft,
  };
}
