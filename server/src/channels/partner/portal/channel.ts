import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { DeveloperVisit } from '#partners';
import type { Context } from '#platform/context';
import type { Call, Channel, CookieRule, Handler, RouteShape } from '#platform/http';
import type { SandboxPlace } from '../sandbox.ts';

/** A route of the portal's contract, with who may call it. */
export interface PortalRoute extends RouteShape {
  readonly access: 'public' | 'developer';
}

/** Somebody of the demo's partner, as whom one can sign in. */
export interface DemoDeveloper {
  readonly email: string;
  readonly password: string;
  readonly code: string;
}

/**
 * Where this installation stands, as the portal needs to know it. In a sandbox registration is
 * open, and floats begin with play money.
 */
export interface PortalPlace extends SandboxPlace {
  /** How people and programs reach this server, without a slash at the end. */
  readonly publicUrl: string;
  /** In the demo: where people read what was mailed. */
  readonly mailUrl?: string | null;
  /** Where programs show certificates, without a slash at the end. */
  readonly certificateUrl?: string | undefined;
  readonly demoDeveloper?: () => DemoDeveloper | null;
}

export interface PortalChannel extends Channel<PortalRoute, DeveloperVisit | null> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: PortalPlace;
  readonly cookie: CookieRule;
}

/** A call by a developer; routes with the access `developer` have no other. */
export type DeveloperCall<R extends PortalRoute> = Call<R, DeveloperVisit>;

export type AddRoute = <R extends PortalRoute & { access: 'developer' }>(
  route: R,
  handle: (
    channel: PortalChannel,
    call: DeveloperCall<R>,
  ) => ReturnType<Handler<R, DeveloperVisit>>,
) => void;

export type AnswerOf<R extends PortalRoute> = Static<R['answer']>;
