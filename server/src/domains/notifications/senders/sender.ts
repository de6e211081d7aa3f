import type { InstantMs, PhoneNumber } from '#base';
import type { HttpClient } from '#platform/http';
import type { MessageId } from '../message.ts';

/** A message as a gateway takes it. The id is the same on every try, and tells a repeated one. */
export interface OutgoingMessage {
  readonly id: MessageId;
  readonly to: PhoneNumber;
  readonly from: string;
  readonly text: string;
  readonly at: InstantMs;
}

/** What is known after a try. Reasons are a few constant words, never the gateway's own text. */
export type SendOutcome =
  /** It is on the phone. */
  | { readonly outcome: 'delivered' }
  /** The gateway has it, and will report what became of it. */
  | { readonly outcome: 'accepted' }
  /** The gateway will never take this message. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Not sent, or nobody knows: sending it again under the same id is right. */
  | { readonly outcome: 'again'; readonly reason: string };

/**
 * One way to hand over a message. A sender never throws for what the other side does or leaves
 * undone, and hands over the same id as often as it is told to: the gateway tells the copies by it.
 */
export interface Sender {
  send(http: HttpClient, message: OutgoingMessage): Promise<SendOutcome>;
}

/** Where a gateway stands and what opens it. */
export interface SenderAddress {
  readonly url: string;
  readonly token: string;
}
