import { endOfBeijingDay } from '../../kit/beijing-time.ts';
import type { Order, Refund } from '../orders/order.ts';
import { passTime } from '../orders/pass-time.ts';
import type { World } from '../world.ts';

/** What moved money, or promised to: a payment, or a refund on the day it was applied for. */
export interface Entry {
  atMs: number;
  order: Order;
  refund?: Refund;
}

const dayMs = 24 * 3_600_000;

/** The entries of a merchant on the Beijing day that begins at `fromMs`, in their order. */
export function entriesOf(world: World, mchId: string, fromMs: number): Entry[] {
  const untilMs = endOfBeijingDay(fromMs);
  return allEntriesOf(world, mchId).filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs);
}

export function allEntriesOf(world: World, mchId: string): Entry[] {
  return [...world.books.orders()]
    .filter(({ terms }) => terms.mchId === mchId)
    .map((order) => passTime(world, order))
    .flatMap((order): Entry[] => [
      ...(order.paidMs === null ? [] : [{ atMs: order.paidMs, order }]),
      ...order.refunds
        .filter(({ status }) => status !== 'CLOSED')
        .map((refund) => ({ atMs: refund.createdMs, order, refund })),
    ])
    .sort((one, other) => one.atMs - other.atMs);
}

/** The bill of a day is made at ten the next morning. */
export function readyMs(fromMs: number): number {
  return fromMs + dayMs + 10 * 3_600_000;
}

/** What WeChat keeps of an amount, in hundred-thousandths of a yuan: 0.60 %. */
export function feeOf(amount: number): number {
  return amount * 6;
}

/** What `printFee` has printed, as a number again. */
export function parseFee(text: string): number {
  return Number(text.replace('.', ''));
}

/** Hundred-thousandths of a yuan as `0.60000`; bills print fees to the fifth place. */
export function printFee(fee: number): string {
  const digits = String(Math.abs(fee)).padStart(6, '0');
  return `${fee < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
