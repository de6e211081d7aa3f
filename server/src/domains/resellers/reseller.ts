import {
  type Id,
  idFrom,
  type InstantMs,
  type Language,
  type PhoneNumber,
  type Position,
  uuidOf,
} from '#base';
import type { AccountId } from '#ledger';

export type ResellerId = Id<'rsl'>;
export type OperatorId = Id<'opr'>;
export type TillSessionId = Id<'tls'>;

/**
 * An agent has shops of its own name; a chain has agents under it; a partner sells by its programs.
 * The house is the operator itself, as which its own programs come.
 */
export type ResellerKind = 'agent' | 'chain' | 'partner' | 'house';

/** Minutes after midnight in Hong Kong; a closing before the opening is after midnight. */
export interface Hours {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** Where a shop sells: its tills are there, so many metres more or less. */
export interface SellingPlace extends Position {
  readonly withinMetres: number;
}

/** Where a till says that it is, and how wrong that may be. */
export interface Fix extends Position {
  readonly accuracyMetres: number;
}

export interface Reseller {
  readonly id: ResellerId;
  readonly kind: ResellerKind;
  readonly name: string;
  /** The chain that it belongs to. */
  readonly parent: ResellerId | null;
  /** Whose float it sells from: its own, or its chain's. */
  readonly floatOwner: ResellerId;
  readonly tier: string;
  /** Where it is told of each sale. */
  readonly number: PhoneNumber | null;
  readonly language: Language;
  readonly hours: Hours | null;
  readonly place: SellingPlace | null;
  /** What all below a chain may sell together; null is no limit. */
  readonly chainDayMinor: bigint | null;
  readonly chainMonthMinor: bigint | null;
  readonly isSuspended: boolean;
  readonly openedAt: InstantMs;
}

/** The account of a float: it shares the digits of whose float it is, and so the slot. */
export function floatOf(owner: ResellerId): AccountId {
  return idFrom('acc', uuidOf(owner));
}

const minutesADay = 1_440;

export function isOpenAt({ opensAt, closesAt }: Hours, minute: number): boolean {
  const sinceOpening = (minute - opensAt + minutesADay) % minutesADay;
  const isAllDay = opensAt === closesAt;
  return isAllDay || sinceOpening < (closesAt - opensAt + minutesADay) % minutesADay;
}
