/** What the clock does about orders whose money is held: a part of the door. */
export { isHeldNoMore } from './is-held-no-more.ts';
export { returnForgotten } from './return-forgotten.ts';
export { tellStillHeld } from './tell-still-held.ts';
export { watchReviews } from './watch-reviews.ts';
