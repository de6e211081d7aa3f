import { hongKongWallClock, majorOf } from '#base';
import type { BillRow } from './alipay-bill.ts';

interface WechatBillParts {
  readonly rows: readonly BillRow[];
  readonly currency?: string;
  readonly account?: string;
  /** The last line, instead of the one that the rows make. */
  readonly totals?: string;
}

const head =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,' +
  '货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,' +
  '商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const totalsHead =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** A bill of trades of WeChat's, as it comes without packing. */
export function wechatBill({
  rows,
  currency = 'HKD',
  account = '1900000001',
  totals,
}: WechatBillParts): Buffer {
  const paid = sum(rows.filter((row) => !isRefund(row)));
  const refunded = sum(rows.filter(isRefund));
  const fees = `${majorOf(rows.reduce((all, { feeMinor = 0n }) => all + feeMinor, 0n))}000`;
  const made = [`${rows.length}`, paid, refunded, '0.00', fees, paid, refunded];
  const lines = [
    head,
    ...rows.map((row) => row.raw ?? printed(cellsOf(row, currency, account))),
    totalsHead,
    totals ?? printed(made),
  ];
  return Buffer.from(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

function isRefund({ refund }: BillRow): boolean {
  return refund !== undefined;
}

function sum(of: readonly BillRow[]): string {
  return majorOf(of.reduce((all, { amountMinor }) => all + amountMinor, 0n));
}

function printed(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',');
}

function cellsOf(row: BillRow, currency: string, account: string): string[] {
  const { refund, number, atMs, title = '充值,100元', tradeNo = '4200001' } = row;
  const amount = majorOf(row.amountMinor);
  const buyer = [hongKongWallClock(atMs), 'wx0123456789abcdef', account, '0', ''];
  const fee = `${majorOf(row.feeMinor ?? 0n)}000`;
  const order = [tradeNo, number, 'open-id', 'NATIVE'];
  if (refund === undefined) {
    const paid = ['SUCCESS', 'OTHERS', currency, amount, '0.00', '0', '0', '0.00', '0.00', '', ''];
    return [...buyer, ...order, ...paid, title, '', fee, '0.60%', amount, '0.00', ''];
  }
  const numbers = ['REFUND', 'OTHERS', currency, '0.00', '0.00', `5${tradeNo}`, refund];
  const back = [amount, '0.00', 'ORIGINAL', 'SUCCESS'];
  return [...buyer, ...order, ...numbers, ...back, title, '', fee, '0.60%', '0.00', amount, ''];
}
