/** What the simulator keeps of each thing. Amounts are minor units, times milliseconds. */
export type Metadata = Record<string, string>;

interface Owned {
  id: string;
  account: string;
  createdMs: number;
}

/** A hosted page on which somebody pays, or leaves a card for later. */
export interface Session extends Owned {
  mode: 'payment' | 'setup';
  status: 'open' | 'complete' | 'expired';
  amount: number;
  currency: string;
  product: string;
  clientReferenceId: string | null;
  metadata: Metadata;
  /** For the intent that it will make. */
  intentMetadata: Metadata;
  description: string | null;
  setupFutureUsage: string | null;
  customer: string | null;
  successUrl: string;
  cancelUrl: string | null;
  expiresMs: number;
  paymentIntent: string | null;
  setupIntent: string | null;
  /** What the person on the page is told about the last try. */
  lastDecline: string | null;
  /** A fault: the money arrives although the page has ended. */
  lateMoneyMs: number | null;
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'canceled'
  | 'succeeded';

export interface LastError {
  code: string;
  declineCode: string | null;
  adviceCode: string | null;
  message: string;
  paymentMethod: string;
}

export interface PaymentIntent extends Owned {
  amount: number;
  currency: string;
  status: IntentStatus;
  clientSecret: string;
  customer: string | null;
  paymentMethod: string | null;
  setupFutureUsage: string | null;
  isOffSession: boolean;
  metadata: Metadata;
  description: string | null;
  returnUrl: string | null;
  latestCharge: string | null;
  lastError: LastError | null;
  canceledMs: number | null;
}

export interface SetupIntent extends Owned {
  status: IntentStatus;
  clientSecret: string;
  customer: string | null;
  paymentMethod: string | null;
  usage: 'off_session' | 'on_session';
  metadata: Metadata;
  lastError: LastError | null;
}

export interface Customer extends Owned {
  metadata: Metadata;
  description: string | null;
}

export interface PaymentMethod extends Owned {
  /** Which of the test cards it is. */
  card: string;
  customer: string | null;
  /** It was taken away from its customer, and is of no use any more. */
  isDetached?: boolean;
}

export interface Charge extends Owned {
  paymentIntent: string;
  amount: number;
  currency: string;
  status: 'succeeded' | 'failed';
  card: string;
  customer: string | null;
  paymentMethod: string;
  metadata: Metadata;
  description: string | null;
  failure: LastError | null;
  refunded: number;
  dispute: string | null;
  balanceTransaction: string | null;
}

export interface Refund extends Owned {
  charge: string;
  paymentIntent: string;
  amount: number;
  currency: string;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  reason: string | null;
  metadata: Metadata;
  failureReason: string | null;
  balanceTransaction: string | null;
  failureBalanceTransaction: string | null;
  /** When time alone changes it, and into what. */
  endsMs: number | null;
  end: 'succeeded' | 'failed' | null;
}

export interface Dispute extends Owned {
  charge: string;
  paymentIntent: string;
  amount: number;
  currency: string;
  fee: number;
  reason: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
  evidence: Metadata;
  dueByMs: number;
  submissions: number;
  balanceTransactions: string[];
}

export interface BalanceTransaction extends Owned {
  type: string;
  category: string;
  amount: number;
  fee: number;
  currency: string;
  availableMs: number;
  source: string;
  payout: string | null;
  description: string | null;
  /** Of a list that is spoilt: printed so that nobody can make anything of it. */
  isUnreadable?: boolean;
}

export interface Payout extends Owned {
  amount: number;
  currency: string;
  arrivalMs: number;
}

export interface Endpoint extends Owned {
  url: string;
  events: string[];
  /** The newest last; the ones before are good until their time. */
  secrets: { secret: string; untilMs: number | null }[];
}

export interface StripeEvent extends Owned {
  type: string;
  content: Record<string, unknown>;
  /** What was otherwise before, where the event is about a change. */
  before?: Record<string, unknown>;
}
