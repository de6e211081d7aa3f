import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alipayFaults } from './alipay/faults/fault.ts';
import { antomFaults } from './antom/faults/fault.ts';
import { bankFaults } from './bank/faults/fault.ts';
import { stripeFaults } from './stripe/faults/fault.ts';
import { startAntom } from './testing/antom-sandbox.ts';
import { account, startBank } from './testing/bank-sandbox.ts';
import { sendV2 } from './testing/raw-request.ts';
import { startSandbox } from './testing/start-sandbox.ts';
import { startStripe } from './testing/stripe-sandbox.ts';
import { startWechat } from './testing/wechat-sandbox.ts';
import { wechatFaults } from './wechat/faults/fault.ts';
import { drawFault } from './kit/faults/chaos.ts';
import type { FaultTable, Point } from './kit/faults/fault.ts';

/** A simulator that was told to break things by a seed, and one question to it. */
interface Seeded {
  readonly address: string;
  ask(): Promise<unknown>;
  close(): Promise<void>;
}

interface Case {
  readonly table: FaultTable;
  open(flags: readonly string[]): Promise<Seeded>;
  /** The same question each time, by the names that its events have. */
  readonly event: { readonly method: string; readonly outTradeNo: string };
}

const number = 'seeded_1';

const cases: Readonly<Record<string, Case>> = {
  alipay: {
    table: alipayFaults,
    async open(flags) {
      const { shop, close } = await startSandbox([...flags]);
      const biz_content = JSON.stringify({ out_trade_no: number });
      const { address } = shop;
      return {
        address,
        close,
        ask: () => sendV2(shop, { method: 'alipay.trade.query', biz_content }),
      };
    },
    event: { method: 'alipay.trade.query', outTradeNo: number },
  },
  wechat: {
    table: wechatFaults,
    async open(flags) {
      const { shop, close } = await startWechat({}, flags);
      const target = `/v3/pay/transactions/out-trade-no/${number}?mchid=${shop.mchId}`;
      const ask = async () => readable((await shop.call('GET', target)).raw.toString());
      return { address: shop.address, close, ask };
    },
    event: { method: 'query', outTradeNo: number },
  },
  stripe: {
    table: stripeFaults,
    async open(flags) {
      const { address, secretKey, close } = await startStripe([...flags]);
      const headers = { authorization: `Bearer ${secretKey}`, connection: 'close' };
      const ask = () => got(`${address}/v1/payment_intents`, { headers });
      return { address, close, ask };
    },
    event: { method: 'payment_intents.list', outTradeNo: '' },
  },
  antom: {
    table: antomFaults,
    async open(flags) {
      const { address, call, close } = await startAntom(flags);
      const body = { paymentRequestId: number };
      return { address, close, ask: () => call('payments/inquiryPayment', body) };
    },
    event: { method: 'inquiryPayment', outTradeNo: number },
  },
  bank: {
    table: bankFaults,
    async open(flags) {
      const { address, ask, close } = await startBank(flags);
      const target = `/v1/accounts/${account}/entries?reference=${number}`;
      return { address, close, ask: async () => readable((await ask(target)).text) };
    },
    event: { method: 'entries', outTradeNo: number },
  },
};

/** JSON, or a bank's XML up to its last tag. */
function readable(text: string): string {
  if (!text.trimEnd().endsWith('</Document>')) JSON.parse(text);
  return text;
}

async function got(url: string, init: RequestInit): Promise<string> {
  return readable(await (await fetch(url, init)).text());
}

const points: readonly Point[] = ['call', 'notice', 'close', 'refund', 'charge', 'bill', 'pay'];

function draw(table: FaultTable, seed: number, point: Point, count: number): string[] {
  return Array.from({ length: count }, (_, occurrence) =>
    drawFault(table, { seed, rate: 1 }, { point, name: 'event', occurrence }),
  ).flatMap((faults) => faults.map(({ name }) => name));
}

for (const [name, { table }] of Object.entries(cases)) {
  test(`${name}: the seed decides what befalls each event, and every fault is drawn`, () => {
    for (const point of points) {
      assert.deepEqual(draw(table, 1, point, 100), draw(table, 1, point, 100));
      assert.deepEqual(draw(table, 1, point, 20).slice(0, 10), draw(table, 1, point, 10));
      const known = Object.entries(table).filter(([, kind]) => kind.at === point);
      const drawable = known.filter(([, { weight }]) => weight !== 0).map(([fault]) => fault);
      assert.deepEqual([...new Set(draw(table, 3, point, 2_000))].sort(), drawable.sort());
    }
    assert.notDeepEqual(draw(table, 1, 'call', 100), draw(table, 2, 'call', 100));
    const struck = Array.from({ length: 10_000 }, (_, occurrence) =>
      drawFault(table, { seed: 4, rate: 0.1 }, { point: 'call', name: 'event', occurrence }),
    ).filter((faults) => faults.length > 0).length;
    assert.ok(struck > 850 && struck < 1_150, String(struck));
  });
}

/** What the one who asks can tell apart, in real time. */
const seenAs: Readonly<Record<string, string>> = {
  'reset-before-effect': 'reset',
  'reset-after-effect': 'reset',
  '500-before-effect': 'unreadable',
  '500-after-effect': 'unreadable',
  'unreadable-answer': 'unreadable',
};

const asked = 30;

function foretold({ table, event: { method, outTradeNo } }: Case, seed: number): string[] {
  const name = `call ${method} ${outTradeNo}`;
  const faults = Object.keys(seenAs);
  return Array.from({ length: asked }, (_, index) => {
    const event = { point: 'call', name, occurrence: index + 1 } as const;
    const [fault] = drawFault(table, { seed, rate: 0.5, faults }, event);
    return fault === undefined ? 'right' : String(seenAs[fault.name]);
  });
}

async function seen({ address, ask }: Seeded, seed: number): Promise<string[]> {
  const faults = Object.keys(seenAs);
  const chaos = { method: 'POST', body: JSON.stringify({ seed, rate: 0.5, faults }) };
  assert.equal((await fetch(`${address}/sandbox/chaos`, chaos)).status, 200);
  const outcomes: string[] = [];
  for (let round = 0; round < asked; round += 1) outcomes.push(await outcomeOf(ask()));
  return outcomes;
}

async function outcomeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return 'right';
  } catch (error) {
    return error instanceof SyntaxError ? 'unreadable' : 'reset';
  }
}

for (const [name, one] of Object.entries(cases)) {
  test(`${name}: two programs of one seed break the same calls the same way`, async () => {
    for (const seed of [5, 5, 6]) {
      const program = await one.open(['--seed', String(seed), '--chaos-percent', '0']);
      try {
        const told = await (await fetch(`${program.address}/sandbox/faults`)).json();
        assert.deepEqual(told, { faults: [], chaos: { seed, rate: 0 } });
        assert.deepEqual(await seen(program, seed), foretold(one, seed));
      } finally {
        await program.close();
      }
    }
    assert.notDeepEqual(foretold(one, 5), foretold(one, 6));
    assert.deepEqual([...new Set(foretold(one, 5))].sort(), ['reset', 'right', 'unreadable']);
  });
}
