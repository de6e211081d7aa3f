import { printBeijing } from '../../kit/beijing-time.ts';
import { printYuan } from '../../kit/yuan.ts';
import { partsOf } from '../orders/order.ts';
import { type Entry, feeOf } from './entries.ts';
import type { Sheet } from './sheet.ts';

interface Movement {
  atMs: number;
  businessNo: string;
  voucher: string;
  name: string;
  kind: string;
  /** Fen; negative for what leaves the account. */
  amountFen: number;
}

/** To the fen, as the account moves; bills of trades have the fee to the fifth place. */
function feeFen(amount: number): number {
  return Math.round(feeOf(amount) / 1_000);
}

function movementsOf({ atMs, order, refund }: Entry): Movement[] {
  const { terms, transactionId } = order;
  const shared = { atMs, businessNo: transactionId ?? '' };
  const { settled } = partsOf(order, refund);
  if (refund !== undefined) {
    if (refund.status !== 'SUCCESS') return [];
    const amountFen = feeFen(settled) - settled;
    const voucher = refund.outRefundNo;
    return [{ ...shared, voucher, name: '退款', kind: '退款', amountFen }];
  }
  const voucher = terms.outTradeNo;
  return [
    { ...shared, voucher, name: '交易', kind: '交易', amountFen: settled },
    {
      ...shared,
      voucher,
      name: '扣除交易手续费',
      kind: '扣除交易手续费',
      amountFen: -feeFen(settled),
    },
  ];
}

/**
 * The bill of the account: every movement with the balance after it, which counts from the first
 * movement there ever was. `all` are the merchant's entries up to the day's end.
 */
export function fundFlowBill(all: readonly Entry[], fromMs: number): Sheet {
  let balanceFen = 0;
  const rows = all.flatMap(movementsOf).flatMap((movement, index) => {
    balanceFen += movement.amountFen;
    return movement.atMs < fromMs
      ? []
      : [{ movement, cells: cellsOf(movement, index, balanceFen) }];
  });
  const amounts = rows.map(({ movement }) => movement.amountFen);
  const [incoming, outgoing] = [amounts.filter((one) => one > 0), amounts.filter((one) => one < 0)];
  return {
    columns: [
      '记账时间',
      '微信支付业务单号',
      '资金流水单号',
      '业务名称',
      '业务类型',
      '收支类型',
      '收支金额（元）',
      '账户结余（元）',
      '资金变更提交申请人',
      '备注',
      '业务凭证号',
    ],
    rows: rows.map(({ cells }) => cells),
    totals: {
      资金流水总笔数: String(rows.length),
      收入笔数: String(incoming.length),
      收入金额: printYuan(sumOf(incoming)),
      支出笔数: String(outgoing.length),
      支出金额: printYuan(-sumOf(outgoing)),
    },
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function cellsOf(movement: Movement, index: number, balanceFen: number): Record<string, string> {
  return {
    记账时间: printBeijing(movement.atMs),
    微信支付业务单号: movement.businessNo,
    资金流水单号: `${movement.businessNo}${index}`,
    业务名称: movement.name,
    业务类型: movement.kind,
    收支类型: movement.amountFen > 0 ? '收入' : '支出',
    '收支金额（元）': printYuan(Math.abs(movement.amountFen)),
    '账户结余（元）': `${balanceFen < 0 ? '-' : ''}${printYuan(Math.abs(balanceFen))}`,
    资金变更提交申请人: 'system',
    备注: '',
    业务凭证号: movement.voucher,
  };
}
