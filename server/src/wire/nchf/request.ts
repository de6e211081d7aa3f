import type { InstantMs, PhoneNumber, Zone } from '#base';

export type Service = 'data' | 'voice' | 'sms';
export type Direction = 'out' | 'in';

/** Whom the network means: by the SIM, or by a number where only that is known. */
export type Served = { readonly imsi: string } | { readonly number: PhoneNumber };

/** A ChargingDataRequest (TS 32.291, 6.1.6.2.1.1) in our words. */
export interface ChargingRequest {
  readonly served: Served | undefined;
  /** What the network calls the session, where it calls it anything. */
  readonly chargingId: string | undefined;
  /** The network function's name, or the best it says of itself. */
  readonly consumer: string;
  readonly at: InstantMs;
  readonly sequence: number;
  readonly isRetransmission: boolean;
  /** A one-time event: to be charged before it happens (IEC), or after (PEC). */
  readonly event: 'before' | 'after' | undefined;
  readonly notifyUri: string | undefined;
  readonly direction: Direction;
  /** The line's own number that is served, where the request says it. */
  readonly ownNumber: PhoneNumber | undefined;
  /** The other end: E.164, or a short number's digits. */
  readonly party: string | undefined;
  readonly isEmergency: boolean;
  /** Where the line is now; undefined where the request does not say. */
  readonly zone: Zone | undefined;
  /** What caused the request, as the specification names it. */
  readonly triggers: readonly string[];
  readonly groups: readonly UnitUsage[];
  /** What an answer must repeat to speak of the PDU session. */
  readonly pduSession: { readonly id: number; readonly dnn: string } | undefined;
}

/** What is wanted and was used of one rating group. Units are bytes, seconds or messages. */
export interface UnitUsage {
  readonly ratingGroup: number;
  readonly service: Service;
  /** `some`: as much as is sensible; undefined: nothing is asked for. */
  readonly wanted: bigint | 'some' | undefined;
  readonly used: readonly UsedUnits[];
}

/** One UsedUnitContainer. */
export interface UsedUnits {
  readonly sequence: number;
  readonly units: bigint;
  /** Where they were used; undefined where it does not say: where the session was until then. */
  readonly zone: Zone | undefined;
  readonly fromMs: InstantMs | undefined;
  readonly untilMs: InstantMs;
  /** False for what was used while no quota was kept (OFFLINE_CHARGING, …_SUSPENDED). */
  readonly isCounted: boolean;
}
