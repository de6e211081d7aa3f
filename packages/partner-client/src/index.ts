export {
  type LowuClient,
  openLowuClient,
  type Operation,
  type Outcome,
  type WantedTopup,
} from './open-client.ts';
export type { Operations } from './operations.ts';
export type { Money, Order, Problem, Topup, Words } from './shapes.ts';
export { LowuRefusal, LowuUnanswered, type Party } from './problems.ts';
export type { ClientCertificate, ClientOptions, Patience, Surroundings } from './surroundings.ts';
