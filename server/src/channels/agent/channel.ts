import type { FastifyInstance } from 'fastify';
import type { Context } from '#platform/context';
import type { Call, Channel, CookieRule, Handler, RouteShape } from '#platform/http';
import type { TillVisit } from '#resellers';

/** A route of the tills' contract, with who may call it. */
export interface AgentRoute extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
  readonly isKeyed?: boolean;
}

/** A till of the demo, at which one can sign in. */
export interface DemoTill {
  readonly login: string;
  readonly name: string;
  readonly pin: string;
  readonly till: number;
}

/** Where this installation stands, as a till needs to know it. */
export interface AgentPlace {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
  readonly demoTills: () => readonly DemoTill[];
}

export interface AgentChannel extends Channel<AgentRoute, TillVisit | null> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: AgentPlace;
  readonly cookie: CookieRule;
}

/** A call by whoever stands at a till; routes with the access `operator` have no other. */
export type TillCall<R extends AgentRoute> = Call<R, TillVisit>;

/** Serves a route for operators of tills. */
export type AddTillRoute = <R extends AgentRoute & { access: 'operator' }>(
  route: R,
  handle: (channel: AgentChannel, call: TillCall<R>) => ReturnType<Handler<R, TillVisit>>,
) => void;
