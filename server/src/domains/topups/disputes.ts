/** What others do with what payers' banks take back: a part of the door. */
export { closeDisputes, putBackDisputes, takeForDisputes } from './claw-back-disputes.ts';
export { takeReturned } from './take-returned.ts';
