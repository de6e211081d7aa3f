import { present } from '#base';
import type { SystemAccount } from '#ledger';
import type { Tender } from './counter-sale.ts';
import { refuse } from './refusals.ts';
import { cardTerminal, cashIn } from './till.ts';

const approvalForm = /^[A-Z0-9]{4,12}$/;

/** Refuses with `counter_tender_wrong`. */
export function requireTender(tender: Tender, valueMinor: bigint): void {
  const isRight =
    tender.kind === 'cash' ? tender.handedMinor >= valueMinor : approvalForm.test(tender.approval);
  if (!isRight) throw refuse.counter_tender_wrong();
}

/** Where the money of a sale at a till goes. */
export function placeOf({ kind }: Tender, till: string): SystemAccount {
  return kind === 'cash' ? cashIn(till) : cardTerminal;
}

/** As receipts name how a sale was paid. */
export function methodOf({ kind }: Tender): 'cash' | 'card_terminal' {
  return kind === 'cash' ? 'cash' : 'card_terminal';
}

/** As the tables of sales keep it. */
export interface TenderRow {
  readonly tender: 'cash' | 'card';
  readonly handed: bigint | null;
  readonly approval: string | null;
}

export function tenderRow(tender: Tender): TenderRow {
  return {
    tender: tender.kind,
    handed: tender.kind === 'cash' ? tender.handedMinor : null,
    approval: tender.kind === 'card' ? tender.approval : null,
  };
}

export function tenderOf({ tender: kind, handed, approval }: TenderRow): Tender {
  return kind === 'cash'
    ? { kind, handedMinor: present(handed, 'the cash of a sale') }
    : { kind, approval: present(approval, 'the approval of a card') };
}
