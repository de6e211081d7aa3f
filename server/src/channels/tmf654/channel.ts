import type { FastifyInstance } from 'fastify';
import type { PartnerVisit } from '#partners';
import type { Context } from '#platform/context';
import type { Call, CertificateFinder, Channel, RouteShape } from '#platform/http';

/** A route of the contract of TMF654, with what its token must allow. */
export interface Tmf654Route extends RouteShape {
  readonly access: 'public' | 'device' | 'subscriber' | 'staff' | 'operator' | 'partner';
  readonly scope?: string;
}

/** Where this installation stands, as this channel needs to know it. */
export interface Tmf654Place {
  /** How programs reach this server, without a slash at the end; tokens are for it. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
  /** Finds the certificate that a program has shown, where it can show one. */
  readonly certificateOf?: CertificateFinder | undefined;
}

export interface Tmf654Channel extends Channel<Tmf654Route, PartnerVisit> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: Tmf654Place;
}

export type Tmf654Call<R extends Tmf654Route> = Call<R, PartnerVisit>;
