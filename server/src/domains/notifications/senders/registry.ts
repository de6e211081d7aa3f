import { openSandboxInbox } from './sandbox-inbox.ts';
import type { Sender, SenderAddress } from './sender.ts';

/** Every way to send there is: a new one is a file beside this one and a line here. */
export const senders = {
  sandbox_inbox: openSandboxInbox,
} satisfies Record<string, (address: SenderAddress) => Sender>;

export type SenderName = keyof typeof senders;

export function openSender(name: SenderName, address: SenderAddress): Sender {
  return senders[name](address);
}
