import { Zip, ZipDeflate } from 'fflate';
import iconv from 'iconv-lite';
import { addDays, hongKongWallClock, majorOf } from '#base';

/** A row of a bill as a test wants it; what it does not say is as usual. */
export interface BillRow {
  readonly number: string;
  readonly amountMinor: bigint;
  readonly atMs: number;
  /** Our refund number makes it a refund. */
  readonly refund?: string;
  readonly feeMinor?: bigint;
  readonly tradeNo?: string;
  readonly title?: string;
  readonly remark?: string;
  /** The row as it stands, instead of all the above. */
  readonly raw?: string;
}

interface BillParts {
  readonly day: string;
  /** Where it is not the next day. */
  readonly until?: string;
  /** Without the lines that say whose it is and of which day. */
  readonly isHeadless?: boolean;
  readonly rows: Iterable<BillRow>;
  readonly account?: string;
  /** The lines of totals, instead of those that the rows make. */
  readonly totals?: readonly string[];
  readonly head?: string;
  readonly isCutOff?: boolean;
}

export const alipayHead =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,' +
  '对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,' +
  '券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,' +
  '分润（元）,备注';

const rule = '-----------------------------------------';

/** A bill of Alipay's as its archive: the summary first, then the details, all in GBK. */
export async function alipayBill(parts: BillParts): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const member = (name: string): ((text: string) => void) & { end(): void } => {
    const deflate = new ZipDeflate(name, { level: 1 });
    // The same rows make the same bytes, whenever that is.
    deflate.mtime = '2026-01-01T00:00:00';
    archive.add(deflate);
    const write = (text: string): void => deflate.push(iconv.encode(text, 'gbk'));
    return Object.assign(write, { end: () => deflate.push(new Uint8Array(), true) });
  };
  const summary = member('summary.csv');
  summary('#支付宝业务汇总查询\r\n#账号：[2088721382101609]\r\n');
  summary.end();
  const details = member('details.csv');
  writeDetails(details, parts);
  details.end();
  archive.end();
  return Buffer.concat(pieces);
}

const rowsAtOnce = 4_096;

function writeDetails(write: (text: string) => void, parts: BillParts): void {
  const { account = '2088721382101609', head = alipayHead } = parts;
  const [from, until] = [parts.day, parts.until ?? addDays(parts.day, 1)].map(midnightOf);
  write('#支付宝业务明细查询\r\n');
  if (!parts.isHeadless) {
    write(`#账号：[${account}]\r\n#起始日期：[${from}]   终止日期：[${until}]\r\n`);
  }
  write(`#${rule}业务明细列表${rule}\r\n`);
  write(`${head}\r\n`);
  const sums = { payments: 0, paid: 0n, refunds: 0, refunded: 0n };
  let waiting: string[] = [];
  for (const row of parts.rows) {
    waiting.push(printed(row));
    if (row.refund === undefined) {
      sums.payments += 1;
      sums.paid += row.amountMinor;
    } else {
      sums.refunds += 1;
      sums.refunded += row.amountMinor;
    }
    if (waiting.length === rowsAtOnce) {
      write(`${waiting.join('\r\n')}\r\n`);
      waiting = [];
    }
  }
  write(waiting.map((row) => `${row}\r\n`).join(''));
  if (parts.isCutOff) return;
  const totals = parts.totals ?? [
    `#交易合计：${sums.payments}笔，商家实收共${majorOf(sums.paid)}元，商家优惠共0.00元`,
    `#退款合计：${sums.refunds}笔，商家实收退款共${majorOf(-sums.refunded)}元，商家优惠退款共0.00元`,
  ];
  write([`#${rule}业务明细列表结束${rule}`, ...totals, '#导出时间：[今天]', ''].join('\r\n'));
}

function midnightOf(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${month}月${date}日 00:00:00`;
}

function printed(row: BillRow): string {
  if (row.raw !== undefined) return row.raw;
  const isRefund = row.refund !== undefined;
  const amount = majorOf(isRefund ? -row.amountMinor : row.amountMinor);
  const at = hongKongWallClock(row.atMs);
  const tradeNo = row.tradeNo ?? `20${row.number.slice(-30)}`;
  const cells = [
    `${tradeNo}\t`,
    `${row.number}\t`,
    `${isRefund ? '退款' : '交易'}\t`,
    row.title ?? '话费充值',
    at,
    at,
    '\t,\t,\t,\t,*明(139****8888)\t',
    `${amount},${amount},0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00`,
    `${row.refund ?? ''}\t`,
    majorOf(-(row.feeMinor ?? 0n)),
    '0.00',
    row.remark ?? '',
  ];
  return cells.join(',');
}
