import type { HongKongDay, Id, InstantMs, Language, Money, PhoneNumber, Words } from '#base';

export type MessageId = Id<'msg'>;

/**
 * queued → sending → sent → delivered | failed. Queued is not sent, and sent is not delivered:
 * `sent` means that the gateway took it. A sending that nobody finished is due again.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed';

/** What each kind of message must be told. A text can say nothing else. */
export interface MessageParameters {
  readonly sign_in_code: { readonly code: string; readonly minutes: number };
  readonly topup_credited: {
    readonly value: Money;
    readonly balance: Money;
    readonly validUntil: HongKongDay;
    readonly reference: string;
  };
  readonly topup_pending: {
    readonly value: Money;
    readonly reference: string;
    readonly minutes: number;
  };
  /** No money was taken. */
  readonly topup_not_charged: { readonly value: Money; readonly reference: string };
  /** Money was taken and goes back the way it came. */
  readonly topup_failed: {
    readonly value: Money;
    readonly reference: string;
    readonly workdays: Workdays;
  };
  /** To who paid for another number, which is masked. */
  readonly gift_paid: {
    readonly value: Money;
    readonly maskedReceiver: string;
    readonly reference: string;
  };
  /** To whose number was topped up by somebody else. */
  readonly gift_received: MessageParameters['topup_credited'];
  /** To whose number it was, when who paid took the top-up back. */
  readonly gift_taken_back: {
    readonly value: Money;
    readonly balance: Money;
    readonly reference: string;
  };
  readonly topup_undone: {
    readonly value: Money;
    readonly reference: string;
    readonly workdays: Workdays;
  };
  readonly refund_made: { readonly paid: Money; readonly reference: string };
  readonly refund_failed: { readonly paid: Money; readonly reference: string };
  /** Ahead: a pack or period will be bought again. */
  readonly term_renews: {
    readonly name: Words;
    readonly price: Money;
    readonly day: HongKongDay;
    readonly balance: Money;
  };
  /** Ahead: it ends, and nobody asked for another. */
  readonly term_ends: { readonly name: Words; readonly day: HongKongDay };
  readonly term_renewed: MessageParameters['term_renews'];
  /** It was to be bought again and the balance did not pay for it. */
  readonly term_lapsed: {
    readonly name: Words;
    readonly price: Money;
    readonly balance: Money;
  };
  /** It was not bought again, because the line ends before it would. */
  readonly term_outlived: { readonly name: Words; readonly day: HongKongDay };
  readonly term_withdrawn: { readonly name: Words; readonly day: HongKongDay };
  readonly fee_owed: MessageParameters['term_lapsed'];
}

/** How long the money takes, at best and at worst. */
export interface Workdays {
  readonly least: number;
  readonly most: number;
}

export type MessageKind = keyof MessageParameters;

/**
 * Kinds whose words open something. They are sealed until they are sent, and never shown to staff.
 */
export type SecretKind = 'sign_in_code';
export type OpenKind = Exclude<MessageKind, SecretKind>;

interface Addressed<Kind extends MessageKind> {
  readonly kind: Kind;
  readonly parameters: MessageParameters[Kind];
  readonly to: PhoneNumber;
  /** The language that the receiver chose. */
  readonly language: Language;
  /** What the message is about, said the same way each time: the same key twice is one message. */
  readonly key: string;
  /** The id of what it tells about. */
  readonly cause: string;
}

export type NewMessage = { [Kind in OpenKind]: Addressed<Kind> }[OpenKind];

export type NewSecretMessage = { [Kind in SecretKind]: Addressed<Kind> }[SecretKind] & {
  /** After this it opens nothing any more, so it is no longer sent. */
  readonly sendBefore: InstantMs;
};

/** What a secret's words are sealed for, and can be opened for. */
export const secretPurpose = 'notifications.message.sealed';
