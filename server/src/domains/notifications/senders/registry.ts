import type { Senders } from './sender.ts';
import { openSmsSender } from './sms.ts';
import type { SmppLink } from './smpp/smpp-link.ts';

/** What the senders stand on; one that has nothing to stand on is not there. */
export interface SenderPlaces {
  readonly smpp?: SmppLink | undefined;
}

/** Every way to send there is: a new one is a file beside this one and a line here. */
export function openSenders({ smpp }: SenderPlaces): Senders {
  return smpp ? { sms: openSmsSender(smpp) } : {};
}
