import { openSmsChannel } from '#channels/sms';
import { openUssdChannel } from '#channels/ussd';
import {
  hearReceipts,
  type LinkOptions,
  openSenders,
  type Senders,
  SmppLink,
  type SmppPlace,
  SmtpLink,
  type SmtpPlace,
  vapidKeysOf,
} from '#notifications';
import type { Context } from '#platform/context';

/** Where this installation hands its messages over. */
export interface GatewayPlaces {
  readonly smsCentre?: SmppPlace | undefined;
  readonly mailServer?: SmtpPlace | undefined;
  /** How patient the way to the SMS centre is, where that is not as usual. */
  readonly times?: LinkOptions['times'];
}

/** The ways to the gateways, and what people say by them, for whoever has the role `jobs`. */
export interface Gateways {
  readonly senders: Senders;
  stop(): Promise<void>;
}

/** Opens them; a gateway that is away is waited for, and stops nobody. */
export function openGateways(context: Context, places: GatewayPlaces): Gateways {
  const { log, metrics } = context;
  const { smsCentre: place, mailServer, times } = places;
  const smpp = place && new SmppLink({ place, log, metrics, ...(times && { times }) });
  if (smpp) {
    hearReceipts(context, smpp);
    openUssdChannel(context, smpp);
    openSmsChannel(context, smpp);
  }
  // Beside the SMS centre alone: whoever let no browser be written to would have no way left.
  const vapid = smpp && vapidKeysOf(context.secrets);
  const smtp = mailServer && new SmtpLink(mailServer);
  return {
    senders: openSenders({ smpp, vapid, smtp }),
    stop: async () => void (await Promise.all([smpp?.close(), smtp?.close()])),
  };
}
