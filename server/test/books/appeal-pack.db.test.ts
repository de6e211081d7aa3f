import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { unzipSync } from 'fflate';
import { dayMs, hongKongDay, hourMs, type Language, minuteMs } from '#base';
import { addAttachment, type AppealKind, packAppeal, readSheet } from '#disputes';
import { openAppealWorld } from '#test/appeal-world';
import { booksHold } from '#test/book-truth';
import type { PaidByCard } from '#test/card-world';
import { followsSchema, saysNoMore } from '#test/pack-schema';
import { drawPdf, readPdf } from '#test/pdf-reader';
import { sealAll } from '#test/sealing';
import { strangerReads } from '#test/stranger';
import { readLogState } from '#transparency';

const world = await openAppealWorld();
const { context } = world;
type Files = Readonly<Record<string, Uint8Array>>;

async function packOf(number: string, language: Language = 'en'): Promise<Files> {
  const packing = {
    language,
    methodName: (code: string) => `<${code}>`,
    verifier: 'https://example.net/v',
  } as const;
  return unzipSync(await packAppeal(context, await world.read(number), packing));
}

async function receiptsIn(number: string): Promise<string[]> {
  const { evidence } = JSON.parse(textOf(await packOf(number), 'appeal.json')) as {
    evidence: { receipts: string[] };
  };
  return evidence.receipts;
}

function textOf(files: Files, name: string): string {
  return Buffer.from(files[name] ?? assert.fail(`no ${name}`)).toString('utf8');
}

async function answered(kind: AppealKind): Promise<string> {
  const one = await world.paid();
  const number = await world.appeal(one, kind);
  const content = Buffer.from('89504e470d0a1a0a00000001', 'hex');
  await addAttachment(context, number, [one.subscriber], { name: 'slip.png', content });
  context.clock.advance(hourMs);
  await world.answer(number, { gives: 'refund', price: 1_000n, spentRule: 'refuse' });
  await world.approve(number);
  return number;
}

suite('the pack of an appeal about an order', () => {
  test('has data as the published schema describes them, in every state', async () => {
    const open = await world.appeal(await world.paid());
    const waiting = await world.appeal(await world.paid(), 'wrong_number');
    await world.ask(waiting);
    for (const number of [open, waiting, await answered('not_credited')]) {
      const data: unknown = JSON.parse(textOf(await packOf(number), 'appeal.json'));
      assert.ok(followsSchema(data), JSON.stringify(followsSchema.errors));
      assert.ok(saysNoMore(data), JSON.stringify(saysNoMore.errors));
    }
  });

  test('says nothing of a payer’s provider to whose line it is', async () => {
    const [owner, payer] = [await world.newcomer(), await world.newcomer()];
    const one = await world.paid(10_000n, { ...owner, subscriber: payer.subscriber });
    const mine = await world.appeal(one);
    const theirs = await world.appeal({ ...one, subscriber: owner.subscriber });
    const attempts = async (number: string) => {
      const text = textOf(await packOf(number), 'appeal.json');
      const data = JSON.parse(text) as { evidence: { attempts: { providerReference: string }[] } };
      assert.ok(followsSchema(data), JSON.stringify(followsSchema.errors));
      return { text, all: data.evidence.attempts };
    };
    const [paid] = (await attempts(mine)).all;
    assert.match(paid?.providerReference ?? '', /^\w+_/);
    const { text, all } = await attempts(theirs);
    assert.equal(all[0]?.providerReference, null);
    assert.ok(!text.includes(paid?.providerReference ?? ''));
    assert.doesNotMatch(text, /"eventId"|"digest"/);
    const paper = await readPdf(Buffer.from((await packOf(theirs))['appeal.pdf'] ?? []));
    assert.ok(!paper.text.includes(paid?.providerReference ?? ''));
  });

  test('keeps to itself what the house knows of an attempt and no reader has use for', async () => {
    const number = await answered('not_credited');
    const text = textOf(await packOf(number), 'appeal.json');
    const inside = ['slot', 'askAt', 'asked', 'returnUrl', 'qrContent', 'byId', 'handler'];
    for (const name of inside) assert.ok(!text.includes(`"${name}"`), name);
    const data = JSON.parse(text) as { evidence: { attempts: object[]; refunds: object[] } };
    const [attempt, refund] = [data.evidence.attempts[0], data.evidence.refunds[0]];
    for (const more of [{ slot: 1 }, { askAt: null }, { returnUrl: '' }]) {
      const evidence = { ...data.evidence, attempts: [{ ...attempt, ...more }] };
      assert.ok(!saysNoMore({ ...data, evidence }), JSON.stringify(more));
    }
    const evidence = { ...data.evidence, refunds: [{ ...refund, slot: 1 }] };
    assert.ok(!saysNoMore({ ...data, evidence }));
  });

  test('is not what the schema describes once a name is missing or an amount is none', async () => {
    const number = await world.appeal(await world.paid());
    const data = JSON.parse(textOf(await packOf(number), 'appeal.json')) as Record<string, unknown>;
    // The day came later, within the same version.
    for (const name of Object.keys(data).filter((one) => one !== 'judgedOn')) {
      const { [name]: _, ...rest } = data;
      assert.ok(!followsSchema(rest), name);
    }
    assert.ok(!followsSchema({ ...data, stakeMinor: '10.00' }));
    assert.ok(!followsSchema({ ...data, openedAt: 'yesterday' }));
  });

  test('says where one can turn to as of the day on which it is made, and which day', async () => {
    const number = await world.appeal(await world.paid());
    const made = async () => {
      const files = await packOf(number);
      const data = JSON.parse(textOf(files, 'appeal.json')) as {
        judgedOn: string;
        authorities: { code: string; conditions: { verdict: string; day: string | null }[] }[];
      };
      assert.ok(saysNoMore(data), JSON.stringify(saysNoMore.errors));
      const { text } = await readPdf(Buffer.from(files['appeal.pdf'] ?? []));
      const found = data.authorities.flatMap(({ conditions }) => conditions);
      return { ...data, text: text.replaceAll(/\s+/g, ' '), verdicts: found };
    };
    const early = await made();
    assert.ok(early.verdicts.some(({ verdict }) => verdict === 'not_yet'));
    // Nothing happens, but the time that we had is over.
    world.passTime(60 * dayMs);
    const late = await made();
    assert.equal(late.judgedOn, hongKongDay(context.clock.now()));
    assert.ok(late.verdicts.every(({ verdict }) => verdict !== 'not_yet'));
    assert.ok(late.text.includes(`As it stands on ${late.judgedOn}`), late.text);
  });

  test('tells a payer of no other number of the line than the one that they paid for', async () => {
    const payer = await world.newcomer();
    const owner = await world.person(['+85251248801', '+8613800138801']);
    const one = await world.paid(10_000n, { ...owner, subscriber: payer.subscriber });
    const regionsOf = async (raiser: PaidByCard) => {
      const number = await world.appeal(raiser);
      const { appeal } = await world.read(number);
      const shown = (await readSheet(context, appeal)).map(({ region }) => region);
      const { authorities } = JSON.parse(textOf(await packOf(number), 'appeal.json')) as {
        authorities: { region: string }[];
      };
      assert.deepEqual(
        authorities.map(({ region }) => region),
        shown,
      );
      return [...new Set(shown)].sort();
    };
    assert.deepEqual(await regionsOf(one), ['HK']);
    assert.deepEqual(await regionsOf({ ...one, subscriber: owner.subscriber }), ['CN', 'HK']);
  });

  test('has a receipt that says so where it was printed before', async () => {
    const one = await world.paid();
    const number = await world.appeal(one);
    const [code = ''] = await receiptsIn(number);
    const textIn = async () => {
      const files = await packOf(number);
      return (await readPdf(Buffer.from(files[`receipts/${code}.pdf`] ?? []))).text;
    };
    assert.doesNotMatch(await textIn(), /Reprint/i);
    // On a bad network it arrives at the second try only: that one is no copy.
    world.passTime(minuteMs);
    assert.doesNotMatch(await textIn(), /Reprint/i);
    world.passTime(dayMs);
    assert.match(await textIn(), /Reprint/i);
  });

  test('has every receipt with a proof that a stranger’s own verifier believes', async () => {
    await sealAll(context);
    const number = await answered('not_credited');
    await sealAll(context);
    const files = await packOf(number);
    const keys =
      (await readLogState(context))?.verifierKeys.map(({ published }) => published) ?? [];
    const { evidence } = JSON.parse(textOf(files, 'appeal.json')) as {
      evidence: { receipts: string[] };
    };
    // Of the top-up, and of what of it was given back.
    assert.equal(evidence.receipts.length, 2);
    for (const code of evidence.receipts) {
      const proof = textOf(files, `receipts/${code}.tlog-proof`);
      assert.match(strangerReads(proof, keys), new RegExp(`^lowu\\.receipt/v[14]\ncode ${code}\n`));
      const paper = await drawPdf(Buffer.from(files[`receipts/${code}.pdf`] ?? []));
      assert.match(paper.code ?? '', /^https:\/\/example\.net\/v#/);
      const extra = /^extra (.*)$/m.exec(proof)?.[1] ?? '';
      const other = Buffer.from(extra, 'base64').toString('latin1').replace('10000', '90000');
      const forged = proof.replace(extra, Buffer.from(other, 'latin1').toString('base64'));
      assert.throws(() => strangerReads(forged, keys), /not in the log/);
      const [key = ''] = keys;
      const strange = key.replace(/.{4}$/, 'AAAA');
      assert.throws(() => strangerReads(proof, [strange]), /not signed/);
    }
  });

  test('says what happened in its reader’s words, and no code of the house', async () => {
    const number = await answered('not_credited');
    for (const [language, words] of [
      [
        'en',
        [
          'You added a file: slip.png',
          'Payer sent to the provider',
          'Refund of a part started',
          '× The amount in dispute',
        ],
      ],
      [
        'zh-Hant',
        ['你加入檔案: slip.png', '付款人已轉往付款機構', '開始部分退款', '× 爭議金額不少於'],
      ],
      [
        'zh-Hans',
        ['您添加文件: slip.png', '付款人已转到支付机构', '开始部分退款', '× 争议金额不少于'],
      ],
    ] as const) {
      const paper = await readPdf(
        Buffer.from((await packOf(number, language))['appeal.pdf'] ?? []),
      );
      assert.equal(paper.parts.filter((part) => part.startsWith('H1: ')).length, 1);
      assert.ok(
        paper.parts.some((part) => part.startsWith('H2: ')),
        language,
      );
      const text = paper.text.replaceAll(/\s+/g, ' ');
      assert.ok(paper.title.endsWith(` ${number.slice(0, 5)} ${number.slice(5)}`), paper.title);
      // No rule ordered it.
      assert.doesNotMatch(text, /What the rule noted|自動增值紀錄|自动充值记录/);
      for (const said of [...words, '<stripe>']) assert.ok(text.includes(said), `${said}: ${text}`);
      assert.doesNotMatch(text, /payment_started|part_refund|· captured ·|[?？] /, language);
    }
  });

  test('lists every file that is in it beside its paper, by its digest', async () => {
    const files = await packOf(await answered('not_credited'));
    const { files: listed } = JSON.parse(textOf(files, 'appeal.json')) as {
      files: { name: string; sha256: string }[];
    };
    const inside = Object.keys(files).filter((name) => !/^appeal\.(pdf|json)$/.test(name));
    assert.deepEqual(listed.map(({ name }) => name).toSorted(), inside.toSorted());
    for (const { name, sha256 } of listed) {
      const digest = createHash('sha256').update(files[name] ?? '');
      assert.equal(digest.digest('hex'), sha256, name);
    }
    await booksHold(context);
  });
});
