import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { InstantMs } from '#base';
import type { Call, Channel, CookieRule, RouteShape } from '#platform/http';
import type { StaffSession } from '#identity';
import type { Caller } from '#ops';
import type { Context } from '#platform/context';

/** A route of the staff's contract, with who may call it. */
export interface ConsoleRoute extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
}

/** Somebody made up, as whom one can sign in to the demo. */
export interface DemoLogin {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  /** What their authenticator shows at this instant. */
  readonly code: string;
}

/** Where this installation stands, as the console needs to know it. */
export interface ConsolePlace {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
  readonly demoStaff: (nowMs: InstantMs) => readonly DemoLogin[];
}

export interface ConsoleChannel extends Channel<ConsoleRoute, StaffSession | null> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: ConsolePlace;
  readonly cookie: CookieRule;
}

/** A call by a member of staff; routes with the access `staff` have no other. */
export type StaffCall<R extends ConsoleRoute> = Call<R, StaffSession> & {
  readonly caller: Caller;
};

/** Serves a route for staff; undefined means that the handler has taken over the reply itself. */
export type AddStaffRoute = <R extends ConsoleRoute & { access: 'staff' }>(
  route: R,
  handle: (channel: ConsoleChannel, call: StaffCall<R>) => Promise<Static<R['answer']> | undefined>,
) => void;
