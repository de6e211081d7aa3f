import type { FastifyInstance } from 'fastify';
import type { CookieRules, Visit } from '#identity';
import type { Context } from '#platform/context';
import type { Call, Channel, RouteShape } from '#platform/http';

/** A route of the app's contract, with who may call it. */
export interface AppRoute extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
  readonly isKeyed?: boolean;
}

/** Where this installation stands, as the app needs to know it. */
export interface AppPlace {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
  /** Where the demo's text messages can be read. */
  readonly inboxUrl: string | null;
}

export interface AppChannel extends Channel<AppRoute, Visit> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: AppPlace;
  readonly cookies: CookieRules;
}

export type AppCall<R extends AppRoute> = Call<R, Visit>;
