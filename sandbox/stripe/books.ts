import type { Journal, Table } from '../kit/journal.ts';
import type {
  BalanceTransaction,
  Charge,
  Customer,
  Dispute,
  Endpoint,
  PaymentIntent,
  PaymentMethod,
  Payout,
  Refund,
  Session,
  SetupIntent,
  StripeEvent,
} from './records.ts';

/** Every thing that there is, by its id, newest last. */
export interface Books {
  sessions: Table<Session>;
  paymentIntents: Table<PaymentIntent>;
  setupIntents: Table<SetupIntent>;
  customers: Table<Customer>;
  paymentMethods: Table<PaymentMethod>;
  charges: Table<Charge>;
  refunds: Table<Refund>;
  disputes: Table<Dispute>;
  balance: Table<BalanceTransaction>;
  payouts: Table<Payout>;
  endpoints: Table<Endpoint>;
  events: Table<StripeEvent>;
}

export function openBooks(journal: Journal): Books {
  return {
    sessions: journal.table('session'),
    paymentIntents: journal.table('payment-intent'),
    setupIntents: journal.table('setup-intent'),
    customers: journal.table('customer'),
    paymentMethods: journal.table('payment-method'),
    charges: journal.table('charge'),
    refunds: journal.table('refund'),
    disputes: journal.table('dispute'),
    balance: journal.table('balance-transaction'),
    payouts: journal.table('payout'),
    endpoints: journal.table('endpoint'),
    events: journal.table('event'),
  };
}

/** Those of an account, as they were made. */
export function ofAccount<Item extends { account: string }>(
  table: Table<Item>,
  account: string,
): Item[] {
  return [...table.values()].filter((item) => item.account === account);
}

/** One of an account's own; somebody else's is not there. */
export function find<Item extends { account: string }>(
  table: Table<Item>,
  account: string,
  id: string,
): Item | undefined {
  const found = table.get(id);
  return found?.account === account ? found : undefined;
}
