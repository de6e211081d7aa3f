export { type Answered, answerSale } from './answer-sale.ts';
export { auditSales } from './audit-sales.ts';
export { echoReceiver, type TypedNumber } from './echo-receiver.ts';
export { cancelOrder } from './cancel-order.ts';
export { confirmOrder } from './confirm-order.ts';
export { countWaitingOrders } from './count-waiting-orders.ts';
export {
  type FloatLow,
  floatRanLow,
  type SaleFact,
  saleMade,
  type SaleRefused,
  saleRefused,
  type SaleUndone,
  saleUndone,
} from './facts.ts';
export { listSales } from './list-sales.ts';
export { checkDigitOfNumber } from './number-check.ts';
export { payCommissions } from './pay-commissions.ts';
export { readSale } from './read-sale.ts';
export { orderByProgram } from './order-by-program.ts';
export type { KeptRefusal, OrderState, ProgramOrder } from './program-order.ts';
export type { ProgramSale, Sent } from './program-sale.ts';
export { readSentByReference } from './read-sent-by-reference.ts';
export { readTodaysTotals, type TillTotal } from './read-todays-totals.ts';
export { programChannel, type Sale, saleChannel, type SaleInFull } from './sale.ts';
export { nextPage, placeFrom, placeOfNow, type SalePlace } from './sale-place.ts';
export { sellDueOrders } from './sell-due-orders.ts';
export { sellByProgram } from './sell-by-program.ts';
export { sendByProgram } from './send-by-program.ts';
export { salesSettings } from './settings.ts';
export type { TrialNumber } from './trial-number.ts';
export { listVoucherSales } from './list-voucher-sales.ts';
export { sellTopup, type WantedSale } from './sell-topup.ts';
export { sellVoucher, type WantedVoucherSale } from './sell-voucher.ts';
export { reverseSale } from './reverse-sale.ts';
export { undoByProgram } from './undo-by-program.ts';
export { undoSale } from './undo-sale.ts';
export { undoVoucherSale } from './undo-voucher-sale.ts';
export type { SoldVoucher, VoucherSale, VoucherSaleId } from './voucher-sale.ts';
