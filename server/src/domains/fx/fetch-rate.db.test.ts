import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs, minuteMs } from '#base';
import type { HttpClient, HttpOutcome } from '#platform/http';
import { openLog } from '#platform/log';
import { testDatabase } from '#test/database';
import { currentRate } from './current-rate.ts';
import { fetchRate } from './fetch-rate.ts';
import { recordRate } from './record-rate.ts';

const pair = { from: 'HKD', to: 'CNY' } as const;
const settings = { 'fx.source_url': 'https://bank.example/rates', 'fx.spread_basis_points': 0 };

let page = '';
const http: HttpClient = {
  call: async () => ({
    outcome: 'proof',
    answer: { status: 200, headers: {}, body: Buffer.from(page) },
  }),
};

function says(buy: string): void {
  page = JSON.stringify({ rates: [{ currency: 'CNY', buy, sell: '9.0' }] });
}

function publishes(buy: string): string {
  return JSON.stringify({ rates: [{ currency: 'CNY', buy }] });
}

test('a fetched rate prices until it is too old, and none that jumps is believed', async (t) => {
  const context = (await testDatabase(t)).context({ http, settings });
  says('1.0870');
  const first = await fetchRate(context);
  assert.equal((await currentRate(context, pair))?.id, first?.id);
  assert.equal(await fetchRate(context), undefined, 'it is not time yet');

  context.clock.advance(31 * minuteMs);
  says('1.2000');
  assert.equal(await fetchRate(context), undefined, 'a jump of a tenth');
  page = '<html>maintenance</html>';
  assert.equal(await fetchRate(context), undefined);
  assert.equal((await currentRate(context, pair))?.id, first?.id, 'the last one is kept');

  says('1.0900');
  const next = await fetchRate(context);
  assert.equal((await currentRate(context, pair))?.id, next?.id);

  context.clock.advance(73 * hourMs);
  assert.equal(await currentRate(context, pair), undefined);
  const byHand = await recordRate(context, {
    ...pair,
    numerator: 9n,
    denominator: 10n,
    source: 'the treasurer',
  });
  context.clock.advance(100 * hourMs);
  page = '';
  assert.equal((await currentRate(context, pair))?.id, byHand.id);
});

test('a second source counts where the first has nothing to be believed', async (t) => {
  const pages: Record<string, string> = {};
  const asked: string[] = [];
  const byAddress: HttpClient = {
    call: async ({ url }) => {
      asked.push(url);
      const body = Buffer.from(pages[url] ?? '');
      return { outcome: 'proof', answer: { status: 200, headers: {}, body } };
    },
  };
  const [first, second] = ['https://one.example/', 'https://two.example/'];
  const sources = { ...settings, 'fx.source_url': `${first}  ${second}` };
  const context = (await testDatabase(t)).context({ http: byAddress, settings: sources });
  Object.assign(pages, { [first]: publishes('1.0870'), [second]: publishes('1.0860') });
  assert.match((await fetchRate(context))?.source ?? '', /one\.example/);
  assert.deepEqual(asked, [first]);
  for (const spoilt of ['', publishes('2.0000')]) {
    context.clock.advance(31 * minuteMs);
    pages[first] = spoilt;
    assert.match((await fetchRate(context))?.source ?? '', /two\.example/);
  }
});

test('where no address is set nothing is fetched', async (t) => {
  const context = (await testDatabase(t)).context({ http });
  says('1.0870');
  assert.equal(await fetchRate(context), undefined);
});

function proof(status: number, body: Buffer): HttpOutcome {
  return { outcome: 'proof', answer: { status, headers: {}, body } };
}

test('each that gives no rate is told in the log, and one that gives it is not', async (t) => {
  const lines: string[] = [];
  const good = Buffer.from(publishes('1.0870'));
  const outcomes: HttpOutcome[] = [
    { outcome: 'not_sent', reason: 'nobody is there' },
    { outcome: 'sent_without_proof', reason: 'it hangs' },
    proof(500, good),
    proof(200, Buffer.from('{"rates": {"currency": "CNY", "buy": "1.0870"}}')),
    proof(200, Buffer.from('{"rates": [null, {"currency": "USD", "buy": "7.8"}]}')),
    proof(200, Buffer.from('null')),
  ];
  const asked = [...outcomes];
  const context = (await testDatabase(t)).context({
    http: { call: async () => asked.shift() ?? proof(200, good) },
    settings,
    log: openLog('warn', (line) => lines.push(line)),
  });
  for (const _ of outcomes) assert.equal(await fetchRate(context), undefined);
  assert.equal(lines.length, outcomes.length);
  for (const line of lines) assert.match(line, /bank\.example.*no rate could be fetched/);
  assert.ok(await fetchRate(context));
  assert.equal(lines.length, outcomes.length);
});
