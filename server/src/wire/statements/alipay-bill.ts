import { dayMs, fromHongKongWallClock, minorOf } from '#base';
import { thousandthsOf } from './amounts.ts';
import { isArchive, membersOf } from './archive.ts';
import { columnsOf } from './columns.ts';
import { couponOf } from './coupon.ts';
import { linesOf, piecesOf } from './lines.ts';
import type { ItemKind, Reading, Readings, StatementTotals } from './reading.ts';
import { WrongStatement } from './wrong-statement.ts';

/** The columns of the business details (业务明细) that we read; the others may change. */
const names = {
  tradeNo: '支付宝交易号',
  ourNumber: '商户订单号',
  type: '业务类型',
  title: '商品名称',
  createdAt: '创建时间',
  finishedAt: '完成时间',
  ordered: '订单金额（元）',
  received: '商家实收（元）',
  requestNo: '退款批次号/请求号',
  fee: '服务费（元）',
} as const;
type Name = (typeof names)[keyof typeof names];
type Columns = Readonly<Record<Name, number>>;

const firstLine = '#支付宝业务明细查询';
const endOfRows = '业务明细列表结束';
const accountLine = /^#账号：\[(\d+)\]/;
const instant = String.raw`\[(\d{4})年(\d{2})月(\d{2})日 (\d{2}:\d{2}:\d{2})\]`;
const periodLine = new RegExp(`^#起始日期：${instant}\\s*终止日期：${instant}`);
const totalLine = /^#(交易|退款)合计：(\d+)笔，商家实收(?:退款)?共(-?[\d.]+)元/;

/**
 * Alipay's bill of type `trade`: a ZIP archive of several CSV files in GBK, of which the business
 * details are one. The summary may come first, so the file is known by its first line. It may also
 * have been unpacked by somebody.
 */
export async function* readAlipayBill(file: Buffer): Readings {
  const members = isArchive(file) ? membersOf(file) : [piecesOf(file)];
  for await (const member of members) {
    const reader = new DetailReader();
    for await (const lines of linesOf(member, 'gb18030')) {
      const readings = reader.read(lines);
      if (!readings) break;
      if (readings.length > 0) yield readings;
    }
    if (reader.isDetail) {
      yield reader.end();
      return;
    }
  }
  throw new WrongStatement('kind_unknown', 'no business details in it');
}

class DetailReader {
  isDetail = false;
  #row = 0;
  #account = '';
  #hasHead = false;
  #columns: Columns | undefined;
  #width = 0;
  #isOver = false;
  #totals = new Map<string, StatementTotals['payments']>();

  /** What these lines say; undefined when the file turns out to be another one. */
  read(lines: readonly string[]): Reading[] | undefined {
    const readings: Reading[] = [];
    for (const line of lines) {
      this.#row += 1;
      if (this.#row === 1) {
        this.isDetail = line.replace(/^\uFEFF/, '').startsWith(firstLine);
        if (!this.isDetail) return undefined;
      }
      const reading = this.#readLine(line);
      if (reading) readings.push(reading);
    }
    return readings;
  }

  #readLine(line: string): Reading | undefined {
    if (line.startsWith('#')) return this.#readComment(line);
    if (line.trim() === '') return undefined;
    if (!this.#columns) {
      const head = line.split(',');
      this.#columns = columnsOf(head, Object.values(names));
      this.#width = head.length;
      return undefined;
    }
    const cells = cellsOf(line, this.#columns, this.#width);
    const read = cells && itemOf(cells, this.#columns, this.#row);
    return read ?? { is: 'unreadable', row: this.#row, text: line };
  }

  #readComment(line: string): Reading | undefined {
    this.#account = accountLine.exec(line)?.[1] ?? this.#account;
    if (line.includes(endOfRows)) this.#isOver = true;
    const [, type, count = '', amount = ''] = totalLine.exec(line) ?? [];
    const amountMinor = minorOf(amount);
    if (type !== undefined && amountMinor !== undefined) {
      this.#totals.set(type, { count: Number(count), amountMinor });
    }
    const period = periodLine.exec(line);
    if (!period) return undefined;
    this.#hasHead = true;
    return { is: 'head', account: this.#account, day: dayIn(period) };
  }

  end(): Reading[] {
    const payments = this.#totals.get('交易');
    const refunds = this.#totals.get('退款');
    if (!this.#columns || !this.#isOver || !payments || !refunds) {
      throw new WrongStatement('cut_off', 'the business details have no end');
    }
    if (!this.#hasHead) throw new WrongStatement('head_missing', 'no line says of which day it is');
    return [{ is: 'totals', totals: { payments, refunds, areLessCoupons: true } }];
  }
}

/** The day of a bill of one day; what is longer or shorter is no day, and is named as it stands. */
function dayIn(period: readonly string[]): string {
  const [from, until] = [period.slice(1, 4).join('-'), period.slice(5, 8).join('-')];
  const [, , , , begins = '', , , , ends = ''] = period;
  // Until the first second of the next day, or the last of its own.
  const isWhole =
    begins === '00:00:00' &&
    ((ends === '00:00:00' && Date.parse(until) - Date.parse(from) === dayMs) ||
      (ends === '23:59:59' && until === from));
  return isWhole ? from : `${from} ${begins} to ${until} ${ends}`;
}

const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*$/;

/**
 * The cells of a row. Nothing in the file is quoted, so a title with commas makes more cells than
 * there are columns. Where the two times behind the title stand says how many belong to it.
 */
function cellsOf(line: string, columns: Columns, width: number): string[] | undefined {
  const cells = line.split(',');
  if (cells.length === width) return cells;
  if (cells.length < width) return undefined;
  const { [names.title]: title, [names.createdAt]: created } = columns;
  if (created !== title + 1) return undefined;
  const firstTime = cells.findIndex((cell, at) => at > title && moment.test(cell));
  if (firstTime === -1) return undefined;
  const whole = cells.slice(title, firstTime).join(',');
  const joined = [...cells.slice(0, title), whole, ...cells.slice(firstTime)];
  // What is still too much stands in the remark, which is the last column.
  return joined.length < width
    ? undefined
    : [...joined.slice(0, width - 1), joined.slice(width - 1).join(',')];
}

const kinds: ReadonlyMap<string, ItemKind> = new Map([
  ['交易', 'payment'],
  ['退款', 'refund'],
]);

function itemOf(cells: readonly string[], columns: Columns, row: number): Reading | undefined {
  const cell = (name: Name): string => (cells[columns[name]] ?? '').trim();
  // The second is without what we gave the payer ourselves, and with what Alipay gave.
  const amountMinor = minorOf(cell(names.ordered));
  const receivedMinor = minorOf(cell(names.received));
  const fee = thousandthsOf(cell(names.fee));
  const occurredAt = fromHongKongWallClock(cell(names.finishedAt));
  const providerNumber = cell(names.tradeNo);
  const kind = kinds.get(cell(names.type)) ?? 'other';
  const areAmounts = amountMinor !== undefined && receivedMinor !== undefined;
  if (!areAmounts || fee === undefined || occurredAt === undefined || providerNumber === '') {
    return undefined;
  }
  // A payment that takes money away, and a refund that brings some, are misread or misprinted.
  if (kind === 'payment' ? amountMinor < 0n : kind === 'refund' && amountMinor > 0n) {
    return undefined;
  }
  const couponMinor = couponOf(amountMinor, receivedMinor);
  if (couponMinor === undefined) return undefined;
  return {
    is: 'item',
    item: {
      row,
      kind,
      ourNumber: cell(names.ourNumber),
      ourRefundNumber: cell(names.requestNo),
      providerNumber,
      amountMinor,
      couponMinor,
      currency: 'CNY',
      // The bill prints what is taken off as below zero; `-fee` of 0n is 0n.
      feeThousandths: -fee,
      occurredAt,
    },
  };
}
