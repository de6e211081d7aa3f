import type { FastifyInstance } from 'fastify';
import type { Call, CertificateFinder, Channel, Handler, RouteShape } from '#platform/http';
import type { PartnerVisit, Scope } from '#partners';
import type { Context } from '#platform/context';
import type { SandboxPlace } from './sandbox.ts';

/** A route of the partners' contract, with what its token must allow. */
export interface PartnerRoute extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
  readonly scope?: Scope;
}

/** Where this installation stands, as the partners' channel needs to know it. */
export interface PartnerPlace extends SandboxPlace {
  /** How programs reach this server, without a slash at the end; tokens are for it. */
  readonly publicUrl: string;
  /** Finds the certificate that a program has shown, where it can show one. */
  readonly certificateOf?: CertificateFinder | undefined;
  /** Where programs show certificates, without a slash at the end. */
  readonly certificateUrl?: string | undefined;
}

export interface PartnerChannel extends Channel<PartnerRoute, PartnerVisit> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: PartnerPlace;
}

export type PartnerCall<R extends PartnerRoute> = Call<R, PartnerVisit>;

/** Serves an operation of the contract. */
export type Add = <R extends PartnerRoute>(
  route: R,
  handle: (channel: PartnerChannel, call: PartnerCall<R>) => ReturnType<Handler<R, PartnerVisit>>,
) => void;
