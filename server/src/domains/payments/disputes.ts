/** What others do with what payers' banks take back: a part of the door. */
export { askDisputes } from './ask-disputes.ts';
export { type CountedAgain, countDisputesAgain } from './count-disputes-again.ts';
export { countUndecidedDisputes } from './count-undecided-disputes.ts';
export type { Dispute, DisputeId, DisputeState } from './dispute.ts';
export type { AnswerableDispute, GivenAnswer } from './dispute-answer.ts';
export { handInDisputeAnswer } from './hand-in-dispute-answer.ts';
export { isRefundBackTwice } from './is-refund-back-twice.ts';
export { listDueAnswers } from './list-due-answers.ts';
export { listDecidedDisputes } from './list-decided-disputes.ts';
export { listUndecidedDisputes } from './list-undecided-disputes.ts';
export { loadDisputesOf } from './load-disputes.ts';
export { loadRefundsOf } from './load-refunds.ts';
export { noteDispute } from './note-dispute.ts';
export { orderDisputeAnswer } from './order-dispute-answer.ts';
export { readDispute } from './read-dispute.ts';
