/** How much may be sold: a part of the door. */
export { limitChain } from './limit-chain.ts';
export { limitTier } from './limit-tier.ts';
