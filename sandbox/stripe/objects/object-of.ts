import { kindOf } from '../protocol/ids.ts';
import type { World } from '../world.ts';
import {
  balanceTransactionObject,
  disputeObject,
  payoutObject,
  sessionObject,
} from './account-objects.ts';
import {
  chargeObject,
  customerObject,
  paymentIntentObject,
  paymentMethodObject,
  refundObject,
  setupIntentObject,
} from './payment-objects.ts';

interface Shelf<Item> {
  table: { get(id: string): Item | undefined };
  print(world: World, item: Item): Record<string, unknown>;
}

/** Any thing by its id, as the API shows it. */
export function objectOf(world: World, id: string): Record<string, unknown> | undefined {
  const { books } = world;
  const on = <Item>(table: Shelf<Item>['table'], print: Shelf<Item>['print']) => {
    const found = table.get(id);
    return found === undefined ? undefined : print(world, found);
  };
  switch (kindOf(id)) {
    case 'pi':
      return on(books.paymentIntents, paymentIntentObject);
    case 'seti':
      return on(books.setupIntents, setupIntentObject);
    case 'cs':
      return on(books.sessions, sessionObject);
    case 'ch':
      return on(books.charges, chargeObject);
    case 're':
      return on(books.refunds, refundObject);
    case 'du':
      return on(books.disputes, disputeObject);
    case 'txn':
      return on(books.balance, balanceTransactionObject);
    case 'po':
      return on(books.payouts, payoutObject);
    case 'cus':
      return on(books.customers, customerObject);
    case 'pm':
      return on(books.paymentMethods, paymentMethodObject);
    default:
      return undefined;
  }
}
