import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';

/** A request that has passed the gateway's checks. */
export interface Call {
  merchant: Merchant;
  /** The JSON object of the body; empty for a GET. */
  body: Record<string, unknown>;
  query: URLSearchParams;
  params: Record<string, string>;
}

/** What is answered: an object as JSON, nothing (204), or a text as it is. */
export type Outcome =
  | { fields: Record<string, unknown> }
  | 'nothing'
  | { text: string | Buffer; headers: Record<string, string> };

/** One API method. It refuses by throwing Refused. */
export interface Method {
  name: string;
  httpMethod: 'GET' | 'POST';
  path: string;
  /** The merchant's number that the call is about, for faults to match. */
  outTradeNoOf(world: World, call: Call): string;
  run(world: World, call: Call): Outcome;
}

/** For most: the number stands in the path or the body. */
export function namedNumber(_world: World, { params, body }: Call): string {
  return params['outTradeNo'] ?? String(body['out_trade_no'] ?? '');
}
