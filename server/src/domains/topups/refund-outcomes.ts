/** What follows from how refunds ended: a part of the door. */
export { failRefunds } from './fail-refunds.ts';
export { sendRefundsAgain } from './send-refunds-again.ts';
export { settleRefunds } from './settle-refunds.ts';
