import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parseBeijing } from '../../kit/beijing-time.ts';
import { allEntriesOf, entriesOf, readyMs } from '../bills/entries.ts';
import { fundFlowBill } from '../bills/fund-flow-bill.ts';
import { printSheet, type Sheet } from '../bills/sheet.ts';
import { spoilDay } from '../bills/spoil-day.ts';
import { spoilSheet } from '../bills/spoil.ts';
import { statement } from '../bills/statement.ts';
import { billTypes, tradeBill } from '../bills/trade-bill.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type Region } from '../regions.ts';
import type { World } from '../world.ts';
import type { Call, Method, Outcome } from './method.ts';
import { requireOwnNumber } from './own-number.ts';

export function billMethods(region: Region): Method[] {
  if (region !== 'cn') {
    const path = addresses[region].refunds.replace('refunds', 'statements');
    return [billMethod('bill.statement', path, stateAbroad)];
  }
  return [
    billMethod('bill.trade', '/v3/bill/tradebill', (world, call) =>
      offer(world, call, 'bill.trade', (fromMs) => {
        const asked = call.query.get('bill_type') ?? 'ALL';
        const type = billTypes.find((known) => known === asked);
        if (type === undefined) throw new Refused('PARAM_ERROR', '参数错误：bill_type');
        const entries = entriesOf(world, call.merchant.mchId, fromMs);
        return { sheet: tradeBill(entries, type), isEmpty: entries.length === 0 };
      }),
    ),
    billMethod('bill.fund-flow', '/v3/bill/fundflowbill', (world, call) =>
      offer(world, call, 'bill.fund-flow', (fromMs) => {
        const { mchId } = call.merchant;
        const own = entriesOf(world, mchId, fromMs);
        const until = own.at(-1)?.atMs ?? fromMs;
        const all = allEntriesOf(world, mchId).filter(({ atMs }) => atMs <= until);
        return { sheet: fundFlowBill(all, fromMs), isEmpty: own.length === 0 };
      }),
    ),
    billMethod('bill.download', '/v3/billdownload/file', download),
  ];
}

function billMethod(name: string, path: string, run: Method['run']): Method {
  return { name, httpMethod: 'GET', path, outTradeNoOf: () => '', run };
}

interface Made {
  sheet: Sheet;
  isEmpty: boolean;
}

/** Makes the bill and says where it can be had for half a minute, and what its hash is. */
function offer(world: World, call: Call, name: string, make: (fromMs: number) => Made): Outcome {
  const { text, hash } = makeText(world, call, name, call.query.get('bill_date') ?? '', make);
  const token = world.bills.keep(call.merchant.mchId, text);
  const isZipped = call.query.get('tar_type') === 'GZIP';
  const file = `/v3/billdownload/file?token=${token}${isZipped ? '&tartype=gzip' : ''}`;
  return {
    fields: {
      hash_type: 'SHA1',
      hash_value: hash,
      download_url: `${world.publicAddress()}${file}`,
    },
  };
}

function makeText(
  world: World,
  { merchant }: Call,
  name: string,
  day: string,
  make: (fromMs: number) => Made,
): { text: string; hash: string } {
  const fromMs = startOf(world, day);
  const [appId = ''] = merchant.appIds;
  const faults = world.faults.take('bill', { appId, outTradeNo: '', method: name });
  const errors = world.billErrors.get();
  const isLate = errors.late > 0 || faults.some((fault) => fault.name === 'bill-late');
  if (world.clock.now() < readyMs(fromMs) || isLate) throw new Refused('STATEMENT_CREATING');
  const { sheet, isEmpty } = make(fromMs);
  if (isEmpty) throw new Refused('NO_STATEMENT_EXIST');
  // The movements of the account are another sheet: what is said of trades is not said of them.
  const told = name === 'bill.fund-flow' ? sheet : spoilDay(sheet, errors, day);
  const text = printSheet(spoilSheet(told, faults));
  // Of the file as it is before it is zipped.
  const hash = createHash('sha1').update(text).digest('hex');
  const isWrong = faults.some((fault) => fault.name === 'bill-wrong-hash');
  return { text, hash: isWrong ? hash.split('').reverse().join('') : hash };
}

const threeMonthsMs = 92 * 24 * 3_600_000;

function startOf(world: World, day: string): number {
  const fromMs = parseBeijing(`${day} 00:00:00`);
  if (fromMs === undefined) throw new Refused('PARAM_ERROR', '账单日期格式不正确');
  const ageMs = world.clock.now() - fromMs;
  if (ageMs < 24 * 3_600_000 || ageMs > threeMonthsMs) {
    throw new Refused('INVALID_REQUEST', '账单日期不合法，只能查询三个月内的历史账单');
  }
  return fromMs;
}

function download(world: World, { merchant, query }: Call): Outcome {
  const text = world.bills.find(merchant.mchId, query.get('token') ?? '');
  if (text === undefined) throw new Refused('RESOURCE_NOT_EXISTS', '账单下载地址已失效');
  return query.get('tartype') === 'gzip'
    ? { text: gzipSync(text), headers: { 'content-type': 'application/x-gzip' } }
    : { text, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

/** Abroad the statement itself is the answer, and its hash a header. */
function stateAbroad(world: World, call: Call): Outcome {
  requireOwnNumber(call);
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(call.query.get('date') ?? '') ?? [];
  const day = `${year}-${month}-${date}`;
  const { text, hash } = makeText(world, call, 'bill.statement', day, (fromMs) => {
    const entries = entriesOf(world, call.merchant.mchId, fromMs);
    return { sheet: statement(entries), isEmpty: entries.length === 0 };
  });
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'wechatpay-statement-sha1': hash,
  };
  return { text, headers };
}
