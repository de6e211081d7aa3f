import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { startOfDay } from '#base';
import { camtStatement, csvStatement, type PrintedEntry } from '#test/bank-statement';
import { type BankEntry, type BankReading, readBankStatement, WrongStatement } from './index.ts';

const day = '2026-10-03';
const noonMs = startOfDay(day) + 12 * 3_600_000;
const account = '024-001234-001';
const formats = { 'camt.053': camtStatement, csv: csvStatement } as const;

async function readingsOf(file: Buffer): Promise<BankReading[]> {
  const readings: BankReading[] = [];
  for await (const some of readBankStatement(file)) readings.push(...some);
  return readings;
}

async function entriesOf(file: Buffer): Promise<BankEntry[]> {
  return (await readingsOf(file)).flatMap((one) => (one.is === 'entry' ? [one.entry] : []));
}

const paid: PrintedEntry = {
  bankReference: 'FRN20261003000001',
  amountMinor: 10_000n,
  atMs: noonMs,
  reference: '0A1B2C3D4E5F6G7H8I9J0K1L2',
  details: 'FPS, "top-up" & more',
  counterparty: 'CHAN TAI MAN',
  counterpartyAccount: '388-7654321',
};

for (const [name, print] of Object.entries(formats)) {
  suite(name, () => {
    test('says whose it is, of which day, what moved and what it comes to', async () => {
      const out: PrintedEntry = { ...paid, bankReference: 'F2', amountMinor: -250n };
      const file = print({ account, day, openingMinor: 1_000n, entries: [paid, out] });
      const [head, ...rest] = await readingsOf(file);
      assert.deepEqual(head, { is: 'head', account, day });
      const [first, second] = rest.flatMap((one) => (one.is === 'entry' ? [one.entry] : []));
      const { row: _, ...read } = first ?? { row: 0 };
      assert.deepEqual(read, {
        bankReference: paid.bankReference,
        amountMinor: 10_000n,
        currency: 'HKD',
        bookedAt: noonMs,
        isReversal: false,
        reference: paid.reference,
        remittance: paid.details,
        counterparty: paid.counterparty,
        counterpartyAccount: paid.counterpartyAccount,
        instructed: undefined,
      });
      assert.equal(second?.amountMinor, -250n);
      const totals = { openingMinor: 1_000n, closingMinor: 10_750n, entries: 2, currency: 'HKD' };
      assert.deepEqual(rest.at(-1), { is: 'totals', totals });
    });

    test('money that was sent in another currency says so', async () => {
      const instructed = { amountMinor: 9_200n, currency: 'CNY' } as const;
      const entries = [
        { ...paid, instructed },
        { ...paid, bankReference: 'F2' },
      ];
      const read = await entriesOf(print({ account, day, openingMinor: 0n, entries }));
      assert.deepEqual(
        read.map((one) => one.instructed),
        [{ ...instructed, rate: '' }, undefined],
      );
    });

    test('an amount that is none makes its entry unreadable, and no other', async () => {
      const file = print({ account, day, openingMinor: 0n, entries: [paid, paid] });
      const spoilt = file.toString().replace('100.00', '1OO.00');
      const readings = await readingsOf(Buffer.from(spoilt));
      assert.deepEqual(
        readings.map(({ is }) => is),
        ['head', 'unreadable', 'entry', 'totals'],
      );
    });

    test('whatever is written with an entry, its money is read to the cent', async () => {
      const entry = fc.record({
        bankReference: fc.stringMatching(/^[A-Z0-9]{4,20}$/),
        amountMinor: fc.bigInt({ min: 1n, max: 99_999_999_999n }).map((n) => (n % 2n ? n : -n)),
        atMs: fc.integer({ min: 0, max: 86_399 }).map((second) => startOfDay(day) + second * 1_000),
        reference: fc.stringMatching(/^[A-Z0-9]{1,25}$/),
        details: fc.stringMatching(/^[a-z,"&<>充值 ]{0,20}$/).map((one) => one.trim()),
        isReversal: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (entries) => {
          const read = await entriesOf(print({ account, day, openingMinor: 0n, entries }));
          assert.deepEqual(
            read.map((one) => [one.bankReference, one.amountMinor, one.bookedAt, one.reference]),
            entries.map((one) => [one.bankReference, one.amountMinor, one.atMs, one.reference]),
          );
          assert.deepEqual(
            read.map((one) => [one.remittance, one.isReversal]),
            entries.map((one) => [one.details, one.isReversal]),
          );
        }),
        { numRuns: 60 },
      );
    });

    test('cut off or damaged anywhere it is refused, or still orderly', async () => {
      const file = print({ account, day, openingMinor: 0n, entries: [paid, paid] });
      await assert.rejects(readingsOf(file.subarray(0, file.length - 60)), WrongStatement);
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: file.length - 1 }),
          fc.nat({ max: 255 }),
          async (at, byte) => {
            const spoilt = Buffer.from(file);
            spoilt[at] = byte;
            await readingsOf(spoilt).catch((error: unknown) => {
              assert.ok(error instanceof WrongStatement, String(error));
            });
          },
        ),
        { numRuns: 500 },
      );
    });
  });
}

suite('csv', () => {
  const file = csvStatement({ account, day, openingMinor: 0n, entries: [paid] }).toString();
  const [head = '', row = ''] = file.split('\r\n').slice(2);

  test('a column that nobody knows changes nothing of an entry, wherever it stands', async () => {
    const extra = file.replace(head, `Extra,${head}`).replace(row, `9.99,${row}`);
    assert.deepEqual(await entriesOf(Buffer.from(extra)), await entriesOf(Buffer.from(file)));
  });

  for (const [what, spoilt] of [
    ['more', row.replace('"CHAN TAI MAN"', 'CHAN, TAI MAN')],
    ['less', row.slice(0, row.lastIndexOf(','))],
  ] as const) {
    test(`a row of one cell ${what} than the head is a trouble, and no entry`, async () => {
      assert.notEqual(spoilt, row);
      const readings = await readingsOf(Buffer.from(file.replace(row, spoilt)));
      assert.deepEqual(
        readings.map(({ is }) => is),
        ['head', 'unreadable', 'totals'],
      );
    });
  }
});

suite('camt', () => {
  test('elements that nobody knows change nothing of an entry, of whatever name', async () => {
    const others = '<x:Amt xmlns:x="urn:of:the:bank" Ccy="HKD">9.99</x:Amt><Extra>9.99</Extra>';
    const named = printed([paid]).replace('<Ntry>', `<Ntry>${others}`);
    assert.deepEqual(
      await entriesOf(Buffer.from(named)),
      await entriesOf(Buffer.from(printed([paid]))),
    );
  });

  test('what is only announced is not there yet', async () => {
    const file = printed([paid]).replace('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>');
    assert.deepEqual(await entriesOf(Buffer.from(file)), []);
  });

  test('the older versions, whose parties and states stand elsewhere, are read too', async () => {
    const old = printed([paid])
      .replace('camt.053.001.08', 'camt.053.001.02')
      .replace('<Sts><Cd>BOOK</Cd></Sts>', '<Sts>BOOK</Sts>')
      .replaceAll(/<\/?Pty>/g, '');
    const [entry] = await entriesOf(Buffer.from(old));
    assert.equal(entry?.counterparty, 'CHAN TAI MAN');
    assert.equal(entry?.amountMinor, 10_000n);
  });

  test('a report of what was booked so far is read like a statement', async () => {
    const report = printed([paid])
      .replace('camt.053.001.08', 'camt.052.001.08')
      .replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')
      .replaceAll(/<(\/?)Stmt>/g, '<$1Rpt>');
    assert.equal((await entriesOf(Buffer.from(report))).length, 1);
  });

  test('a reference that was agreed wins over a number of the payer alone', async () => {
    const structured = '<RmtInf><Strd><CdtrRefInf><Ref>LOWU1</Ref></CdtrRefInf></Strd>';
    const file = printed([paid]).replace('<RmtInf>', structured);
    const [entry] = await entriesOf(Buffer.from(file));
    assert.equal(entry?.reference, 'LOWU1');
  });

  test('a batch is read as its parts, each under a number of its own', async () => {
    const parts = partOf('60.00') + partOf('40.00');
    const file = printed([paid]).replace(/<TxDtls>.*<\/TxDtls>/s, parts);
    const entries = await entriesOf(Buffer.from(file));
    assert.deepEqual(
      entries.map(({ bankReference, amountMinor, reference }) => {
        return [bankReference, amountMinor, reference];
      }),
      [
        ['FRN20261003000001/1', 6_000n, 'E60.00'],
        ['FRN20261003000001/2', 4_000n, 'E40.00'],
      ],
    );
  });

  for (const [what, parts, why] of [
    ['come to another amount', partOf('60.00') + partOf('39.99'), '"sum":"99.99","moved":"100.00"'],
    [
      'are in another currency',
      partOf('60.00') + partOf('40.00', 'CNY'),
      '"detail_amount","detail":2',
    ],
    ['have no amount', `${partOf('100.00')}<TxDtls></TxDtls>`, '"detail_amount","detail":2'],
    ['move the other way', partOf('60.00') + partOf('40.00', 'HKD', 'DBIT'), '"sum":"20.00"'],
    [
      'are not as many',
      `<Btch><NbOfTxs>3</NbOfTxs></Btch>${partOf('100.00')}`,
      '"told":"3","details":1',
    ],
    ['are one, of another amount', partOf('60.00'), '"sum":"60.00"'],
  ] as const) {
    test(`a batch whose details ${what} is a trouble, and nothing of it is taken`, async () => {
      const other = { ...paid, bankReference: 'F2' };
      const file = printed([paid, other]).replace(/<TxDtls>.*?<\/TxDtls>/s, parts);
      const readings = await readingsOf(Buffer.from(file));
      const [trouble, ...more] = readings.filter(({ is }) => is === 'unreadable');
      assert.ok(
        trouble?.is === 'unreadable' && JSON.stringify(trouble.why).includes(why),
        JSON.stringify(trouble),
      );
      assert.equal(more.length, 0);
      const entries = readings.flatMap((one) => (one.is === 'entry' ? [one.entry] : []));
      assert.deepEqual(
        entries.map(({ bankReference }) => bankReference),
        ['F2'],
      );
    });
  }

  test('a batch that has a fee of its own taken off is its parts, each with its sign', async () => {
    const parts = partOf('120.00') + partOf('20.00', 'HKD', 'DBIT');
    const file = printed([paid]).replace(/<TxDtls>.*<\/TxDtls>/s, parts);
    const readings = await readingsOf(Buffer.from(file));
    const amounts = readings.flatMap((one) => (one.is === 'entry' ? [one.entry.amountMinor] : []));
    assert.deepEqual(amounts, [12_000n, -2_000n]);
    const totals = readings.find(({ is }) => is === 'totals');
    assert.ok(totals?.is === 'totals');
    assert.equal(totals.totals.entries, 2, 'the bank counts one entry, and we two');
  });

  test('one detail may be less than its entry by what the bank has charged', async () => {
    const charged = partOf('99.00').replace('</TxDtls>', '<Chrgs><Rcrd></Rcrd></Chrgs></TxDtls>');
    const file = printed([paid]).replace(/<TxDtls>.*<\/TxDtls>/s, charged);
    assert.deepEqual(
      (await entriesOf(Buffer.from(file))).map(({ amountMinor }) => amountMinor),
      [10_000n],
    );
  });

  test('a document with a type of its own is refused', async () => {
    const bomb = printed([paid]).replace('<Document', '<!DOCTYPE a [<!ENTITY b "c">]><Document');
    await assert.rejects(readingsOf(Buffer.from(bomb)), WrongStatement);
  });
});

function printed(entries: readonly PrintedEntry[]): string {
  return camtStatement({ account, day, openingMinor: 0n, entries }).toString();
}

function partOf(amount: string, currency = 'HKD', sign = 'CRDT'): string {
  const refs = `<Refs><EndToEndId>E${amount}</EndToEndId></Refs>`;
  const moved = `<Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>`;
  return `<TxDtls>${refs}${moved}</TxDtls>`;
}
