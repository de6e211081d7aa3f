import iconv from 'iconv-lite';
import { printBeijing } from '../../kit/beijing-time.ts';
import { printYuan } from '../../kit/yuan.ts';
import { zip } from '../../kit/zip.ts';
import type { BillRow } from './bill-row.ts';

interface Bill {
  sellerId: string;
  /** `2026-10-03`, a day in Beijing. */
  day: string;
  rows: readonly (BillRow | string)[];
  /** How many payments too many the totals count. */
  tooMany: number;
}

const columns = [
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号',
  '对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）',
  '券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）',
  '分润（元）,备注',
].join(',');

const dashes = '-'.repeat(41);

/**
 * The archive that merchants download: the summary and the details, both CSV in GBK. The summary
 * comes first and the names are GBK too, without the flag that would say so, as with the real one.
 */
export function printBill(bill: Bill): Buffer {
  const name = `${bill.sellerId}0156_${bill.day.replaceAll('-', '')}`;
  return zip([
    { name: gbk(`${name}_业务明细(汇总).csv`), content: gbk(summaryOf(bill)) },
    { name: gbk(`${name}_业务明细.csv`), content: gbk(detailsOf(bill)) },
  ]);
}

function gbk(text: string): Uint8Array {
  return iconv.encode(text, 'gbk');
}

function headOf({ sellerId, day }: Bill, title: string): string[] {
  const [year, month, date] = day.split('-');
  const from = `${year}年${month}月${date}日 00:00:00`;
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000);
  const [nextYear, nextMonth, nextDate] = next.toISOString().slice(0, 10).split('-');
  const until = `${nextYear}年${nextMonth}月${nextDate}日 00:00:00`;
  return [`#${title}`, `#账号：[${sellerId}0156]`, `#起始日期：[${from}]   终止日期：[${until}]`];
}

function summaryOf(bill: Bill): string {
  const { payments, paid, refunds, refunded } = sumsOf(bill);
  const net = printSigned(paid.receivedFen + refunded.receivedFen);
  return lines([
    ...headOf(bill, '支付宝业务汇总查询'),
    `#${dashes}业务汇总列表${dashes}`,
    '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）',
    `合计\t,\t,${payments},${refunds},${printSigned(paid.receivedFen + paid.merchantFen)},${net}`,
    `#${dashes}业务汇总列表结束${dashes}`,
  ]);
}

function detailsOf(bill: Bill): string {
  const { payments, paid, refunds, refunded } = sumsOf(bill);
  const [received, given] = [printSigned(paid.receivedFen), printSigned(paid.merchantFen)];
  const [back, givenBack] = [refunded.receivedFen, refunded.merchantFen].map(printSigned);
  return lines([
    ...headOf(bill, '支付宝业务明细查询'),
    `#${dashes}业务明细列表${dashes}`,
    columns,
    ...bill.rows.map((row) => (typeof row === 'string' ? row : printRow(row))),
    `#${dashes}业务明细列表结束${dashes}`,
    `#交易合计：${payments}笔，商家实收共${received}元，商家优惠共${given}元`,
    `#退款合计：${refunds}笔，商家实收退款共${back}元，商家优惠退款共${givenBack}元`,
    '#导出时间：[1970年01月01日 00:00:00]',
  ]);
}

function sumsOf({ rows, tooMany }: Bill) {
  const printed = rows.filter((row) => typeof row !== 'string');
  const paid = printed.filter(({ type }) => type === '交易');
  const refunded = printed.filter(({ type }) => type === '退款');
  return {
    payments: paid.length + tooMany,
    paid: sum(paid),
    refunds: refunded.length,
    refunded: sum(refunded),
  };
}

function sum(rows: readonly BillRow[]) {
  const merchantFen = rows.reduce((total, row) => total + row.merchantFen, 0);
  const amountFen = rows.reduce((total, row) => total + row.amountFen, 0);
  return { receivedFen: amountFen - merchantFen, merchantFen };
}

/** Tabs keep spreadsheets from turning long numbers into others; only some columns have them. */
export function printRow(row: BillRow): string {
  const [amount, received] = [row.amountFen, row.amountFen - row.merchantFen].map(printSigned);
  const [alipay, merchant] = [row.alipayFen, row.merchantFen].map(printSigned);
  const [created, finished] = [printBeijing(row.createdMs), printBeijing(row.finishedMs)];
  return [
    `${row.tradeNo}\t,${row.outTradeNo}\t,${row.type}\t,${row.subject},${created},${finished}`,
    `\t,\t,\t,\t,${row.buyer}\t,${amount},${received},0.00,0.00,${alipay},${merchant},0.00,,0.00\t,0.00`,
    `${row.outRequestNo}\t,${printSigned(row.feeFen)},0.00,`,
  ].join(',');
}

function printSigned(amountFen: number): string {
  return amountFen < 0 ? `-${printYuan(-amountFen)}` : printYuan(amountFen);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\r\n`).join('');
}
