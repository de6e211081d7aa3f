import { printBeijing } from '../../kit/beijing-time.ts';
import { parseYuan, printYuan } from '../../kit/yuan.ts';
import { openIdOf } from '../accounts/grants.ts';
import { tradeTypeOf } from '../regions.ts';
import { partsOf } from '../orders/order.ts';
import { type Entry, feeOf, parseFee, printFee } from './entries.ts';
import type { WholeSheet } from './sheet.ts';

export const billTypes = ['ALL', 'SUCCESS', 'REFUND'] as const;
export type BillType = (typeof billTypes)[number];

const first =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额';
const applied = '退款申请时间,退款成功时间';
const refunded = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态';
const last = '商品名称,商户数据包,手续费,费率,订单金额';

const columnsOf: Readonly<Record<BillType, string>> = {
  ALL: `${first},${refunded},${last},申请退款金额,费率备注`,
  SUCCESS: `${first},${last},费率备注`,
  REFUND: `${first},${applied},${refunded},${last},申请退款金额,费率备注`,
};

/** The bill of trades: a row for each payment and for each refund applied for. */
export function tradeBill(entries: readonly Entry[], type: BillType): WholeSheet {
  const wanted = entries.filter(
    ({ refund }) => type === 'ALL' || (type === 'REFUND') === (refund !== undefined),
  );
  const rows = wanted.map(rowOf);
  return { columns: columnsOf[type].split(','), rows, totals: totalsOf(rows) };
}

/** What rows add up to as they are printed, which need not be what happened. */
export function totalsOf(rows: readonly Record<string, string>[]): Record<string, string> {
  const sum = (column: string): string =>
    printYuan(sumOf(rows.map((row) => parseYuan(row[column]) ?? 0)));
  return {
    总交易单数: String(rows.length),
    应结订单总金额: sum('应结订单金额'),
    退款总金额: sum('退款金额'),
    充值券退款总金额: sum('充值券退款金额'),
    手续费总金额: printFee(sumOf(rows.map((row) => parseFee(row['手续费'] ?? '0')))),
    订单总金额: sum('订单金额'),
    申请退款总金额: sum('申请退款金额'),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The fee of what is refunded is given back. */
function feeOfEntry({ order, refund }: Entry): number {
  const fee = feeOf(partsOf(order, refund).settled);
  return refund === undefined ? fee : -fee;
}

function rowOf(entry: Entry): Record<string, string> {
  const { order, refund, atMs } = entry;
  const { terms } = order;
  const { amount, settled, coupon } = partsOf(order);
  const isPayment = refund === undefined;
  const [total, got, given] = [amount, settled, coupon].map((of) => printYuan(isPayment ? of : 0));
  return {
    交易时间: printBeijing(atMs),
    公众账号ID: terms.appId,
    商户号: terms.mchId,
    特约商户号: '0',
    设备号: '',
    微信订单号: order.transactionId ?? '',
    商户订单号: terms.outTradeNo,
    用户标识: terms.openid ?? openIdOf(terms.appId),
    交易类型: tradeTypeOf(terms.kind),
    交易状态: refund === undefined ? 'SUCCESS' : 'REFUND',
    付款银行: 'OTHERS',
    货币种类: terms.currency,
    应结订单金额: got ?? '',
    代金券金额: given ?? '',
    ...refundCells(entry),
    商品名称: terms.description,
    商户数据包: terms.attach,
    手续费: printFee(feeOfEntry(entry)),
    费率: '0.60%',
    订单金额: total ?? '',
    申请退款金额: printYuan(refund?.amount ?? 0),
    费率备注: '',
  };
}

function refundCells({ order, refund }: Entry): Record<string, string> {
  const back = refund && partsOf(order, refund);
  const givenBack = order.coupon?.by === 'provider' ? back?.coupon : 0;
  return {
    退款申请时间: refund === undefined ? '' : printBeijing(refund.createdMs),
    退款成功时间: refund?.doneMs ? printBeijing(refund.doneMs) : '',
    微信退款单号: refund?.refundId ?? '0',
    商户退款单号: refund?.outRefundNo ?? '0',
    退款金额: printYuan(back?.settled ?? 0),
    充值券退款金额: printYuan(givenBack ?? 0),
    退款类型: refund === undefined ? '' : 'ORIGINAL',
    退款状态: refund?.status ?? '',
  };
}
