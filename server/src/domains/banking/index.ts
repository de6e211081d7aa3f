export { auditBanking } from './audit-banking.ts';
export type { Bag, BagId, CashAccount } from './bag.ts';
export { expectBag } from './expect-bag.ts';
export { listBags } from './list-bags.ts';
export { type LateBags, readLateBags } from './read-late-bags.ts';
export { decidePayee } from './decide-payee.ts';
export { decideCredit } from './decide-credit.ts';
export { type Entry, type EntryId, type Suspense, waysOf } from './entry.ts';
export {
  type PayoutArrived,
  payoutArrived,
  type TransferCameBack,
  transferCameBack,
} from './facts.ts';
export { findEntry } from './find-entry.ts';
export { findOpenBankDay } from './find-open-bank-day.ts';
export { giveUpBankDay } from './give-up-bank-day.ts';
export { holdBackDisputed } from './hold-back-disputed.ts';
export { instructRefunds, instructTransfer, type NewTransfer } from './instruct-transfers.ts';
export { leavingBankNames } from './leaving-names.ts';
export { type BankingDesk, listBanking } from './list-banking.ts';
export { listEntries } from './list-entries.ts';
export { listSuspense } from './list-suspense.ts';
export { listTransfers } from './list-transfers.ts';
export { markSent } from './mark-sent.ts';
export { type CreditProposal, proposeCredit } from './propose-credit.ts';
export { isOldEnough, type Patience, patienceBy, requireOldEnough } from './patience.ts';
export { type PayeeProposal, proposePayee } from './propose-payee.ts';
export { readCredit } from './read-credit.ts';
export { readPayouts } from './read-payouts.ts';
export { type OpenBankDay, readBankTroubles } from './read-bank-troubles.ts';
export { readBanks } from './read-banks.ts';
export { bankingSettings } from './settings.ts';
export { takeReport } from './take-report.ts';
export { takeStatement } from './take-statement.ts';
export type { Payee, Transfer, TransferId, TransferKind, TransferState } from './transfer.ts';
export { tryProviderAgain } from './try-provider-again.ts';
export { withdrawTransfer } from './withdraw-transfer.ts';
