import { randomInt } from 'node:crypto';
import { hongKongWallClock, type InstantMs } from '#base';
import type { BenchOrder } from './order.ts';

/**
 * The fields with which Alipay tells that an order was paid in full, as many as it really sends.
 */
export function paidFields(order: BenchOrder, atMs: InstantMs): Record<string, string> {
  const { attempt, amount } = order;
  const now = hongKongWallClock(atMs);
  const bill = [{ amount, fundChannel: 'ALIPAYACCOUNT' }];
  return {
    auth_app_id: '2021000000000001',
    buyer_id: '2088000000000002',
    buyer_logon_id: '138******01',
    buyer_pay_amount: amount,
    fund_bill_list: JSON.stringify(bill),
    gmt_create: now,
    gmt_payment: now,
    invoice_amount: amount,
    notify_id: digits('20261123', 34),
    notify_time: now,
    out_trade_no: attempt,
    point_amount: '0.00',
    receipt_amount: amount,
    subject: '雙灣通訊 HK$100.00',
    total_amount: amount,
    trade_no: digits('20261123', 28),
  };
}

const chunk = 10 ** 9;

function digits(beginning: string, length: number): string {
  let text = beginning;
  while (text.length < length) text += String(randomInt(chunk)).padStart(9, '0');
  return text.slice(0, length);
}
