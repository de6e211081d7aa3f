export { currentRate } from './current-rate.ts';
export {
  convert,
  type CurrencyPair,
  type Rate,
  type RateId,
  type Rounding,
  rateText,
} from './rate.ts';
export { decideRate } from './decide-rate.ts';
export { loadRateAt } from './load-rate-at.ts';
export { lockRateProposal } from './lock-rate-proposal.ts';
export { type ListedRate, listRates, type RateDesk } from './list-rates.ts';
export type { ProposalId, RateProposal } from './proposal.ts';
export { proposeRate, type WantedRate } from './propose-rate.ts';
export { fetchRate } from './fetch-rate.ts';
export { fxSettings } from './settings.ts';
export { rateAt } from './rate-at.ts';
export type { NewRate } from './new-rate.ts';
export { recordRate } from './record-rate.ts';
