import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';
import type { Result } from '../protocol/result.ts';
import type { Fields } from './fields.ts';

/** A request whose signature was good. */
export interface Call {
  merchant: Merchant;
  body: Fields;
}

export type Outcome = Fields & { result: Result };

export interface Method {
  /** As faults are told by. */
  name: string;
  /** Behind `/ams/api/v1/`. */
  path: string;
  /** The number of the payment that it is about, for faults; empty where there is none. */
  numberOf(world: World, call: Call): string;
  /** Throws `Refused`. */
  run(world: World, call: Call): Outcome;
}
