import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import type { Kiosk, KioskId } from '#kiosks';
import type { Context } from '#platform/context';
import type { Call, Channel, RouteShape } from '#platform/http';

/** A route of the kiosks' contract, with who may call it. */
export interface KioskRoute extends RouteShape {
  readonly access: 'public' | 'kiosk';
  readonly isKeyed?: boolean;
}

/** The kiosk of the demo, whose key everybody may know. */
export interface DemoKiosk {
  readonly id: KioskId;
  readonly key: { readonly x: string; readonly y: string; readonly d: string };
  /** Where its simulated note acceptor and printer are. */
  readonly peripherals: string;
}

/** Where this installation stands, as a kiosk needs to know it. */
export interface KioskPlace {
  /** How people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
  readonly demoKiosk?: () => Promise<DemoKiosk | null>;
}

export interface KioskChannel extends Channel<KioskRoute, Kiosk | null> {
  readonly app: FastifyInstance;
  readonly context: Context;
  readonly place: KioskPlace;
}

/** A call by a machine; routes with the access `kiosk` have no other. */
export type KioskCall<R extends KioskRoute> = Call<R, Kiosk>;

/** Serves a route for machines. */
export type AddKioskRoute = <R extends KioskRoute & { access: 'kiosk' }>(
  route: R,
  handle: (channel: KioskChannel, call: KioskCall<R>) => Promise<Static<R['answer']>>,
) => void;
