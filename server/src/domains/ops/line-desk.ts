/** What staff see of a line: a part of the door. */
export { findLine } from './find-line.ts';
export { listLineMessages, type StaffMessage } from './list-line-messages.ts';
export { listLineNumbers } from './list-line-numbers.ts';
export { listLineSessions } from './list-line-sessions.ts';
export { listLineTopups, type StaffTopup } from './list-line-topups.ts';
export { listLineTransfers } from './list-line-transfers.ts';
export { lookAtLine, type StaffLine } from './look-at-line.ts';
export { type HeldAt, readLineAt } from './read-line-at.ts';
export { readLineRule } from './read-line-rule.ts';
