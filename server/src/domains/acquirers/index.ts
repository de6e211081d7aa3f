export type { Acquirer, AcquirerId } from './acquirer.ts';
export { auditAcquirers } from './audit-acquirers.ts';
export { checkAtMachine } from './check-at-machine.ts';
export { compareTotals, type Totals } from './compare-totals.ts';
export { cutOver } from './cut-over.ts';
export type { Answered, ExchangeName, WantedReversal, WantedSale } from './exchange.ts';
export { openAcquirer } from './open-acquirer.ts';
export { reverseAtMachine, type Reversal } from './reverse-at-machine.ts';
export { sellAtMachine } from './sell-at-machine.ts';
