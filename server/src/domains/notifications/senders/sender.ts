import type { InstantMs, Language, PhoneNumber } from '#base';
import type { HttpClient } from '#platform/http';
import type { MessageId } from '../message.ts';
import type { MessagePlace } from '../message-place.ts';
import type { PushEndpoint } from '../push-endpoint.ts';

/** The ways on which a message leaves us. Beside them, every message stands in the app's inbox. */
export type OutsideChannel = 'sms' | 'push' | 'email';

/** A message as a gateway takes it. */
export interface OutgoingMessage {
  /** The same on every try. */
  readonly id: MessageId;
  readonly to: PhoneNumber;
  /** The address of the mailbox, where it goes by e-mail. */
  readonly email: string | null;
  /** The browsers that it may be written to. */
  readonly push: readonly PushEndpoint[];
  readonly from: string;
  /** What it is about in a few words, for ways that show a title. */
  readonly title: string;
  readonly text: string;
  /** Where in the app it leads, for ways that the app shows; null for nowhere. */
  readonly place: MessagePlace | null;
  readonly language: Language;
  /** Whether its reader has our app, which shows them how they are told. */
  readonly isOfApp: boolean;
  readonly house: House;
  readonly at: InstantMs;
  /** For how much longer it is of use; a gateway need not deliver it later. */
  readonly usefulMs: InstantMs;
}

/** Who we are, on ways whose gateway does not know it already. */
export interface House {
  readonly brand: string;
  readonly hotline: string;
  /** The address that our mails are from. */
  readonly emailFrom: string;
}

/** What is known after a try. Reasons are a few constant words, never the gateway's own text. */
export type SendOutcome = Outcome & {
  /** Browsers that are there no more: nothing needs to be written to them again. */
  readonly gone?: readonly string[];
  /** There is no such mailbox: nothing needs to be written to its address again. */
  readonly isNobody?: true;
};

type Outcome =
  /** It is on the phone. */
  | { readonly outcome: 'delivered' }
  /**
   * The gateway has it, under these names of its own, and will report by them what became of it.
   */
  | {
      readonly outcome: 'accepted';
      readonly gateway: string;
      readonly references: readonly string[];
    }
  /** The gateway will never take this message. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /**
   * It was not taken: sending it again is right. `isUnreached`: nobody was there to take it, which
   * says nothing of this message, and ends for all of them at once.
   */
  | { readonly outcome: 'again'; readonly reason: string; readonly isUnreached?: true }
  /** It went out, and no answer came back: sent again, it may arrive twice. */
  | {
      readonly outcome: 'unknown';
      readonly reason: string;
      /** Names of ours that the gateway may report it by, where it does. */
      readonly gateway?: string;
      readonly references?: readonly string[];
    };

/** One way to hand over a message. Never throws for what the other side does or leaves undone. */
export interface Sender {
  send(http: HttpClient, message: OutgoingMessage): Promise<SendOutcome>;
}

/** The senders that this installation has. */
export type Senders = Partial<Readonly<Record<OutsideChannel, Sender>>>;
