import { printBeijing } from '../../kit/beijing-time.ts';
import { passTime } from '../orders/pass-time.ts';
import { placeOrder } from '../orders/place-order.ts';
import { takeMoney } from '../orders/take-money.ts';
import type { Order, Terms } from '../orders/order.ts';
import { type Code, Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import type { Contract } from './contract.ts';

const refusals: Readonly<Record<string, Code>> = {
  'charge-balance-not-enough': 'NOT_ENOUGH',
  'charge-account-abnormal': 'USER_ACCOUNT_ABNORMAL',
};

/** Takes the money at once, unless a fault says otherwise. Asked again it is the same order. */
export function charge(world: World, contractId: string, terms: Terms): Order {
  const { mchId, outTradeNo, appId } = terms;
  const before = world.books.find(mchId, outTradeNo);
  const paid = before && passTime(world, before);
  if (paid?.state === 'SUCCESS' && paid.terms.total === terms.total) return paid;
  requireUsable(world, world.contracts.findById(mchId, contractId), terms.total);
  const order = placeOrder(world, terms);
  const [fault] = world.faults.take('charge', { appId, outTradeNo, method: 'papay' });
  const refusal = refusals[fault?.name ?? ''];
  if (refusal !== undefined) throw new Refused(refusal);
  return takeMoney(world, order);
}

const [firstHour, lastHour] = [7, 22];

function requireUsable(world: World, contract: Contract | undefined, total: number): void {
  if (contract === undefined) throw new Refused('CONTRACT_NOT_EXIST');
  if (contract.state !== 'SIGNED') throw new Refused('CONTRACT_TERMINATED');
  if (contract.region !== 'cn') return;
  const now = printBeijing(world.clock.now());
  const hour = Number(now.slice(11, 13));
  const day = now.slice(0, 10);
  const { told } = contract;
  const isByDay = hour >= firstHour && hour < lastHour;
  const isTold = told !== null && day >= told.fromDay && day <= told.untilDay;
  if (!isByDay) throw new Refused('RULE_LIMIT', '不在可扣费时间段内');
  if (!isTold || total > told.total)
    throw new Refused('RULE_LIMIT', '未发送预扣费通知或金额超过预计');
}

/** Told on one day, the payer has the next to object; from the one after it may be taken. */
export function tellAhead(world: World, contract: Contract, total: number, days: number): Contract {
  if (contract.state !== 'SIGNED') throw new Refused('CONTRACT_TERMINATED');
  const today = Date.parse(printBeijing(world.clock.now()).slice(0, 10));
  const day = (after: number) => new Date(today + after * 86_400_000).toISOString().slice(0, 10);
  const told = { total, fromDay: day(2), untilDay: day(1 + days) };
  return world.contracts.save({ ...contract, told });
}
