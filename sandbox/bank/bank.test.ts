import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { account, type BankSandbox, code, noonMs, startBank } from '../testing/bank-sandbox.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const report = `/v1/accounts/${account}/report`;
const statement = `/v1/accounts/${account}/statements/2026-11-23`;

let bank: BankSandbox;
before(async () => {
  bank = await startBank();
});
after(() => bank.close());

suite('the interface', () => {
  test('answers who signs as agreed, and nobody else', async () => {
    assert.equal((await bank.ask(report)).status, 200);
    const wrong = [
      { client: 'other' },
      { secret: 'another secret of thirty-two letters' },
      { signedTarget: `${report}?a=1` },
      { time: String(noonMs - 301_000) },
      { nonce: 'short' },
    ];
    for (const part of wrong) {
      assert.equal((await bank.ask(report, part)).status, 401, JSON.stringify(part));
    }
    assert.equal((await bank.ask('/v1/accounts/024-9/report')).status, 401);
  });

  test('takes a nonce once', async () => {
    const nonce = 'a-nonce-that-serves-once';
    assert.equal((await bank.ask(report, { nonce })).status, 200);
    assert.equal((await bank.ask(report, { nonce })).status, 401);
  });
});

suite('a code', () => {
  test('moves its money to the account of its FPS ID, under its reference', async () => {
    const paid = await bank.post('scan', { code });
    assert.equal(paid.status, 201);
    assert.equal(paid.body['cents'], 10_000);
    const { text } = await bank.ask(`/v1/accounts/${account}/entries?reference=R1`);
    assert.match(text, /<Amt Ccy="HKD">100\.00<\/Amt><CdtDbtInd>CRDT</);
    assert.match(text, /<EndToEndId>R1</);
  });

  test('may lose its reference on the way, and be paid again', async () => {
    await bank.post('scan', { code, reference: 'dropped' });
    const { text } = await bank.ask(report);
    assert.match(text, /<EndToEndId>NOTPROVIDED</);
  });

  test('whose amount is fixed is paid with no other', async () => {
    assert.equal((await bank.post('scan', { code, amount: '99.00' })).status, 409);
  });

  test('that is damaged, or of nobody here, is refused', async () => {
    assert.equal((await bank.post('scan', { code: code.replace('100.00', '900.00') })).status, 400);
  });
});

suite('the statement of a day', () => {
  test('is there from one in the morning, the same in both formats', async () => {
    assert.equal((await bank.ask(statement)).status, 404);
    bank.setClock(noonMs + 13 * hourMs);
    const xml = await bank.ask(statement);
    assert.equal(xml.status, 200);
    assert.equal(xml.text.match(/<Ntry>/g)?.length, 2);
    assert.match(xml.text, /<Cd>CLBD<\/Cd><\/CdOrPrtry><\/Tp><Amt Ccy="HKD">1000200\.00</);
    const csv = await bank.ask(`${statement}?format=csv`);
    assert.equal(csv.text.trim().split('\r\n').length, 6);
    assert.match(csv.text, /Closing balance,1000200\.00,HKD,2/);
  });

  test('has the errors that were asked for, each day the same', async () => {
    await bank.post('statement-errors', { seed: 7, duplicate: 1, changed: 1, totals: 1 });
    const once = await bank.ask(statement);
    assert.equal(once.text.match(/<Ntry>/g)?.length, 3);
    assert.match(once.text, /<Amt Ccy="HKD">99\.00</);
    assert.equal((await bank.ask(statement)).text, once.text);
    await bank.post('statement-errors', { seed: 7, late: 1 });
    assert.equal((await bank.ask(statement)).status, 404);
    bank.setClock(noonMs + 2 * dayMs + hourMs);
    assert.equal((await bank.ask(statement)).status, 200);
    await bank.post('statement-errors', { seed: 0 });
  });

  test('is the same after the bank was killed', async () => {
    const before = await bank.ask(statement);
    await bank.restart();
    assert.equal((await bank.ask(statement)).text, before.text);
  });
});

suite('the rest of an account', () => {
  test('payouts, transfers and what is taken back are entries like any other', async () => {
    const settled = { account, from: 'ALIPAY', reference: 'B1', amount: '9950.00' };
    const payout = await bank.post('payouts', {
      ...settled,
      instructed: '9200.00',
      currency: 'CNY',
      rate: '1.0815',
    });
    await bank.post('transfers', {
      account,
      to: 'CHAN TAI MAN',
      toAccount: '388-1',
      amount: '1.00',
      reference: 'T1',
    });
    await bank.post(`entries/${String(payout.body['id'])}/reverse`);
    const { text } = await bank.ask(report);
    assert.match(text, /<InstdAmt><Amt Ccy="CNY">9200\.00/);
    assert.match(text, /<RvslInd>true</);
    assert.match(text, /<CdtDbtInd>DBIT<\/CdtDbtInd><RvslInd>false</);
    assert.match(text, new RegExp(`REVERSAL OF ${String(payout.body['id'])}`));
  });

  test('whatever is sent to it, it stays up', async () => {
    for (const route of ['accounts', 'scan', 'payouts', 'transfers', 'statement-errors']) {
      for (const body of [{}, { a: 1 }, { code: 1 }, { account: 'x', amount: '-1' }]) {
        const { status } = await bank.post(route, body);
        assert.ok(status >= 200 && status < 500, `${route} ${JSON.stringify(body)}: ${status}`);
      }
    }
    assert.equal((await bank.ask(report)).status, 200);
  });
});
