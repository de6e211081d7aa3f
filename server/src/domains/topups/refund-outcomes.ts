/** What follows from how refunds ended: a part of the door. */
export { failRefunds } from './fail-refunds.ts';
export { sendRefundsAgain } from './send-refunds-again.ts';
export { sendStrandedRefunds } from './send-stranded-refunds.ts';
export { settleRefunds } from './settle-refunds.ts';
export {
  listStrandedRefunds,
  readStrandedRefunds,
  type StrandedRefund,
} from './stranded-refund.ts';
