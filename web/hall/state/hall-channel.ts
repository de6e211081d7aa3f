import type { ConsoleRoutes } from '@lowu/contract/console';
import { consolePaths } from '@lowu/contract/console/paths';
import type { HallRoutes } from '@lowu/contract/hall';
import { hallPaths } from '@lowu/contract/hall/paths';
import type { AnswerOf, BodyOf } from '@lowu/contract/route';
import {
  type ContractChannel,
  type Fetch,
  type Language,
  openContractChannel,
} from '../../client/index.ts';

/**
 * A session of staff is one thing, wherever it is used: its operations are the console's. So is
 * what staff do for a person in the same way at any desk.
 */
type StaffRoutes = Pick<
  ConsoleRoutes,
  'signInStaff' | 'readStaffSession' | 'signOutStaff' | 'readLineClosing' | 'closeForOwner'
>;
type Routes = HallRoutes & StaffRoutes;

export type Operation = keyof Routes;
export type Answer<Name extends Operation> = AnswerOf<Routes[Name]>;
export type Session = Answer<'readStaffSession'>;
export type Credentials = BodyOf<Routes['signInStaff']>;
export type Place = Answer<'readHall'>;
export type OwnTill = NonNullable<Place['own']>;
export type Shift = Answer<'closeShift'>;
export type Tills = Answer<'listTills'>;
export type Adjustment = Answer<'decideAdjustment'>;
export type Swap = Answer<'askSwap'>;
export type Asking = BodyOf<Routes['askSwap']>;
export type Registering = BodyOf<Routes['registerNumber']>;
export type LineClosing = Answer<'readLineClosing'>;
export type Customer = Answer<'openCustomer'>;
export type Wanted = BodyOf<Routes['openCustomer']>;
/** Whose line is open, with what it was asked for: it is asked for again to see what changed. */
export interface Opened {
  readonly wanted: Wanted;
  readonly customer: Customer;
}

export type Sale = Answer<'readCounterSale'>;
export type HallVoucher = Answer<'readHallVoucher'>;
export type Redeemed = Answer<'redeemAtHall'>;
export type Tender = Sale['tender'];
export type HallChannel = ContractChannel<Routes>;

/** A customer stands there: after so long it is a lost answer, and one asks. */
const deadlineMs = 8_000;

export function openHallChannel(fetch: Fetch, language: Language): HallChannel {
  const paths = { ...consolePaths, ...hallPaths };
  return openContractChannel<Routes>(paths, { fetch, language, deadlineMs });
}
