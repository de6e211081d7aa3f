import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { methodNameOf } from '@lowu/contract/method-names';
import { dayMs, hongKongDay, type Language, languages, present } from '#base';
import {
  auditReceipts,
  exportReceipts,
  listReceipts,
  type Receipt,
  type ReceiptKind,
  receiptKinds,
  type WantedReceipts,
} from '#receipts';
import { closePool, openPool } from '#platform/postgres';
import { booksHold } from '#test/book-truth';
import { misplacedIn } from '#test/pdf-places';
import { readPdfText } from '#test/pdf-reader';
import { verified } from '#test/proofs';
import { numberAndList } from '#test/numbered-receipts';
import { everyReceipt, type Receipted } from '#test/receipt-world';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { printProvedReceipt, proveReceipt, readLogState } from '#transparency';
import { findsSpoils } from '#test/spoils';
import { receiptSpoils } from './spoils/receipts.ts';

// Small enough that nobody has to look before it goes.
const settings = { balance_transfers_on: true, 'closings.alone_most_minor': 10_000_000 };
const world = await openTopupWorld(undefined, settings);
const { context } = world;
let all: Receipted;

before(async () => {
  all = await everyReceipt(world);
  await sealAll(context);
});

function difference({ balanceBefore, balanceAfter }: Receipt): bigint {
  return (balanceAfter?.amountMinor ?? 0n) - (balanceBefore?.amountMinor ?? 0n);
}

/** As a subscriber saves it, with its proof where the log has it. */
function print(receipt: Receipt, language: Language, isOwn = true): Promise<Buffer> {
  const methodName = (code: string) => methodNameOf(code)[language];
  const reader = { language, isOwn, methodName };
  return printProvedReceipt(context, receipt, { reader, verifier: 'https://lowu.example/verify' });
}

async function textOf(bytes: Buffer): Promise<string> {
  return (await readPdfText(bytes)).replaceAll('\n', '');
}

suite('a receipt', () => {
  test('of a pack bought from any phone says what it holds, how long, and what is left', () => {
    const pack = all.of('purchase', 'ussd');
    assert.equal(pack.term?.name.en, 'Hong Kong 5 GB, 30 days');
    assert.deepEqual(pack.term?.units, [{ unit: 'BYTE', amount: 5_368_709_120n, zones: 1 }]);
    assert.equal(pack.paid.amountMinor, 4_800n);
    assert.equal(difference(pack), -4_800n);
    assert.equal(pack.method, 'balance');
    assert.equal(pack.validUntilBefore, pack.validUntilAfter);
  });

  test('of its renewal is another one, which nobody ordered', () => {
    const [pack, renewal] = [all.of('purchase', 'ussd'), all.of('renewal')];
    assert.equal(renewal.channel, 'automatic');
    assert.equal(renewal.paid.amountMinor, 4_800n);
    assert.ok((renewal.term?.startsAt ?? 0) > (pack.term?.endsAt ?? 0));
  });

  test('of a plan’s period says the validity that came with it', () => {
    const period = all.of('purchase', 'app');
    assert.equal(period.plan?.code, 'twin_city_30');
    assert.equal(period.term?.units.length, 5);
    assert.equal(difference(period), -8_800n);
    assert.equal(hongKongDay(period.term?.endsAt ?? 0) <= (period.validUntilAfter ?? ''), true);
  });

  test('stands for each fee, with its days', () => {
    const fees = all.receipts.filter(({ kind }) => kind === 'fee');
    const found = new Map(fees.map(({ term, paid }) => [term?.name.en, paid.amountMinor]));
    assert.equal(fees.length, 2);
    assert.equal(found.get('+86 number fee'), 1_800n);
    assert.equal(found.get('Monthly fee'), 200n);
    assert.ok(fees.every(({ term }) => (term?.endsAt ?? 0) - (term?.startsAt ?? 0) < 30 * dayMs));
  });

  test('of a correction says why, and that what was given ends', () => {
    const courtesy = present(
      all.receipts.find(({ correction }) => correction?.reason === 'courtesy'),
      'a courtesy',
    );
    assert.equal(courtesy.correction?.way, 'give');
    assert.ok((courtesy.correction?.expiresAt ?? 0) > context.clock.now());
    assert.equal(difference(courtesy), 1_500n);
    assert.equal(courtesy.method, null);
  });

  test('of goodwill for an appeal, and of each move by a program, says which it was', () => {
    const found = all.receipts.flatMap((one) =>
      one.correction === null
        ? []
        : [[one.correction.reason, one.channel, one.value.amountMinor, difference(one)]],
    );
    // Those of one moment come in the order of their codes.
    assert.deepEqual(
      found.map(String).toSorted(),
      [
        ['courtesy', 'staff', 1_500n, 1_500n],
        ['goodwill', 'staff', 700n, 700n],
        ['adjusted', 'partner', 250n, 250n],
        ['adjusted', 'partner', 150n, 150n],
        ['adjusted_back', 'partner', 150n, -150n],
        ['sent', 'partner', 120n, -120n],
        ['reservation', 'partner', 90n, -90n],
      ]
        .map(String)
        .toSorted(),
    );
  });

  test('of a line’s end says by which ways its money goes back, and what is lost', () => {
    const closed = all.of('closing');
    const { ways, lapsed } = present(closed.closing, 'what became of the money');
    const said = ways.map(({ method, back }) => `${method} ${back.currency}`);
    assert.deepEqual(said.toSorted(), ['alipay_cn CNY', 'null HKD']);
    const { balanceBefore, balanceAfter, value, fee } = closed;
    assert.equal(balanceAfter?.amountMinor, 0n);
    const gone = value.amountMinor + fee.amountMinor + lapsed.amountMinor;
    assert.equal(balanceBefore?.amountMinor, gone);
    assert.equal(lapsed.amountMinor, 500n, 'the bonus of the last top-up');
    assert.equal(closed.validUntilAfter, null);
  });

  test('of a voucher has its serial number, and the shop’s and the counter’s say where', () => {
    assert.match(all.of('voucher').providerReference ?? '', /^\d+/);
    assert.equal(all.of('topup', 'agent').place, 'Wing Fat Store, Mong Kok');
    assert.match(all.of('topup', 'hall').place ?? '', /^Counter \d/);
    assert.equal(all.of('topup', 'app').place, null);
  });

  test('of a voucher that was sold names its serial number, its place and no line', () => {
    const [sold, undone] = [all.of('voucher_sale'), all.of('voucher_undone')];
    assert.equal(all.sold.length, 3, 'two were sold, and one of them given back');
    for (const { line, plan, place, method, paid, value, providerReference } of [sold, undone]) {
      assert.deepEqual([line, plan, method], [null, null, 'float']);
      assert.equal(place, 'Wing Fat Store, Mong Kok');
      assert.deepEqual([paid.amountMinor, value.amountMinor], [30_000n, 30_000n]);
      assert.match(providerReference ?? '', /^\d+/);
    }
    assert.ok((sold.validUntilAfter ?? '') > hongKongDay(sold.issuedAt));
    assert.equal(undone.validUntilAfter, null);
    const redeemed = all.of('voucher').providerReference;
    const serials = all.sold.map(({ providerReference }) => providerReference);
    assert.ok(serials.includes(redeemed), 'the one that was redeemed was sold before');
  });

  test('names what gave the bonus', () => {
    const largest = all.receipts.find(({ value }) => value.amountMinor === 50_000n);
    assert.deepEqual(
      largest?.promotions.map(({ kind, name, amount }) => [kind, name.en, amount.amountMinor]),
      [['bonus', '10% online bonus', largest?.bonus.amountMinor]],
    );
    assert.deepEqual(all.of('topup', 'agent').promotions, []);
  });

  test('tells an unbroken story: each balance begins where the one before ended', () => {
    const told = all.receipts.filter(({ balanceAfter }) => balanceAfter !== null);
    const ends = new Set(told.map(({ balanceAfter }) => balanceAfter?.amountMinor));
    const begins = told.map(({ balanceBefore }) => balanceBefore?.amountMinor);
    assert.deepEqual(
      begins.filter((one) => !ends.has(one)),
      [1_000n],
      'only the starter came before all of them',
    );
    assert.equal(new Set(all.receipts.map(({ code }) => code)).size, all.receipts.length);
  });
});

/** What gave the bonus is said once, by the paper of what brought it. */
const isPromoted: ReadonlySet<ReceiptKind> = new Set(['topup', 'voucher']);

/** To pay back takes a provider; what its paper says is the same. */
function refunded(topup: Receipt): Receipt {
  const nothing = { balanceBefore: null, balanceAfter: null, bonusExpiresAt: null };
  return { ...topup, ...nothing, kind: 'refund', validUntilBefore: null, validUntilAfter: null };
}

suite('the paper of every kind', () => {
  const headings = {
    en: ['Number', 'Plan', 'Through', 'Issued'],
    'zh-Hant': ['電話號碼', '服務計劃', '途徑', '發出時間'],
    'zh-Hans': ['手机号码', '套餐', '渠道', '开具时间'],
  } as const;
  for (const kind of receiptKinds) {
    test(`says all of a ${kind} in three languages, and no balance to whoever else`, async () => {
      const receipt = kind === 'refund' ? refunded(all.of('topup', 'app')) : all.of(kind);
      for (const language of languages) {
        const bytes = await print(receipt, language);
        assert.ok(bytes.length <= 100_000, `${bytes.length} bytes`);
        assert.ok(bytes.equals(await print(receipt, language)), 'printed again it is the same');
        assert.deepEqual(await misplacedIn(bytes), []);
        const text = await textOf(bytes);
        const { plan, term, place, validUntilAfter } = receipt;
        const promotions = isPromoted.has(kind) ? receipt.promotions : [];
        // Of a voucher's sale there is no line.
        const [number, ofPlan, ...rest] = headings[language];
        const facts = [
          ...(receipt.line === null ? rest : [number, ofPlan, ...rest]),
          receipt.maskedNumber.slice(-3),
          plan?.name[language],
          term?.name[language],
          place,
          promotions[0]?.name[language],
          validUntilAfter,
        ];
        for (const fact of facts) assert.ok(text.includes(fact ?? ''), `${fact} in ${text}`);
        assert.doesNotMatch(text, /undefined|null|\{|automatic|wrong_|_/);
      }
      const toOthers = await textOf(await print(receipt, 'en', false));
      assert.doesNotMatch(toOthers, /Balance(?!Through|Voucher)HK/);
    });
  }
});

const forms: Readonly<Partial<Record<ReceiptKind, string>>> = {
  topup: 'v1',
  refund: 'v1',
  undo: 'v1',
  closing: 'v3',
  taken_back: 'v4',
  put_back: 'v4',
  voucher_sale: 'v5',
  voucher_undone: 'v5',
};

test('every receipt is proved by the log to whoever has its key', async () => {
  const log = await readLogState(context);
  const keys = log?.verifierKeys.map(({ published }) => published) ?? [];
  for (const { code, kind } of [...all.receipts, ...all.sold]) {
    const found = await proveReceipt(context, code);
    assert.ok(found, kind);
    const { text } = verified({ code, proof: found.proof, keys }, log?.origin);
    const form = forms[kind] ?? 'v2';
    assert.ok(text.startsWith(`lowu.receipt/${form}\ncode ${code}\nkind ${kind}\n`), text);
    assert.doesNotMatch(text, /balanceAfter/);
  }
});

test('the table has a row for each, with what a kind has of its own', async () => {
  let csv = '';
  const { subscriber } = all.person;
  for await (const piece of exportReceipts(context, subscriber, { sinceMs: 0 })) csv += piece;
  const rows = csv.trimEnd().split('\r\n');
  assert.equal(rows.length, all.receipts.length + 1);
  assert.match(csv, /,renewal,.*"?Hong Kong 5 GB, 30 days"?,2026-12-22/);
  assert.match(csv, /,adjustment,.*,courtesy/);
});

async function codesOf(wanted: WantedReceipts, limit = 3): Promise<string[]> {
  const found: string[] = [];
  let before: number | null | undefined;
  while (before !== null) {
    const from = before === undefined ? {} : { before };
    const page = await listReceipts(context, all.person.subscriber, { ...from, limit, wanted });
    found.push(...page.receipts.map(({ code }) => code));
    before = page.before;
  }
  return found;
}

suite('among all receipts', () => {
  test('those of a kind are found, over as many pages as it takes, each once', async () => {
    for (const kind of receiptKinds) {
      const of = all.receipts.filter((one) => one.kind === kind).map(({ code }) => code);
      assert.deepEqual((await codesOf({ kind })).toSorted(), of.toSorted(), kind);
    }
  });

  test('those of some days are found, and one by its code, order and amount', async () => {
    const renewal = all.of('renewal');
    const days = { sinceMs: renewal.issuedAt, untilMs: renewal.issuedAt };
    const then = all.receipts.filter(({ issuedAt }) => issuedAt === renewal.issuedAt);
    assert.deepEqual((await codesOf(days)).toSorted(), then.map(({ code }) => code).toSorted());
    assert.deepEqual(await codesOf({ text: renewal.code.toLowerCase() }), [renewal.code]);
    const large = present(
      all.receipts.find(({ value }) => value.amountMinor === 50_000n),
      'the largest top-up',
    );
    assert.deepEqual(await codesOf({ text: '500' }), [large.code]);
    assert.deepEqual(await codesOf({ text: present(large.reference, 'its order') }), [large.code]);
    assert.deepEqual(await codesOf({ text: '0.01' }), []);
  });

  test('what is wanted is what the table has', async () => {
    let csv = '';
    const { subscriber } = all.person;
    for await (const piece of exportReceipts(context, subscriber, { kind: 'fee' })) csv += piece;
    assert.equal(csv.trimEnd().split('\r\n').length, 3);
  });
});

test('the books hold after all of it', () => booksHold(context));

async function found(): Promise<readonly string[]> {
  return (await auditReceipts(context)).flatMap(({ problems }) => problems);
}

/** Each kind, and each reason of a correction: the audit looks for them in different ways. */
function sorts(): string[] {
  const said = [...all.receipts, ...all.sold].map(({ kind, correction }) => {
    const reason = correction
      ? ` and document -> 'correction' ->> 'reason' = '${correction.reason}'`
      : '';
    return `kind = '${kind}'${reason}`;
  });
  return [...new Set(said)];
}

// The latest: terms are held to have receipts from the first of them on.
const one = (sort: string) => `select slot, code from receipts.receipt
  where ${sort} order by issued_at desc, code limit 1`;

suite('the audit', () => {
  const owner = openPool(world.database.ownerUrl, 1, false);
  before(() => owner.query('create temporary table kept as table receipts.receipt'));
  after(() => closePool(owner));
  const putBack = 'delete from receipts.receipt; insert into receipts.receipt table kept';

  /** The receipts of each sort, one after the other, as `alter` would have them. */
  async function withEach(alter: (sort: string) => string, said: RegExp): Promise<void> {
    const all = sorts();
    assert.equal(all.length, receiptKinds.length + 4);
    for (const sort of all) {
      await owner.query(putBack);
      const { rowCount } = await owner.query(alter(sort));
      assert.equal(rowCount, 1, sort);
      const [problem = '', ...more] = await found();
      assert.match(problem, said, sort);
      assert.deepEqual(more, [], sort);
    }
    await owner.query(putBack);
    assert.deepEqual(await found(), []);
  }

  test('finds what was posted and has no receipt, of every sort', () =>
    withEach(
      (sort) => `delete from receipts.receipt where (slot, code) = (${one(sort)})`,
      /was posted and has no receipt$/,
    ));

  test('finds a second receipt of the same posting, of every sort', () =>
    withEach(
      (sort) => `insert into receipts.receipt
        select slot, reverse(code), kind, gen_random_uuid(), cause, document, issued_at
        from receipts.receipt where (slot, code) = (${one(sort)})`,
      /has [23] receipts$/,
    ));

  test('finds a receipt of what the books never moved, of every sort', () =>
    withEach(
      (sort) => `insert into receipts.receipt
        select slot, reverse(code), kind, topup, gen_random_uuid(), document, issued_at
        from receipts.receipt where (slot, code) = (${one(sort)})`,
      /has a receipt and was not posted$/,
    ));
});

test('whatever is wrong of a receipt, the audit names it', async () => {
  await numberAndList(world);
  await findsSpoils(context, auditReceipts, receiptSpoils);
});
