/** What our banks' credits do to payments: a part of the door. */
export { type CreditOutcome, takeCredit } from './take-credit.ts';
export { takeCreditBack } from './take-credit-back.ts';
