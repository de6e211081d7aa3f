import type { StaffCaller, StaffSession } from '#identity';
import type { Context } from '#platform/context';
import type { Call, Channel, Handler, RouteShape } from '#platform/http';

/** A route of the halls' contract: all of them are for staff. */
export interface HallRoute extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
  readonly isKeyed?: boolean;
}

/** Where this installation stands, as a hall needs to know it. */
export interface HallPlace {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
}

export interface HallChannel extends Channel<HallRoute, StaffSession> {
  readonly context: Context;
  readonly place: HallPlace;
}

/** A call by a member of staff. */
export type HallCall<R extends HallRoute> = Call<R, StaffSession> & {
  readonly caller: StaffCaller;
};

/** Serves a route of the hall. */
export type AddHallRoute = <R extends HallRoute>(
  route: R,
  handle: (channel: HallChannel, call: HallCall<R>) => ReturnType<Handler<R, StaffSession>>,
) => void;
