import type { Currency, HongKongDay, InstantMs } from '#base';
import type { DisputeEvidence } from '../dispute.ts';
import type { Evidence } from '../evidence.ts';
import type { Attempt, AttemptId, Scene } from '../payment.ts';
import type { Refund, RefundEvidence, RefundId } from '../refund.ts';
import type { CallTools } from './call-tools.ts';
import type { AnswerDispute } from './disputes.ts';
import type { DeclineKind, MandateEvidence, Mandates } from './mandates.ts';

export type { CallTools } from './call-tools.ts';
export type * from './disputes.ts';
export type * from './mandates.ts';

/** What a method of payment can do; planners read this instead of knowing providers by name. */
export interface Capabilities {
  readonly currencies: readonly Currency[];
  readonly scenes: readonly Scene[];
  /** May it charge when a threshold is crossed, without the payer present? */
  readonly isUnscheduled: boolean;
  /** May it charge on a fixed day of a period? */
  readonly isScheduled: boolean;
  /** `by_transfer`: nothing leads back, and finance sends the money by the bank. */
  readonly refund: 'none' | 'full' | 'partial' | 'by_transfer';
  readonly leastMinor: bigint;
  readonly mostMinor: bigint;
  readonly promisedSeconds: number;
  /** How long "we do not know this number" proves nothing after the payment could last be begun. */
  readonly quietMs: number;
}

/** How the payer gets to the provider's page. */
export type Start =
  /** `evidence` where the provider has answered, and by which number it knows the payment. */
  | { readonly kind: 'redirect'; readonly url: string; readonly evidence?: Evidence }
  /** Signed parameters for the wallet around the page, or for its library inside an app. */
  | { readonly kind: 'invoke'; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'evidence'; readonly evidence: Evidence };

/** A notice as it arrived. */
export interface RawNotice {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The path of the address it was sent to, as its sender knows it: some sign that, too. */
  readonly path?: string;
}

/** Who is sent to the provider, and from where: some providers bind a payment to it. */
export interface Payer {
  /** The IP address of the payer's device, as text. */
  readonly address: string;
  /** Where this payer's attempt is begun; a wallet that asks who the payer is comes back here. */
  readonly pageUrl: string;
  /** What the wallet gave along when it came back. */
  readonly grant?: string | undefined;
}

/** What is known when an attempt is begun. */
export interface Beginning {
  readonly notifyUrl: string;
  readonly payer: Payer;
  /** Of the scene `mandate` alone: with what the payment is asked for. */
  readonly mandateToken?: string;
  /** Of a mandate for fixed days: the one that this payment is for. */
  readonly planDue?: HongKongDay | null;
}

/** What a notice says, if it is really the provider's. Reading is pure: no network. */
export type NoticeReading =
  | {
      readonly kind: 'authentic';
      /** Stable over redeliveries. */
      readonly eventId: string;
      /** The notice as it is stored, where it holds what must not lie open in a database. */
      readonly kept?: Buffer;
      readonly attempt: AttemptId | undefined;
      /** A refund that has moved; it is asked about, because a query is the better evidence. */
      readonly refund?: RefundId | undefined;
      /** A mandate that was signed or has ended, by our number or the provider's token. */
      readonly mandate?: {
        readonly number: string | undefined;
        readonly token: string | undefined;
        readonly evidence: MandateEvidence;
      };
      /** A dispute that has moved, by the provider's number; it is asked about, too. */
      readonly dispute?: string | undefined;
      /** What is said of it, where nobody can be asked. */
      readonly disputeEvidence?: DisputeEvidence | undefined;
      readonly evidence: Evidence;
    }
  /** Signed with a key that we do not have, which may be new: `learnKeys`, then read again. */
  | { readonly kind: 'unknown_key'; readonly reason: string }
  | { readonly kind: 'forged'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** How a provider wants to be answered. */
export interface Acknowledgement {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a provider answers when it is asked for the bill of a day. */
export type BillAnswer =
  | { readonly kind: 'bill'; readonly file: Buffer }
  /** It knows of no bill: nothing moved on that day, or it is not made yet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'nothing_certain'; readonly reason: string };

/** The bills of a provider that makes them. What is in one, `wire/statements` knows. */
export interface Bills {
  /** Whose bills they are, as they name it themselves. */
  readonly account: string;
  /** The bill of a day on the provider's own calendar, as the file that it gives out. */
  fetch(tools: CallTools, day: HongKongDay): Promise<BillAnswer>;
}

/** An account at a bank, whose bookings the bank tells on request. */
export interface BankAccess {
  /** Its number, as the bank's reports name it. */
  readonly account: string;
  /** What was booked today so far. */
  fetchReport(tools: CallTools): Promise<BillAnswer>;
}

/**
 * A way to be paid. One file or folder per provider, one line in the registry, one conformance test
 * for all.
 */
export interface Provider {
  readonly capabilities: Capabilities;
  /**
   * An address that is signed, or a call that the provider answers with one, with a code or with
   * parameters. The attempt's number was committed before.
   */
  start(tools: CallTools, attempt: Attempt, beginning: Beginning): Promise<Start>;
  query(tools: CallTools, attempt: Attempt): Promise<Evidence>;
  /**
   * Makes sure that it can no longer be paid. Evidence `closed` is proof; anything else is what it
   * says.
   */
  close(tools: CallTools, attempt: Attempt): Promise<Evidence>;
  /** Repeating it with the same refund number is harmless. */
  refund(tools: CallTools, refund: Refund, attempt: Attempt): Promise<RefundEvidence>;
  queryRefund(tools: CallTools, refund: Refund, attempt: Attempt): Promise<RefundEvidence>;
  /** How a dispute stands, where payers can have their banks take money back. */
  readDispute?(tools: CallTools, reference: string): Promise<DisputeEvidence>;
  readonly answerDispute?: AnswerDispute;
  /** `nowMs` is for providers whose notices are good for some minutes only. */
  readNotice(notice: RawNotice, nowMs: InstantMs): NoticeReading;
  /** Fetches the keys that the provider signs with, where it publishes them. Throws nothing. */
  learnKeys?(tools: CallTools): Promise<void>;
  readonly bills?: Bills;
  readonly bank?: BankAccess;
  readonly mandates?: Mandates;
  readonly accepted: Acknowledgement;
  readonly refused: Acknowledgement;
}

/** A provider that is not configured yet: how to check its settings and open it. */
export interface ProviderKind {
  readonly code: string;
  /** Says what is wrong with settings, where; undefined when they are fine. */
  problem(settings: unknown): string | undefined;
  open(settings: unknown): Provider;
  /** Of the reason for which a payment by a mandate has failed, the nth time in a row. */
  declineOf?(reason: string, nth: number): DeclineKind;
}
