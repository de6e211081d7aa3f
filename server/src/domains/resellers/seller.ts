import type { InstantMs, Language, PhoneNumber } from '#base';
import type { AccountId } from '#ledger';
import type { ChainLimits } from './chain-limits.ts';
import type {
  Fix,
  Hours,
  OperatorId,
  ResellerId,
  SellingPlace,
  TillSessionId,
} from './reseller.ts';
import type { Tier } from './tier.ts';

export type { Tier } from './tier.ts';

/** All that a sale needs to know of the reseller that sells. */
export interface Selling {
  readonly reseller: ResellerId;
  readonly resellerName: string;
  readonly parent: ResellerId | null;
  readonly float: AccountId;
  readonly tier: Tier;
  /** Of its chain, or of itself where it is one; null where nothing limits that. */
  readonly chainLimits: ChainLimits | null;
  readonly hours: Hours | null;
  readonly place: SellingPlace | null;
  /** As the till said with this very sale; asked for where the shop has a place, and not kept. */
  readonly fix?: Fix | undefined;
  readonly number: PhoneNumber | null;
  readonly language: Language;
}

/** Whoever sells at a till. */
export interface Seller extends Selling {
  readonly session: TillSessionId;
  readonly operator: OperatorId;
  readonly operatorName: string;
  readonly operatorLogin: string;
  readonly isSupervisor: boolean;
  readonly till: number;
  readonly expiresAt: InstantMs;
}

/** A seller as one request has it: what its PIN is held against comes with it. */
export interface TillVisit {
  readonly seller: Seller;
  readonly csrfToken: string;
  readonly token: string;
  readonly pinProof: Buffer;
  readonly ip: string;
}
