import { fromHongKongWallClock, isCurrency, minorOf } from '#base';
import { thousandthsOf } from './amounts.ts';
import { unzipped } from './archive.ts';
import { columnOf, columnsOf, isHeadOf } from './columns.ts';
import { couponOf } from './coupon.ts';
import { linesOf } from './lines.ts';
import type { Reading, Readings, StatementItem, StatementTotals } from './reading.ts';
import { WechatTotals } from './wechat-totals.ts';
import { WrongStatement } from './wrong-statement.ts';

/** The columns that bills of trades have in the Mainland and statements have abroad. */
const names = {
  at: '交易时间',
  account: '商户号',
  transaction: '微信订单号',
  ourNumber: '商户订单号',
  state: '交易状态',
  currency: '货币种类',
  amount: '订单金额',
  refundId: '微信退款单号',
  ourRefundNumber: '商户退款单号',
  refunded: '申请退款金额',
  fee: '手续费',
} as const;
type Name = (typeof names)[keyof typeof names];

/** What is settled of the amounts, without the coupons that we give: not in every statement. */
const settledNames = { amount: '应结订单金额', refunded: '退款金额' } as const;

interface Columns extends Readonly<Record<Name, number>> {
  readonly settled: number | undefined;
  readonly refundSettled: number | undefined;
}

const totals = { items: '总交易单数', paid: '订单总金额', refunded: '申请退款总金额' } as const;
type TotalName = (typeof totals)[keyof typeof totals];

/**
 * WeChat's bill of trades, of type ALL, or its statement abroad: UTF-8 with a byte order mark, a
 * backtick before each cell, amounts in yuan although the interface speaks of fen, and two lines of
 * totals at the end. Packed by gzip or not.
 */
export async function* readWechatBill(file: Buffer): Readings {
  const reader = new BillReader();
  for await (const lines of linesOf(unzipped(file), 'utf-8')) {
    const readings = reader.read(lines);
    if (readings.length > 0) yield readings;
  }
  yield reader.end();
}

class BillReader {
  #row = 0;
  #columns: Columns | undefined;
  #width = 0;
  #head = '';
  #totalColumns: Readonly<Record<TotalName, number>> | undefined;
  #totals: StatementTotals | undefined;
  #totalsHead: readonly string[] = [];
  #sums = new WechatTotals([]);

  read(lines: readonly string[]): Reading[] {
    return lines.flatMap((line) => {
      this.#row += 1;
      return line === '' ? [] : this.#readLine(line);
    });
  }

  #readLine(line: string): Reading[] {
    if (!this.#columns) {
      const head = line.split(',');
      if (!isHeadOf(head, Object.values(names))) {
        throw new WrongStatement('kind_unknown', 'no bill of WeChat');
      }
      this.#columns = {
        ...columnsOf(head, Object.values(names)),
        settled: columnOf(head, settledNames.amount),
        refundSettled: columnOf(head, settledNames.refunded),
      };
      this.#width = head.length;
      this.#sums = new WechatTotals(head);
      return [];
    }
    if (!line.startsWith('`')) {
      this.#totalsHead = line.split(',');
      this.#totalColumns = columnsOf(this.#totalsHead, Object.values(totals));
      return [];
    }
    // Cells hold commas as they are; only a comma before a backtick ends one.
    const cells = line.slice(1).split(',`');
    if (this.#totalColumns) {
      this.#readTotals(cells, this.#totalColumns);
      const found = this.#sums.contradictions(this.#totalsHead, cells);
      return found.map((why) => ({ is: 'contradiction', why }));
    }
    const head = this.#headOf(cells, this.#columns);
    const item = cells.length === this.#width ? itemOf(cells, this.#columns, this.#row) : undefined;
    if (!item) return [...head, { is: 'unreadable', row: this.#row, text: line }];
    this.#sums.add(cells);
    return [...head, { is: 'item', item }];
  }

  /**
   * The bill does not say whose it is and of which day, but each of its rows does: told of the
   * first and of every one that says something else. Of what cannot be read, if it still says both.
   */
  #headOf(cells: readonly string[], columns: Columns): Reading[] {
    const account = cells[columns[names.account]] ?? '';
    const day = (cells[columns[names.at]] ?? '').slice(0, 10);
    const head = `${account} ${day}`;
    if (head === this.#head || !/^\d+ \d{4}-\d\d-\d\d$/.test(head)) return [];
    this.#head = head;
    return [{ is: 'head', account, day }];
  }

  #readTotals(cells: readonly string[], columns: Readonly<Record<TotalName, number>>): void {
    const paid = minorOf(cells[columns[totals.paid]] ?? '');
    const refunded = minorOf(cells[columns[totals.refunded]] ?? '');
    if (paid === undefined || refunded === undefined) return;
    this.#totals = {
      items: Number(cells[columns[totals.items]] ?? ''),
      payments: { amountMinor: paid },
      refunds: { amountMinor: refunded },
    };
  }

  end(): Reading[] {
    if (!this.#columns) throw new WrongStatement('kind_unknown', 'no bill of WeChat');
    if (!this.#totals) throw new WrongStatement('cut_off', 'the bill has no totals');
    return [{ is: 'totals', totals: this.#totals }];
  }
}

function itemOf(
  cells: readonly string[],
  columns: Columns,
  row: number,
): StatementItem | undefined {
  const cell = (name: Name): string => cells[columns[name]] ?? '';
  const isPayment = cell(names.state) === 'SUCCESS';
  const amount = minorOf(cell(isPayment ? names.amount : names.refunded));
  const settledAt = isPayment ? columns.settled : columns.refundSettled;
  const settled = settledAt === undefined ? amount : minorOf(cells[settledAt] ?? '');
  const fee = thousandthsOf(cell(names.fee));
  const occurredAt = fromHongKongWallClock(cell(names.at));
  const currency = cell(names.currency);
  const isRead = amount !== undefined && fee !== undefined && occurredAt !== undefined;
  if (!isRead || amount < 0n || !isCurrency(currency) || settled === undefined) return undefined;
  const coupon = couponOf(amount, settled);
  if (coupon === undefined) return undefined;
  return {
    row,
    // What is not a payment is a refund: asked for, or of a payment that was revoked.
    kind: isPayment ? 'payment' : 'refund',
    ourNumber: cell(names.ourNumber),
    ourRefundNumber: isPayment ? '' : cell(names.ourRefundNumber),
    providerNumber: cell(isPayment ? names.transaction : names.refundId),
    amountMinor: isPayment ? amount : -amount,
    couponMinor: isPayment ? coupon : -coupon,
    currency,
    feeThousandths: fee,
    occurredAt,
  };
}
