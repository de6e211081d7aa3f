import { thousandthsOf } from './amounts.ts';
import type { FileContradiction } from './reading.ts';

/** Totals that are sums of a column of the rows, beside those that every bill has. */
const sums = {
  应结订单总金额: '应结订单金额',
  退款总金额: '退款金额',
  充值券退款总金额: '充值券退款金额',
  手续费总金额: '手续费',
} as const;

/** What each column of a bill of WeChat's comes to, beside what the bill says it does. */
export class WechatTotals {
  readonly #columns: readonly (readonly [total: string, at: number])[];
  readonly #read = new Map<string, bigint>();

  /** Statements abroad need not have every column; what is not there is not compared. */
  constructor(head: readonly string[]) {
    this.#columns = Object.entries(sums).flatMap(([total, column]) => {
      const at = head.findIndex((cell) => plain(cell) === column);
      return at === -1 ? [] : [[total, at] as const];
    });
  }

  add(cells: readonly string[]): void {
    for (const [total, at] of this.#columns) {
      const read = thousandthsOf(cells[at] ?? '') ?? 0n;
      this.#read.set(total, (this.#read.get(total) ?? 0n) + read);
    }
  }

  /** Where they are not the same. */
  contradictions(head: readonly string[], cells: readonly string[]): FileContradiction[] {
    return this.#columns.flatMap(([column]) => {
      const at = head.findIndex((cell) => plain(cell) === column);
      const told = cells[at];
      if (told === undefined) return [];
      const read = this.#read.get(column) ?? 0n;
      return isSame(told, read)
        ? []
        : [{ is: 'column' as const, column, told, read: majorOfThousandths(read) }];
    });
  }
}

function plain(cell: string): string {
  return cell.replaceAll(/[\s`\uFEFF]/g, '');
}

/** A sum of fees may be printed to the fen although each of them has five places. */
function isSame(printed: string, read: bigint): boolean {
  const total = thousandthsOf(printed);
  if (total === undefined) return false;
  const places = Math.max(2, (printed.split('.')[1] ?? '').length);
  const apart = total < read ? read - total : total - read;
  return apart * 2n <= (places < 5 ? 10n ** BigInt(5 - places) : 0n);
}

function majorOfThousandths(thousandths: bigint): string {
  const sign = thousandths < 0n ? '-' : '';
  const digits = `${thousandths < 0n ? -thousandths : thousandths}`.padStart(6, '0');
  return `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
