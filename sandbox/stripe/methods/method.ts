import type { Account } from '../accounts.ts';
import type { Form } from '../protocol/form.ts';
import type { World } from '../world.ts';

/** A request that has passed the gateway's checks. */
export interface Call {
  account: Account;
  /** Of the body, or of a GET's query. */
  form: Form;
  params: Record<string, string>;
}

/** One API method. It refuses by throwing Refused. */
export interface Method {
  name: string;
  httpMethod: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** The merchant's own number that the call is about, for faults to match. */
  numberOf(world: World, call: Call): string;
  run(world: World, call: Call): Record<string, unknown>;
}

/** Of what has no number of the merchant's. */
export const noNumber = (): string => '';
