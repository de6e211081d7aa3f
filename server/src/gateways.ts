import {
  hearReceipts,
  openSenders,
  type Senders,
  SmppLink,
  type SmppPlace,
  SmtpLink,
  type SmtpPlace,
} from '#notifications';
import type { Context } from '#platform/context';

/** Where this installation hands its messages over. */
export interface GatewayPlaces {
  readonly smsCentre?: SmppPlace | undefined;
  readonly mailServer?: SmtpPlace | undefined;
}

/** The ways to the gateways, for whoever has the role `jobs`. */
export interface Gateways {
  readonly senders: Senders;
  stop(): Promise<void>;
}

/** Opens them; a gateway that is away is waited for, and stops nobody. */
export function openGateways(context: Context, places: GatewayPlaces): Gateways {
  const { log, metrics } = context;
  const { smsCentre, mailServer } = places;
  const smpp = smsCentre && new SmppLink({ place: smsCentre, log, metrics });
  if (smpp) hearReceipts(context, smpp);
  const smtp = mailServer && new SmtpLink(mailServer);
  return {
    senders: openSenders({ smpp, smtp }),
    stop: async () => void (await Promise.all([smpp?.close(), smtp?.close()])),
  };
}
