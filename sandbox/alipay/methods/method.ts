import type { Merchant } from '../merchants.ts';
import type { SubCode } from '../protocol/refusal.ts';
import type { World } from '../world.ts';

/** A request that has passed the gateway's checks. */
export interface Call {
  merchant: Merchant;
  /** The JSON object of biz_content (v2) or of the body (v3). */
  biz: Record<string, unknown>;
  notifyUrl: string | null;
  returnUrl: string | null;
}

/** The answer's own fields, or the payment page to send the browser to. */
export type Outcome =
  | { fields: Record<string, unknown> }
  | { checkoutId: string }
  | { consentId: string };

/** Where REST has a method. What a browser opens is not there. */
export interface Resource {
  verb: 'GET' | 'POST';
  path: string;
  /** Refusals that REST calls by another name than by the gateway's without its first part. */
  codes?: Partial<Record<SubCode, string>>;
}

/** One API method. It refuses by throwing Refused. */
export interface Method {
  name: string;
  /** `page` methods are opened by a browser and answer with a redirect or a page. */
  kind: 'page' | 'api';
  v3?: Resource;
  run(world: World, call: Call): Outcome;
}
