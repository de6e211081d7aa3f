import type { Journal } from '../../kit/journal.ts';

export type DisputeStatus = 'open' | 'defended' | 'won' | 'lost' | 'cancelled';

/** A payer has asked for the money back; it is taken until it is judged. */
export interface Dispute {
  disputeId: string;
  /** Antom's number of the payment. */
  paymentId: string;
  amount: number;
  reasonCode: string;
  status: DisputeStatus;
  createdMs: number;
  dueMs: number;
  closedMs: number | null;
  /** The merchant's document, as it came: base64. */
  defence: string | null;
}

export interface DisputeBook {
  list(): Dispute[];
  find(disputeId: string): Dispute | undefined;
  /** The newest of a payment. */
  ofPayment(paymentId: string): Dispute | undefined;
  save(dispute: Dispute): Dispute;
}

export function openDisputeBook(journal: Journal): DisputeBook {
  const table = journal.table<Dispute>('dispute');
  return {
    list: () => [...table.values()],
    find: (disputeId) => table.get(disputeId),
    ofPayment: (paymentId) =>
      [...table.values()].findLast((dispute) => dispute.paymentId === paymentId),
    save(dispute) {
      table.put(dispute.disputeId, dispute);
      return dispute;
    },
  };
}

export function isOpen({ status }: Dispute): boolean {
  return status === 'open' || status === 'defended';
}
