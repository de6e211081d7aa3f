import type { Currency, Id, InstantMs, Slot } from '#base';

export type PaymentId = Id<'pay'>;
export type AttemptId = Id<'att'>;

/**
 * open → captured | closed. A closed payment whose money arrives late becomes captured after all.
 */
export type PaymentState = 'open' | 'captured' | 'closed';

/**
 * created (our number is written) → sent (the payer or the provider has it) → pending (the provider
 * knows it) → captured | failed | closed. `unknown`: it may have taken effect and there is no
 * proof; never failed. `mismatched`: money came, but not what was asked or not to us; a person
 * looks at it.
 */
export type AttemptState =
  | 'created'
  | 'sent'
  | 'pending'
  | 'unknown'
  | 'captured'
  | 'failed'
  | 'closed'
  | 'mismatched';

/**
 * Where the payer is: it decides which page the provider shows. `wallet_page` is a page of ours in
 * the wallet's own browser, `app` an app of ours with the wallet's library. By a `mandate` the
 * payer need not be anywhere.
 */
export type Scene = 'mobile_web' | 'desktop_page' | 'qr' | 'wallet_page' | 'app' | 'mandate';

export interface Payment {
  readonly id: PaymentId;
  readonly reference: string;
  readonly state: PaymentState;
}

export interface Attempt {
  readonly slot: Slot;
  readonly id: AttemptId;
  readonly payment: PaymentId;
  readonly connector: string;
  readonly scene: Scene;
  readonly amount: bigint;
  readonly currency: Currency;
  readonly subject: string;
  readonly returnUrl: string;
  readonly state: AttemptState;
  readonly providerReference: string | null;
  readonly qrContent: string | null;
  readonly evidence: string | null;
  readonly sentAt: InstantMs | null;
  readonly capturedAt: InstantMs | null;
  readonly openedAt: InstantMs;
  /** The end that its provider was told: until then its page or its code may be paid. */
  readonly expiresAt: InstantMs;
  /** Since when nobody is sent to the provider with it any more, where that was before its end. */
  readonly givenUpAt: InstantMs | null;
  readonly askAt: InstantMs | null;
  readonly asked: number;
}

const open: ReadonlySet<AttemptState> = new Set(['created', 'sent', 'pending', 'unknown']);

export function isOpen(state: AttemptState): boolean {
  return open.has(state);
}

/** Until when payers are sent to the provider with it. */
export function endOf({ expiresAt, givenUpAt }: Attempt): InstantMs {
  return givenUpAt ?? expiresAt;
}

/** Before its end: its provider has been told a later one, and goes by that. */
export function giveUp(attempt: Attempt, nowMs: InstantMs): Attempt {
  return { ...attempt, givenUpAt: nowMs, askAt: nowMs };
}

/** What a payment is, by its attempts: nothing else is kept of it, so the two cannot differ. */
export function paymentStateOf(attempts: readonly Pick<Attempt, 'state'>[]): PaymentState {
  if (attempts.some(({ state }) => state === 'captured')) return 'captured';
  const isOver = attempts.every(({ state }) => state === 'closed' || state === 'failed');
  return isOver ? 'closed' : 'open';
}

/** Nothing is left to ask about an attempt whose end is known for good. */
export function isAskedAbout(state: AttemptState): boolean {
  return state !== 'captured' && state !== 'failed';
}
