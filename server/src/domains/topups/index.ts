export { approveReview } from './approve-review.ts';
export { auditTopups } from './audit-topups.ts';
export { cancelTopup } from './cancel-topup.ts';
export { deleteOldQuotes } from './delete-old-quotes.ts';
export { topupCredited, topupRefunding } from './facts.ts';
export { findOpenTopup } from './find-open-topup.ts';
export { findReceiver, type Receiver } from './find-receiver.ts';
export { listTopups } from './list-topups.ts';
export { listTopupsOfLine } from './list-topups-of-line.ts';
export { noteClosed, noteMismatched, notePending, noteUnknown } from './note-payments.ts';
export { orderTopup, type TopupOrder } from './order-topup.ts';
export { type Quote, quoteTopup } from './quote-topup.ts';
export { proposeReview } from './propose-review.ts';
export { readAnyTopup } from './read-any-topup.ts';
export { listReviews, readReview } from './read-reviews.ts';
export { readTopup } from './read-topup.ts';
export { refuseReview } from './refuse-review.ts';
export type { Review, ReviewDecision, ReviewProposal } from './review.ts';
export { topupSettings } from './settings.ts';
export { settleRefunds } from './settle-refunds.ts';
export { returnSurplus } from './return-surplus.ts';
export { settleTopups } from './settle-topups.ts';
export {
  isFinal,
  isOpen,
  isPaymentOpen,
  type Maker,
  type Offer,
  type QuoteId,
  type Topup,
  type TopupId,
  type TopupState,
} from './topup.ts';
export { undoBefore } from './undo-time.ts';
export { undoTopup } from './undo-topup.ts';
