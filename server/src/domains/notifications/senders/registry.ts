import type { VapidKeys } from '../vapid.ts';
import { openEmailSender } from './email.ts';
import { openPushSender } from './push.ts';
import type { Senders } from './sender.ts';
import { openSmsSender } from './sms.ts';
import type { SmppLink } from './smpp/smpp-link.ts';
import type { SmtpLink } from './smtp/smtp-link.ts';

/** What the senders stand on; one that has nothing to stand on is not there. */
export interface SenderPlaces {
  readonly smpp?: SmppLink | undefined;
  readonly vapid?: VapidKeys | undefined;
  readonly smtp?: SmtpLink | undefined;
}

/**
 * Every way to send there is, the first choice of whoever has made none first: a new one is a file
 * beside this one and a line here.
 */
export function openSenders({ smpp, vapid, smtp }: SenderPlaces): Senders {
  return {
    ...(smpp ? { sms: openSmsSender(smpp) } : {}),
    ...(vapid ? { push: openPushSender(vapid) } : {}),
    ...(smtp ? { email: openEmailSender(smtp) } : {}),
  };
}
