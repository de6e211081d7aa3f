import { hearReceipts, openSenders, type Senders, SmppLink, type SmppPlace } from '#notifications';
import type { Context } from '#platform/context';

/** Where this installation hands its messages over. */
export interface GatewayPlaces {
  readonly smsCentre: SmppPlace | undefined;
}

/** The ways to the gateways, for whoever has the role `jobs`. */
export interface Gateways {
  readonly senders: Senders;
  stop(): Promise<void>;
}

/** Opens them; a gateway that is away is waited for, and stops nobody. */
export function openGateways(context: Context, { smsCentre }: GatewayPlaces): Gateways {
  const { log, metrics } = context;
  const smpp = smsCentre && new SmppLink({ place: smsCentre, log, metrics });
  if (smpp) hearReceipts(context, smpp);
  return { senders: openSenders({ smpp }), stop: async () => smpp?.close() };
}
