import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { appRoutes } from '@lowu/contract/app';
import { unzipSync } from 'fflate';
import { Value } from 'typebox/value';
import { endOfDay, hongKongDay } from '#base';
import { packAppeal, readAnyAppeal } from '#disputes';
import { answerAppeal, sayToPerson } from '#ops';
import { sealLog } from '#transparency';
import { openAppVisit } from '#test/app-visit';
import { staffCaller } from '#test/finance';
import { followsSchema, saysNoMore } from '#test/pack-schema';
import { readPdf } from '#test/pdf-reader';

const png = Buffer.from('89504e470d0a1a0a00000001', 'hex');

suite('somebody whose use was charged', () => {
  test('is told why before appealing, appeals, and takes a pack of it with them', async (t) => {
    const { context, owner, stranger, line, play, problems } = await openAppVisit(t);
    await play(`
      optin a CN
      open s a data CN ask 1MB
      close s 2MB
    `);
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const [charge] = charges;
    assert.ok(charge);
    const about = { kind: 'wrong_charge', line, charge: charge.id };
    const advice = await owner.ask('adviseAppeal', { body: about });
    assert.equal(advice.verdict, 'explained');
    assert.equal(advice.charge?.why, charge.why);
    await assert.rejects(stranger.ask('adviseAppeal', { body: about }), { code: 'line_unknown' });

    const appeal = await owner.ask('openAppeal', {
      body: { ...about, text: '=1+1 too dear 🎉ไทย' },
    });
    const params = { number: appeal.number.replace(' ', '') };
    assert.deepEqual([appeal.state, appeal.charge], ['open', charge.id]);

    const add = (content: Buffer, name = '付款.png') =>
      owner.send('addAttachment', { params, body: { name, content: content.toString('base64') } });
    assert.equal((await add(png)).status, 200);
    const most = 2_097_152;
    const full = Buffer.concat([png, Buffer.alloc(most - png.length)]);
    assert.equal((await add(full, 'as large as may be.png')).status, 200);
    assert.equal((await add(Buffer.concat([full, Buffer.of(0)]))).status, 413);
    assert.equal((await add(Buffer.from('<svg onload=alert(1)>'))).status, 415);
    const { attachments } = await owner.ask('readAppeal', { params });
    assert.deepEqual(
      new Map(attachments.map(({ name, sizeBytes }) => [name, sizeBytes])),
      new Map([
        ['付款.png', png.length],
        ['as large as may be.png', most],
      ]),
    );

    const words = '內部備註';
    await sayToPerson(context, staffCaller('support'), params.number, { words, as: 'note' });
    const seen = await owner.ask('readAppeal', { params });
    assert.ok(!JSON.stringify(seen).includes(words));
    // A charge was never paid by itself, so that nothing of it goes back the way it came.
    for (const wanted of [
      { gives: 'refund', price: 100n, spentRule: 'refuse' },
      { gives: 'write_off', price: 100n },
    ] as const) {
      const answer = answerAppeal(context, staffCaller('support'), params.number, {
        wanted,
        words,
      });
      await assert.rejects(answer, {
        code: 'appeal_outcome_impossible',
        details: { why: 'no_order' },
      });
    }
    assert.deepEqual(await problems(), []);
  });
});

suite('a file that nobody can take', () => {
  test('of more than two megabytes is refused as too large, one of no kind as that', async (t) => {
    const { owner, line, play, problems } = await openAppVisit(t);
    await play('event e a sms HK CN ask 1');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const body = { kind: 'wrong_charge', line, charge: charges[0]?.id, text: 'too dear' };
    const { number } = await owner.ask('openAppeal', { body });
    const params = { number: number.replace(' ', '') };
    const add = (content: Buffer) => {
      const body = { name: 'slip.png', content: content.toString('base64') };
      return owner.send('addAttachment', { params, body });
    };
    for (const [bytes, code] of [
      [2_180_000, 'attachment_too_large'],
      [2_249_000, 'attachment_too_large'],
      [3_000_000, 'body_too_large'],
    ] as const) {
      const { status, text } = await add(Buffer.concat([png, Buffer.alloc(bytes - png.length)]));
      assert.equal(status, 413, text);
      assert.match(text, new RegExp(`"${code}"`));
    }
    assert.match((await add(Buffer.alloc(0))).text, /attachment_type_unknown/);
    assert.deepEqual((await owner.ask('readAppeal', { params })).attachments, []);
    assert.deepEqual(await problems(), []);
  });
});

suite('a file that is two things at once', () => {
  test('goes out to be kept and never opened, under a name that leads nowhere', async (t) => {
    const { owner, line, play } = await openAppVisit(t);
    await play('event e a sms HK CN ask 1');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const about = { kind: 'wrong_charge', line, charge: charges[0]?.id, text: 'too dear' };
    const { number } = await owner.ask('openAppeal', { body: about });
    const params = { number: number.replace(' ', '') };
    const page = '%PDF-1.7\n<script>alert(1)</script>';
    const content = Buffer.from(page).toString('base64');
    const body = { name: '../../etc/\u202Elmth.slip.html', content };
    const { attachments } = await owner.ask('addAttachment', { params, body });
    const [file] = attachments;
    assert.deepEqual([file?.name, file?.mediaType], ['lmth.slip.pdf', 'application/pdf']);
    const attachment = file?.id ?? '';
    const sent = await owner.send('readAttachment', { params: { ...params, attachment } });
    assert.equal(sent.text, page);
    assert.equal(sent.type, 'application/octet-stream');
    const { headers } = sent;
    assert.match(String(headers['content-disposition']), /^attachment; filename="lmth\.slip\.pdf"/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
  });
});

suite('a complaint that says too little', () => {
  test('is refused by what is missing, asked about and appealed', async (t) => {
    const { owner, line, play, problems } = await openAppVisit(t);
    await play('event e a sms HK CN ask 1');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    for (const kind of ['wrong_charge', 'not_credited']) {
      for (const about of [{ kind }, { kind, line }]) {
        for (const [name, body] of [
          ['adviseAppeal', about],
          ['openAppeal', { ...about, text: 'too dear' }],
        ] as const) {
          const { status, text } = await owner.send(name, { body });
          assert.equal(status, 400, `${name} ${JSON.stringify(about)}: ${text}`);
          assert.match(text, /appeal_kind_wrong/);
        }
      }
    }
    const body = { kind: 'wrong_charge', line, charge: charges[0]?.id };
    for (const text of [' ', '\n\t', '\u3000']) {
      assert.equal((await owner.send('openAppeal', { body: { ...body, text } })).status, 400);
    }
    const { number } = await owner.ask('openAppeal', { body: { ...body, text: '太貴' } });
    const params = { number: number.replace(' ', '') };
    const blank = { params, body: { text: ' \n ' } };
    assert.equal((await owner.send('addAppealWords', blank)).status, 400);
    assert.deepEqual(await problems(), []);
  });
});

suite('somebody else’s appeal', () => {
  const asked = [
    'readAppeal',
    'followAppeal',
    'addAppealWords',
    'addAttachment',
    'readAttachment',
    'withdrawAppeal',
    'reopenAppeal',
    'packAppeal',
  ] as const;

  test('is not there, in whatever way it is asked for, like one that nobody raised', async (t) => {
    const { context, owner, stranger, line, play, problems } = await openAppVisit(t);
    await play('event e a sms HK CN ask 1');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const body = { kind: 'wrong_charge', line, charge: charges[0]?.id, text: 'too dear' };
    const { number } = await owner.ask('openAppeal', { body });
    const own = number.replace(' ', '');
    const content = png.toString('base64');
    await owner.ask('addAttachment', { params: { number: own }, body: { name: 'a', content } });
    const before = await owner.ask('readAppeal', { params: { number: own } });
    const attachment = before.attachments[0]?.id ?? '';
    const bodies: Readonly<Record<string, object>> = {
      addAppealWords: { text: 'Close it.' },
      reopenAppeal: { text: 'Open it.' },
      addAttachment: { name: 'b', content },
    };
    for (const name of asked) {
      const body = bodies[name];
      const told = await Promise.all(
        [own, '0000000000'].map((one) => {
          const params = { number: one, attachment };
          return stranger.send(name, { params, ...(body && { body }) });
        }),
      );
      for (const { status, text } of told) {
        assert.equal(status, 404, name);
        assert.match(text, /appeal_unknown/, name);
      }
    }
    assert.deepEqual(await owner.ask('readAppeal', { params: { number: own } }), before);
    // Sixteen were asked for; the twentieth is the last that is looked for within the hour.
    const statuses = [];
    for (let guess = 0; guess < 6; guess += 1) {
      const params = { number: `000000000${guess}` };
      statuses.push((await stranger.send('readAppeal', { params })).status);
    }
    assert.deepEqual(statuses, [404, 404, 404, 404, 429, 429]);
    assert.equal((await owner.send('readAppeal', { params: { number: own } })).status, 200);
    context.clock.advance(3_600_000);
    const params = { number: own };
    assert.equal((await stranger.send('readAppeal', { params })).status, 404);
    assert.deepEqual(await problems(), []);
  });
});

suite('who looks at an appeal', () => {
  test('is told at once how it stands and then what changes, until it is over', async (t) => {
    const { context, owner, stranger, line, play } = await openAppVisit(t);
    await play('event e a sms HK CN ask 1');
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const body = { kind: 'wrong_charge', line, charge: charges[0]?.id, text: 'too dear' };
    const { number } = await owner.ask('openAppeal', { body });
    const params = { number: number.replace(' ', '') };
    assert.equal((await stranger.send('followAppeal', { params })).status, 404);
    const followed = owner.send('followAppeal', { params });
    const support = staffCaller('support');
    const words = 'We are looking.';
    await sayToPerson(context, support, params.number, { words, as: 'reply' });
    await owner.ask('withdrawAppeal', { params });
    const { type, text } = await followed;
    assert.match(type, /^text\/event-stream/);
    const told = text.split('\n').filter((row) => row.startsWith('data: '));
    assert.ok(told.length >= 1);
    const last = JSON.parse(told.at(-1)?.slice(6) ?? '') as unknown;
    assert.deepEqual([...Value.Errors(appRoutes.readAppeal.answer, last)], []);
    assert.deepEqual(last, await owner.ask('readAppeal', { params }));
    assert.match(text, /We are looking\./);
  });
});

suite('the pack of an appeal', () => {
  test('holds a paper, data and files that agree, in the same bytes all day', async (t) => {
    const { context, owner, line, play } = await openAppVisit(t);
    await play(`
      event e a sms HK CN ask 1
    `);
    const { charges } = await owner.ask('readUsage', { params: { line } });
    const body = { kind: 'wrong_charge', line, charge: charges[0]?.id, text: '太貴了' };
    const { number } = await owner.ask('openAppeal', { body });
    const params = { number: number.replace(' ', '') };
    await owner.ask('addAttachment', {
      params,
      body: { name: 'slip.png', content: png.toString('base64') },
    });
    await sealLog(context);
    const packed = async () => {
      const read = await readAnyAppeal(context, number);
      const verifier = 'https://example.net/verify';
      return packAppeal(context, read, { language: 'zh-Hant', methodName: String, verifier });
    };
    const first = await packed();
    context.clock.advance(endOfDay(hongKongDay(context.clock.now())) - context.clock.now());
    assert.ok((await packed()).equals(first));
    const files = unzipSync(first);
    assert.deepEqual(Object.keys(files), [
      'appeal.pdf',
      'appeal.json',
      'timeline.csv',
      'attachments/1-slip.png',
    ]);
    const text = Buffer.from(files['appeal.json'] ?? []).toString();
    const data = JSON.parse(text) as { number: string; files: { name: string; sha256: string }[] };
    assert.equal(data.number, number);
    assert.ok(followsSchema(data), JSON.stringify(followsSchema.errors));
    assert.ok(saysNoMore(data), JSON.stringify(saysNoMore.errors));
    for (const { name, sha256 } of data.files) {
      const digest = createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex');
      assert.equal(digest, sha256, name);
    }
    const paper = await readPdf(Buffer.from(files['appeal.pdf'] ?? []));
    assert.match(paper.text, /太貴了/);
    assert.match(paper.title, /申訴/);
    const table = Buffer.from(files['timeline.csv'] ?? []).toString();
    assert.match(table, /^seq,at,event,by,words,details\r\n1,/);
  });
});
