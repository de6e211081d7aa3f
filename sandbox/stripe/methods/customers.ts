import { find, ofAccount } from '../books.ts';
import { customerObject } from '../objects/payment-objects.ts';
import { newId } from '../protocol/ids.ts';
import { notFound } from '../protocol/refused.ts';
import { type Method, noNumber } from './method.ts';
import { detach } from './payment-methods.ts';
import { readMetadata, readOptionalText, refuseOthers } from './read.ts';
import type { Customer } from '../records.ts';
import type { World } from '../world.ts';

const path = '/v1/customers';

export const customerMethods: readonly Method[] = [
  {
    name: 'customers.create',
    httpMethod: 'POST',
    path,
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, ['description', 'email', 'expand', 'metadata', 'name', 'phone']);
      const customer = {
        id: newId('cus', 14),
        account: account.id,
        createdMs: world.clock.now(),
        metadata: readMetadata(form),
        description: readOptionalText(form, 'description') ?? null,
      };
      world.books.customers.put(customer.id, customer);
      return customerObject(world, customer);
    },
  },
  {
    name: 'customers.retrieve',
    httpMethod: 'GET',
    path: `${path}/:id`,
    numberOf: noNumber,
    run(world, { account, params }) {
      const customer = requireCustomer(world, account.id, params['id']);
      return customerObject(world, customer);
    },
  },
  {
    name: 'customers.delete',
    httpMethod: 'DELETE',
    path: `${path}/:id`,
    numberOf: noNumber,
    run(world, { account, params }) {
      const customer = requireCustomer(world, account.id, params['id']);
      const cards = ofAccount(world.books.paymentMethods, account.id);
      for (const card of cards) if (card.customer === customer.id) detach(world, card);
      world.notifier.tellOf('customer.deleted', customer);
      world.books.customers.remove(customer.id);
      return { id: customer.id, object: 'customer', deleted: true };
    },
  },
];

function requireCustomer(world: World, account: string, id = ''): Customer {
  const found = find(world.books.customers, account, id);
  if (found === undefined) throw notFound('customer', id);
  return found;
}
