export { currentRate } from './current-rate.ts';
export {
  convert,
  type CurrencyPair,
  type Rate,
  type RateId,
  type Rounding,
  rateText,
} from './rate.ts';
export { fetchRate } from './fetch-rate.ts';
export { fxSettings } from './settings.ts';
export { rateById } from './rate-by-id.ts';
export { type NewRate, recordRate } from './record-rate.ts';
