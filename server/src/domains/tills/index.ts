export { acceptDifference } from './accept-difference.ts';
export { answerCounterSale } from './answer-counter-sale.ts';
export { answerCounterVoucher } from './answer-counter-voucher.ts';
export { auditTills } from './audit-tills.ts';
export { closeShift, type ShiftToClose } from './close-shift.ts';
export { type Count, denominations } from './count.ts';
export type { CounterSale, CounterSaleInFull, Tender } from './counter-sale.ts';
export type {
  CounterVoucher,
  CounterVoucherId,
  CounterVoucherInFull,
} from './counter-voucher.ts';
export { countVault } from './count-vault.ts';
export { createTill } from './create-till.ts';
export { type ListedTill, listTills, type TillsDesk } from './list-tills.ts';
export { moveSafeCash, type SafeMove } from './move-safe-cash.ts';
export { openShift, type ShiftToOpen } from './open-shift.ts';
export { type OwnTill, readOwnTill } from './read-own-till.ts';
export { readCounterSale } from './read-counter-sale.ts';
export { readCounterVoucher } from './read-counter-voucher.ts';
export { readTills } from './read-tills.ts';
export { redeemOverCounter } from './redeem-over-counter.ts';
export { sellCounterVoucher, type WantedCounterVoucher } from './sell-counter-voucher.ts';
export { sellOverCounter, type WantedCounterSale } from './sell-over-counter.ts';
export { closingDifference, isUnsettled, type Shift, type ShiftId } from './shift.ts';
export type { Till, TillId } from './till.ts';
export type { ListedVault, Vault } from './vault.ts';
export { undoCounterVoucher } from './undo-counter-voucher.ts';
export { undoCounterSale } from './undo-counter-sale.ts';
