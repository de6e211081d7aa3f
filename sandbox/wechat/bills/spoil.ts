import type { Fault } from '../../kit/faults/fault.ts';
import { parseYuan, printYuan } from '../../kit/yuan.ts';
import type { Sheet } from './sheet.ts';

const amounts = ['订单金额', '应结订单金额', '收支金额（元）'];

/** A bill that does not say what happened, or not what its own totals say. */
export function spoilSheet(sheet: Sheet, faults: readonly Fault[]): Sheet {
  return faults.reduce((spoilt, { name }) => spoilBy(spoilt, name), sheet);
}

function spoilBy(sheet: Sheet, name: string): Sheet {
  const { rows, totals } = sheet;
  const row = rows.find((one) => typeof one !== 'string');
  if (row === undefined) return sheet;
  switch (name) {
    case 'bill-missing-row':
      return { ...sheet, rows: rows.filter((one) => one !== row) };
    case 'bill-extra-row':
      return { ...sheet, rows: [...rows, strange(row)] };
    case 'bill-changed-amount':
      return { ...sheet, rows: rows.map((one) => (one === row ? oneYuanMore(row) : one)) };
    case 'bill-wrong-summary': {
      const [column = ''] = Object.keys(totals);
      return { ...sheet, totals: { ...totals, [column]: String(rows.length + 1) } };
    }
    default:
      return sheet;
  }
}

/** Of an order that no merchant has ever heard of. */
function strange(row: Record<string, string>): Record<string, string> {
  const numbers = { 微信订单号: '4200009999999999999999999999', 商户订单号: 'unknown_order' };
  const known = Object.entries(numbers).filter(([column]) => column in row);
  return { ...row, ...Object.fromEntries(known) };
}

function oneYuanMore(row: Record<string, string>): Record<string, string> {
  const changed = amounts.flatMap((column) => {
    const fen = parseYuan(row[column]);
    return fen === undefined ? [] : [[column, printYuan(fen + 100)] as const];
  });
  return { ...row, ...Object.fromEntries(changed) };
}
