export { approveClosing } from './approve-closing.ts';
export type { Closing, ClosingId, ClosingState, Part, Sheet } from './closing.ts';
export { listClosings } from './list-closings.ts';
export { type ClosingOrder, orderClosing } from './order-closing.ts';
export { readClosing } from './read-closing.ts';
export { readSheet } from './read-sheet.ts';
export { closingSettings } from './settings.ts';
export { settleClosingRefunds } from './settle-closing-refunds.ts';
export { settleClosings } from './settle-closings.ts';
