import type { BillErrors } from '../../kit/bills/bill-errors.ts';
import { type RowErrors, spoilRows } from '../../kit/bills/spoil-rows.ts';
import { parseYuan, printYuan } from '../../kit/yuan.ts';
import { feeOf, parseFee, printFee } from './entries.ts';
import { printCells, type Sheet } from './sheet.ts';
import { totalsOf } from './trade-bill.ts';

type Row = Record<string, string>;

/**
 * A bill of trades with the errors that are set, and with totals that agree with what is printed:
 * the same each time it is made.
 */
export function spoilDay(sheet: Sheet, errors: BillErrors, day: string): Sheet {
  const whole = sheet.rows.filter((row) => typeof row !== 'string');
  const rows = spoilRows(whole, errors, day, errorsOf(sheet.columns));
  const printed = rows.filter((row) => typeof row !== 'string');
  const totals = totalsOf(printed);
  const count = String(printed.length + errors.totals);
  return { ...sheet, rows, totals: { ...totals, 总交易单数: count } };
}

function errorsOf(columns: readonly string[]): RowErrors<Row> {
  return {
    isPayment: (row) => row['交易状态'] === 'SUCCESS',
    isRefund: (row) => row['交易状态'] === 'REFUND',
    print: (row) => printCells(columns, row),
    doubled: (row) => {
      const number = row['交易状态'] === 'REFUND' ? '微信退款单号' : '微信订单号';
      return { ...row, [number]: `${row[number]?.slice(0, -1)}X` };
    },
    lessened: (row) => ({ ...row, ...cellsOf((parseYuan(row['订单金额']) ?? 0) - 100) }),
    moreBack: (row) => {
      const more = (name: string) => printYuan((parseYuan(row[name]) ?? 0) + 100);
      return { ...row, 退款金额: more('退款金额'), 申请退款金额: more('申请退款金额') };
    },
    dearer: (row) => ({ ...row, 手续费: printFee(parseFee(row['手续费'] ?? '0') + 100_000) }),
    strange: (row, index) => ({
      ...row,
      微信订单号: `4200${String(index).padStart(24, '9')}`,
      商户订单号: `counter-${index + 1}`,
      交易状态: 'SUCCESS',
      ...noRefund,
      ...cellsOf(8_800),
    }),
  };
}

const noRefund = { 微信退款单号: '0', 商户退款单号: '0', 退款金额: '0.00', 申请退款金额: '0.00' };

function cellsOf(fen: number): Row {
  return { 应结订单金额: printYuan(fen), 订单金额: printYuan(fen), 手续费: printFee(feeOf(fen)) };
}
