import { spoilBalance } from '../balance/spoil-balance.ts';
import { find, ofAccount } from '../books.ts';
import { balanceTransactionObject, payoutObject } from '../objects/account-objects.ts';
import { notFound } from '../protocol/refused.ts';
import { listNames, listOf } from './list.ts';
import { type Method, noNumber } from './method.ts';
import { readOptionalText, refuseOthers } from './read.ts';

const balancePath = '/v1/balance_transactions';
const payoutPath = '/v1/payouts';

export const balanceMethods: readonly Method[] = [
  {
    name: 'balance_transactions.list',
    httpMethod: 'GET',
    path: balancePath,
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'currency', 'payout', 'source', 'type']);
      const [payout, type] = [readOptionalText(form, 'payout'), readOptionalText(form, 'type')];
      const items = spoilBalance(world, account.id, ofAccount(world.books.balance, account.id))
        .filter((one) => payout === undefined || one.payout === payout)
        .filter((one) => type === undefined || one.type === type);
      return listOf(form, balancePath, items, (one) => balanceTransactionObject(world, one));
    },
  },
  {
    name: 'balance_transactions.retrieve',
    httpMethod: 'GET',
    path: `${balancePath}/:id`,
    numberOf: noNumber,
    run(world, { account, params }) {
      const { id = '' } = params;
      const moved = find(world.books.balance, account.id, id);
      if (moved === undefined) throw notFound('balance_transaction', id);
      return balanceTransactionObject(world, moved);
    },
  },
  {
    name: 'payouts.list',
    httpMethod: 'GET',
    path: payoutPath,
    numberOf: noNumber,
    run(world, { account, form }) {
      refuseOthers(form, [...listNames, 'arrival_date', 'status']);
      const items = ofAccount(world.books.payouts, account.id);
      return listOf(form, payoutPath, items, (one) => payoutObject(world, one));
    },
  },
  {
    name: 'payouts.retrieve',
    httpMethod: 'GET',
    path: `${payoutPath}/:id`,
    numberOf: noNumber,
    run(world, { account, params }) {
      const { id = '' } = params;
      const payout = find(world.books.payouts, account.id, id);
      if (payout === undefined) throw notFound('payout', id);
      return payoutObject(world, payout);
    },
  },
];
