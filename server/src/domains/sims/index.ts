export { activateSim } from './activate-sim.ts';
export { askSwap, type WantedSwap } from './ask-swap.ts';
export { finishDueSwaps } from './finish-due-swaps.ts';
export { hastenSwap } from './hasten-swap.ts';
export { listSwaps } from './list-swaps.ts';
export { simSettings } from './settings.ts';
export { stopSwap } from './stop-swap.ts';
export type { Swap, SwapId, SwapReason } from './swap.ts';
export { wasSwappedLately } from './was-swapped-lately.ts';
