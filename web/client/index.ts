export { newAttemptKey } from './attempt-key.ts';
export { type AttemptStore, openAttemptStore, type OrderAttempt } from './attempt-store.ts';
export { type Attempts, openAttempts } from './attempts.ts';
export { type Channel, openChannel } from './channel.ts';
export type * from './channel-types.ts';
export { type ContractChannel, openContractChannel } from './contract-channel.ts';
export { type DeviceStorage, deviceStorage, memoryStorage } from './device-storage.ts';
export { type Follower, followTopup, type Stream, type Timers } from './follow-topup.ts';
export { addressAt, addressOf, filled, type Parameters, type Query } from './addresses.ts';
export {
  groupedNumber,
  isPlausibleNumber,
  lastDigits,
  nationalNumber,
  type Region,
  regionOf,
  typedDigits,
} from './phone-number.ts';
export { type Fetch, sendOnce } from './send.ts';
export { isOutcomeUnknown, type Problem, type Result } from './problem.ts';
export { openServerClock, type ServerClock } from './server-clock.ts';
export { isFinal, isNewer, isPaymentOpen } from './topup-state.ts';
