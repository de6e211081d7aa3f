import type { HongKongDay, Id, InstantMs, Language, Money, PhoneNumber, Words } from '#base';

export type MessageId = Id<'msg'>;

/**
 * queued → sending → sent → delivered | failed. Queued is not sent, and sent is not delivered:
 * `sent` means that the gateway took it, `unknown` that it may have. A sending that nobody finished
 * is due again.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'unknown' | 'delivered' | 'failed';

/** What each kind of message must be told. A text can say nothing else. */
export interface MessageParameters {
  readonly sign_in_code: { readonly code: string; readonly minutes: number };
  /** To an address that is to be shown to be its reader's. */
  readonly email_code: MessageParameters['sign_in_code'];
  /** To somebody who is about to register as a partner's developer. */
  readonly developer_code: MessageParameters['sign_in_code'];
  /** To a partner's developer who begins at the portal, or has lost what opens it. */
  readonly developer_invitation: { readonly code: string; readonly hours: number };
  /** To a partner's developer whose password and authenticator were set anew. */
  readonly developer_factors_set: { readonly day: HongKongDay };
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
  /** To a shop, of what it has sold; `float` is what it has left to sell. */
  readonly sale_made: {
    readonly value: Money;
    readonly maskedReceiver: string;
    readonly float: Money;
    readonly reference: string;
  };
  /** To a shop, of where its float is paid out to by now, and from which day on. */
  readonly payout_account_changed: { readonly ending: string; readonly day: HongKongDay };
  /** To whose number was topped up by somebody else. */
  readonly gift_received: MessageParameters['topup_credited'];
  /** To whose number it was, when who paid took the top-up back. */
  readonly gift_taken_back: {
    readonly value: Money;
    readonly balance: Money;
    readonly reference: string;
  };
  /** To the old SIM: another was asked for, and works after so many hours. */
  readonly sim_swap_asked: { readonly hours: number };
  /** The last digits of the new one. */
  readonly sim_swap_done: { readonly ending: string };
  readonly sim_swap_stopped: MessageParameters['sim_swap_done'];
  /** Staff have begun to close a line for its owner; the last digits of its number. */
  readonly line_closing: { readonly ending: string };
  /** What a closed line's owner was sent could not be paid in there. */
  readonly closing_came_back: { readonly value: Money; readonly ending: string };
  /** What two people have corrected on a line; `balance` is what it has then. */
  readonly balance_corrected_up: { readonly value: Money; readonly balance: Money };
  readonly balance_corrected_down: MessageParameters['balance_corrected_up'];
  readonly debt_written_off: MessageParameters['balance_corrected_up'];
  readonly topup_undone: {
    readonly value: Money;
    readonly reference: string;
    readonly workdays: Workdays;
  };
  /** It is paid, and people look at it first. */
  readonly topup_held: {
    readonly value: Money;
    readonly reference: string;
    readonly hours: number;
  };
  /** What came is not what was asked; within `hours` its payer hears how it stands. */
  readonly topup_mismatched: {
    readonly what: Words;
    readonly reference: string;
    readonly hours: number;
  };
  /** Nobody has decided about that yet. */
  readonly topup_still_held: MessageParameters['topup_held'];
  /** The payer's bank has taken it back before it was credited. */
  readonly topup_taken_by_bank: { readonly paid: Money; readonly reference: string };
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
  /** `days` as the forecast has it: how long the balance lasts at the recent use. */
  readonly balance_low: { readonly balance: Money; readonly days: number };
  /** The same where it lasts for less than a day. */
  readonly balance_low_today: { readonly balance: Money };
  /** The same where nothing can be forecast. */
  readonly balance_below: { readonly balance: Money; readonly threshold: Money };
  /** Nothing is left, and the number is lost after `day` unless it is topped up. */
  readonly balance_gone: { readonly balance: Money; readonly day: HongKongDay };
  /** Money that was given and not used in its time is on the line no more. */
  readonly bonus_expired: { readonly value: Money; readonly balance: Money };
  /** `value` is the least top-up that brings a longer life, of `validDays` from its own day on. */
  readonly line_expires: {
    /** Its last. How many days that is off is not said: a message may wait for the morning. */
    readonly day: HongKongDay;
    readonly value: Money;
    readonly validDays: number;
  };
  readonly line_expires_today: Omit<MessageParameters['line_expires'], 'day'>;
  /** Calls out are blocked; the balance and number are kept until `day`. */
  readonly line_blocked: { readonly balance: Money; readonly day: HongKongDay };
  readonly zone_switched: {
    readonly zone: Words;
    readonly voicePerMinute: Money;
    readonly dataPerMegabyte: Money;
    readonly dailyCap: Money;
    readonly balance: Money;
  };
  /** The same where no cap protects the day. */
  readonly zone_uncapped: Omit<MessageParameters['zone_switched'], 'dailyCap'>;
  /** Data is off in this zone until its owner allows it. */
  readonly zone_closed: { readonly zone: Words; readonly balance: Money };
  /** `left` as people write it, such as `2.4 GB` or `12 min`. */
  readonly pack_nearly_used: {
    readonly name: Words;
    readonly percent: number;
    readonly left: Words;
    readonly day: HongKongDay;
  };
  readonly pack_used_up: { readonly name: Words; readonly balance: Money };
  /** Nothing else pays for what it is for, until `day`. */
  readonly pack_stopped: { readonly name: Words; readonly day: HongKongDay };
  readonly daily_cap_reached: { readonly zone: Words; readonly dailyCap: Money };
  /** `spent` today, and what a day costs at other times. */
  readonly unusual_use: {
    readonly spent: Money;
    readonly usual: Money;
    readonly balance: Money;
  };
  /** `method` as the payer knows it, such as `****4242`; `charged` and `cap` of 30 days. */
  readonly auto_topup_charged: {
    readonly threshold: Money;
    readonly method: Words;
    readonly value: Money;
    readonly charged: Money;
    readonly cap: Money;
  };
  /** The same for a rule that looks at the day and not at the balance. */
  readonly auto_topup_scheduled: Omit<MessageParameters['auto_topup_charged'], 'threshold'>;
  /** Advance notice. */
  readonly auto_topup_ahead: {
    readonly day: HongKongDay;
    readonly method: Words;
    readonly paid: Money;
    readonly value: Money;
  };
  /** The same of one that fills a line up: how much is missing by then nobody knows. */
  readonly auto_topup_ahead_most: {
    readonly day: HongKongDay;
    readonly method: Words;
    readonly most: Money;
  };
  readonly auto_topup_declined: {
    readonly method: Words;
    readonly value: Money;
    readonly balance: Money;
  };
  /** After `failures` in a row, until its owner starts it again. */
  readonly auto_topup_paused: { readonly failures: number; readonly balance: Money };
  /** Something else than declines keeps it from going on; until its owner starts it again. */
  readonly auto_topup_rests: { readonly why: Words; readonly balance: Money };
  readonly auto_topup_cap_reached: { readonly cap: Money; readonly balance: Money };
  /** Called for and not ordered, for a reason that its owner can do something about. */
  readonly auto_topup_not_made: { readonly why: Words };
  /** Nobody knows yet whether one was charged. */
  readonly auto_topup_unknown: { readonly value: Money; readonly balance: Money };
  /** Low again so soon after the last that the next has to wait. */
  readonly auto_topup_put_off: { readonly minutes: number; readonly balance: Money };
  readonly auto_topup_started: { readonly rule: Words };
  readonly auto_topup_stopped: { readonly balance: Money };
  /** The same while one was under way, which is called off where it still can be. */
  readonly auto_topup_stopped_open: { readonly value: Money };
  /** The line is not theirs any more; the last digits of its number. */
  readonly auto_topup_ended: { readonly ending: string };
  /** It could be: nothing was taken. */
  readonly auto_topup_called_off: { readonly value: Money; readonly balance: Money };
  /** A permission to charge is over, by its owner's wish. */
  readonly mandate_stopped: { readonly method: Words };
  /** It is over, and its owner has not asked us for it. */
  readonly mandate_over: { readonly method: Words };
  /** Ahead: a payment by a mandate. */
  readonly collection_ahead: {
    readonly method: Words;
    readonly price: Money;
    readonly day: HongKongDay;
  };
  /** Declined, because the payer's bank wants to hear from them. */
  readonly collection_needs_payer: { readonly method: Words; readonly price: Money };
  /** Declined for good: nothing more is tried. */
  readonly collection_stopped: { readonly method: Words; readonly price: Money };
  /** The payer's bank has taken back what was paid. */
  readonly topup_charged_back: { readonly paid: Money; readonly reference: string };
  /** The bank has decided for us: what was taken for it is back. */
  readonly topup_put_back: { readonly paid: Money; readonly reference: string };
  /** Within `hours` a person says something about it, and within `days` it is answered. */
  readonly appeal_opened: {
    readonly number: string;
    readonly hours: number;
    readonly days: number;
  };
  /** Something was said about it, which stands in the app. */
  readonly appeal_replied: { readonly number: string };
  /** The same, and the person is asked something: until they answer the clock stands still. */
  readonly appeal_asked: { readonly number: string };
  readonly appeal_answered: { readonly number: string };
  /** We are late with it. */
  readonly appeal_late: { readonly number: string };
  /** To a business: we have stopped telling this receiver of theirs, which failed since `day`. */
  readonly webhook_disabled: { readonly host: string; readonly day: HongKongDay };
  /** What somebody asked by text or USSD, in words that are held to their length elsewhere. */
  readonly dialogue_answer: { readonly text: string };
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
export type SecretKind = 'sign_in_code' | 'email_code' | 'developer_code' | 'developer_invitation';
export type OpenKind = Exclude<MessageKind, SecretKind>;

/** Kinds that go to a mail address itself: to businesses, of whom we may know no number. */
type MailedKind = 'webhook_disabled' | Extract<MessageKind, `developer_${string}`>;

/** Kinds that go to a mail address where their receiver has no number any more. */
type AppealKind = Extract<MessageKind, `appeal_${string}`>;

interface Addressed<Kind extends MessageKind> {
  readonly kind: Kind;
  readonly parameters: MessageParameters[Kind];
  readonly to: Kind extends MailedKind | AppealKind ? string : PhoneNumber;
  /** The language that the receiver chose. */
  readonly language: Language;
  /** What the message is about, said the same way each time: the same key twice is one message. */
  readonly key: string;
  /** The id of what it tells about. */
  readonly cause: string;
  /** It waits until then, so that what weighs more is read first; left out for now. */
  readonly notBefore?: InstantMs;
}

export type NewMessage = { [Kind in OpenKind]: Addressed<Kind> }[OpenKind];

export type NewSecretMessage = { [Kind in SecretKind]: Addressed<Kind> }[SecretKind] & {
  /** After this it opens nothing any more, so it is no longer sent. */
  readonly sendBefore: InstantMs;
};

/** What a secret's words are sealed for, and can be opened for. */
export const secretPurpose = 'notifications.message.sealed';
