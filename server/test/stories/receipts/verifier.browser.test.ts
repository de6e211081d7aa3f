import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { badProofs, flip, withOther } from '#test/bad-proofs';
import { eventually } from '#test/eventually';
import { drawPdf } from '#test/pdf-reader';
import { packProof } from '#transparency';
import { verifierKey, verifierKeyText } from '#wire/tlog';
import { barriers, faintTexts, turn } from '../../../../tools/barriers.ts';
import { launchChromium } from '../../../../tools/chromium.ts';
import { openVerifierWorld, type SealedReceipt, type VerifierWorld } from './verifier-world.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verifier-'));
let world: VerifierWorld;
let browser: Browser;
let receipt: SealedReceipt;
let other: SealedReceipt;
let saved = '';

/** A hook within a hook would run at its end, so what is to be closed is kept until the last. */
const closing: (() => Promise<void>)[] = [];

before(async () => {
  const opening = openVerifierWorld({ after: (work) => closing.push(work) });
  [world, browser] = await Promise.all([opening, launchChromium()]);
  receipt = await world.sealedReceipt();
  other = await world.sealedReceipt();
  saved = await world.saved();
});

after(async () => {
  await browser.close();
  for (const close of closing.toReversed()) await close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly locale?: string;
  readonly hash?: string;
  /** What is changed in the page that somebody saved. */
  readonly edit?: (page: string) => string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

let files = 0;

/** The saved page, from a disk, on a machine without a network. */
async function openSaved(given: Opened = {}): Promise<Page> {
  const { locale = 'en-HK', hash = '', edit = (page) => page, prepare } = given;
  const file = path.join(folder, `verify-${(files += 1)}.html`);
  writeFileSync(file, edit(saved));
  const context = await browser.newContext({
    offline: true,
    locale,
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
  await prepare?.(page);
  await page.goto(`${pathToFileURL(file).href}${hash && `#${hash}`}`);
  return page;
}

async function verdictOn(page: Page): Promise<{ is: string; step: string | null; text: string }> {
  const card = page.locator('.verdict');
  await card.waitFor();
  const classes = (await card.getAttribute('class')) ?? '';
  return {
    is: classes.replace('verdict ', ''),
    step: await card.getAttribute('data-step'),
    text: await card.innerText(),
  };
}

async function paste(page: Page, text: string) {
  await page.locator('#pasted').fill(text);
  await page.locator('#check').click();
  const verdict = await verdictOn(page);
  await page.context().close();
  return verdict;
}

async function drop(page: Page, bytes: Buffer, name = 'receipt.pdf') {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
  const verdict = await verdictOn(page);
  await page.context().close();
  return verdict;
}

suite('the saved page, without a network, says of', () => {
  test('a printed receipt that it is genuine, with all that was sealed', async () => {
    const { is, text } = await drop(await openSaved(), receipt.pdf);
    assert.equal(is, 'genuine');
    for (const fact of ['Genuine', 'HK$50.00', '¥46.00', 'HK$3.20 → HK$53.20', 'Alipay']) {
      assert.ok(text.includes(fact), `${fact} in ${text}`);
    }
  });

  test('the code that a phone scans from the paper that it is genuine', async () => {
    const { code = '' } = await drawPdf(receipt.pdf);
    assert.ok(code.length <= 2_900, `${code.length} characters`);
    const page = await openSaved({ hash: code.slice(code.indexOf('#') + 1), locale: 'zh-HK' });
    const { is, text } = await verdictOn(page);
    assert.equal(is, 'genuine');
    assert.match(text, /真確[^]*HK\$50\.00/);
    await page.context().close();
    assert.equal((await paste(await openSaved(), code)).is, 'genuine');
  });

  test('the proof of whoever paid for another that it is genuine, and no balance', async () => {
    const { is, text } = await paste(await openSaved(), receipt.proof.proof);
    assert.equal(is, 'genuine');
    assert.doesNotMatch(text, /Balance|53\.20/);
  });

  test('every receipt of the log that it is genuine, wherever it stands', async () => {
    for (let count = 0; count < 4; count += 1) {
      const { proof, code } = await world.sealedReceipt();
      const page = await openSaved({ hash: packProof(proof), locale: 'zh-CN' });
      const { is, text } = await verdictOn(page);
      assert.equal(is, 'genuine');
      assert.ok(text.replaceAll('-', '').includes(code), text);
      await page.context().close();
    }
  });

  type Failure = readonly [what: string, step: string, text: () => string, opened?: Opened];
  const failures: readonly Failure[] = [
    ...badProofs.map(
      ({ what, step, make }): Failure => [
        what,
        step,
        () => make(receipt.proof.proof, other.proof.proof),
      ],
    ),
    [
      'a proof of another log',
      'log',
      () => receipt.proof.proof,
      { edit: (page) => page.replaceAll('lowu.localhost/log', 'other.localhost/log') },
    ],
    [
      'a key that the page does not know',
      'key',
      () => receipt.proof.proof,
      { edit: (page) => page.replace(/"keys":\["[^"]*"/, `"keys":["${strangeKey}"`) },
    ],
    [
      'a receipt that is dated in the future',
      'date',
      () => receipt.proof.proof,
      { prepare: (page) => page.clock.setFixedTime('2025-01-01T00:00:00Z') },
    ],
  ];
  for (const [name, step, text, opened] of failures) {
    test(`${name} that it is not genuine, at the step ${step}`, async () => {
      const verdict = await paste(await openSaved(opened), text());
      assert.equal(verdict.is, 'notGenuine', verdict.text);
      assert.equal(verdict.step, step, verdict.text);
      assert.match(verdict.text, /Not genuine/);
    });
  }

  test('a receipt that a witness has seen, who that is', async () => {
    const seen = await world.sealedReceipt(true);
    const { is, text } = await paste(await openSaved(), seen.proof.proof);
    assert.equal(is, 'genuine');
    assert.match(text, /Seen by witnesses\s+1 of 1\s+witness\.example\/w1 \(2026-/);
    const { code = '' } = await drawPdf(seen.pdf);
    const fromPaper = await openSaved({ hash: code.slice(code.indexOf('#') + 1) });
    assert.match((await verdictOn(fromPaper)).text, /1 of 1/);
    await fromPaper.context().close();
    const forgery = seen.proof.proof.replace(/^(— witness\S+ )(\S+)$/mu, (_, name, line) => {
      return `${name}${flip(line)}`;
    });
    assert.equal((await paste(await openSaved(), forgery)).step, 'witness');
    assert.match((await paste(await openSaved(), receipt.proof.proof)).text, /0 of 1/);
  });

  test('a receipt what those have seen whom its reader trusts', async () => {
    const seen = await world.sealedReceipt(true);
    const page = await openSaved({ hash: packProof(seen.proof) });
    await verdictOn(page);
    const key = await page.locator('#trusted').inputValue();
    await page.locator('#witnesses-title').click();
    await page.locator('#trusted').fill(`${strangeWitness}\n${key}\nnonsense`);
    await page.locator('#trusted').blur();
    await page.locator('.verdict', { hasText: '1 of 2' }).waitFor();
    assert.match(await page.locator('#not-keys').innerText(), /1$/);
    assert.deepEqual(await barriers(page), []);
    await page.locator('#trusted').fill('');
    await page.locator('#trusted').blur();
    await page.locator('.verdict').filter({ hasNotText: 'witnesses' }).waitFor();
    await page.context().close();
  });

  test('a receipt how it stands to a checkpoint that its reader kept', async () => {
    const page = await openSaved({ hash: packProof(other.proof) });
    await verdictOn(page);
    await page.locator('#witnesses-title').click();
    for (const [kept, says] of [
      [other.proof.proof, /The same tree, \d+ leaves/],
      [receipt.proof.proof, /Yours is smaller, \d+ leaves\. That this one grew .* not proved/],
      ['I have paid', /Cannot tell[^]*none of this log/],
    ] as const) {
      await page.locator('#kept').fill(kept);
      await page.locator('#kept').blur();
      await page.locator('.verdict', { hasText: says }).waitFor();
    }
    assert.deepEqual(await barriers(page), []);
    await page.context().close();
  });

  test('a balance that belongs to another receipt that it is not genuine', async () => {
    const { proof } = receipt.proof;
    const hash = packProof({ proof, own: other.proof.own });
    const page = await openSaved({ hash });
    assert.equal((await verdictOn(page)).step, 'own');
    await page.context().close();
  });

  test('a code of which one character is another that it is not genuine', async () => {
    const code = packProof(receipt.proof);
    for (const at of [0, 2, 40, 300, code.length - 30]) {
      const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      const page = await openSaved({ hash: changed });
      assert.equal((await verdictOn(page)).is, 'notGenuine', `at ${at}`);
      await page.context().close();
    }
  });

  const obstacles: readonly [string, string, Opened][] = [
    ['anything, in a browser that is too old, that it cannot tell', 'browser', { prepare: old }],
    [
      'anything, when it knows no keys, that it cannot tell',
      'pins',
      { edit: (page) => page.replace(/"keys":\[[^\]]*\]/, '"keys":[]') },
    ],
  ];
  for (const [name, step, opened] of obstacles) {
    test(name, async () => {
      const verdict = await paste(await openSaved(opened), receipt.proof.proof);
      assert.deepEqual([verdict.is, verdict.step], ['unknown', step]);
    });
  }

  test('a file without a proof that it cannot tell, of a broken one that it is not', async () => {
    const without = Buffer.from(receipt.pdf.toString('latin1').replaceAll('/EmbeddedFile', '/X'));
    assert.equal((await drop(await openSaved(), without)).step, 'noProof');
    const cut = receipt.pdf
      .toString('latin1')
      .replace(/(\/EmbeddedFile[^]*?stream\r?\n)../, '$1xx');
    const broken = await drop(await openSaved(), Buffer.from(cut, 'latin1'));
    assert.deepEqual([broken.is, broken.step], ['notGenuine', 'form']);
  });
});

suite('the page as it is served', () => {
  test('works under its own policy, and shows no stranger’s frame', async () => {
    const response = await fetch(world.address);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
    assert.ok(Buffer.byteLength(await response.text()) <= 50_000);
    const page = await browser.newPage();
    await page.goto(`${world.address}#${packProof(receipt.proof)}`);
    assert.equal((await verdictOn(page)).is, 'genuine');
    await page.close();
  });

  for (const [locale, title] of [
    ['en-HK', 'Check a receipt'],
    ['zh-HK', '查核收據'],
    ['zh-CN', '核验收据'],
  ] as const) {
    test(`stands in nobody’s way in ${locale}, by day and by night, on 320 px`, async () => {
      for (const hash of ['', packProof(receipt.proof), 'AAAA']) {
        const page = await openSaved({ locale, hash, prepare: (one) => one.clock.install() });
        assert.equal(await page.locator('h1').innerText(), title);
        if (hash !== '') await verdictOn(page);
        assert.deepEqual(await barriers(page), []);
        await turn(page, 'dark');
        assert.deepEqual(await faintTexts(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        await page.context().close();
      }
    });
  }

  test('asks by the code, and tells a forged from an unknown receipt', async () => {
    const page = await browser.newPage({ locale: 'zh-HK', viewport: { width: 320, height: 640 } });
    await page.goto(world.address);
    const { code } = receipt;
    const grouped = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    const found = await ask(page, grouped);
    assert.equal(found.state, 'sealed');
    assert.match(found.text, /已發出[^]*HK\$50\.00[^]*\+852 6\*{4}101[^]*¥46\.00/);
    assert.deepEqual(await barriers(page), []);
    const forgery = withOther(receipt.proof.proof, '4600 CNY', '9600 CNY');
    await page.locator('#pasted').fill(forgery);
    await page.locator('#check').click();
    await page.locator('#verdict .notGenuine').waitFor();
    await page.locator('#code').fill(code);
    await page.locator('#ask').click();
    await page.locator('[data-state="forged"]').waitFor();
    await page.locator('#code').fill('000000000000');
    await page.locator('#ask').click();
    await page.locator('[data-state="unknown"]').waitFor();
    await page.close();
  });

  for (const [locale, words] of [
    ['zh-HK', /^另一張收據[^]*以另一編碼發出[^]*HK\$50\.00/],
    ['zh-CN', /^另一张收据[^]*以另一编码开具[^]*HK\$50\.00/],
    ['en-HK', /^Another receipt[^]*a receipt of ours[^]*HK\$50\.00/],
  ] as const) {
    test(`tells another genuine receipt from a forgery, in ${locale}`, async () => {
      const page = await browser.newPage({ locale });
      await page.goto(world.address);
      await page.locator('#pasted').fill(other.proof.proof);
      await page.locator('#check').click();
      const { is, text } = await verdictOn(page);
      assert.equal(is, 'genuine');
      const shown = text.replaceAll('-', '');
      assert.ok(shown.includes(other.code) && !shown.includes(receipt.code), text);
      const asked = await ask(page, receipt.code);
      assert.equal(asked.state, 'another');
      assert.match(asked.text, words);
      assert.equal((await ask(page, '000000000000')).state, 'unknown');
      await page.close();
    });
  }

  test('never calls what it has found genuine forged, whatever the operator says', async () => {
    const page = await browser.newPage({ locale: 'en-HK' });
    await page.route('**/receipts/*', (route) =>
      route.fulfill({ json: { state: 'forged', issued: null } }),
    );
    await page.goto(world.address);
    await page.locator('#pasted').fill(receipt.proof.proof);
    await page.locator('#check').click();
    assert.equal((await verdictOn(page)).is, 'genuine');
    const { state, text } = await ask(page, receipt.code);
    assert.equal(state, 'changed');
    assert.match(text, /is genuine[^]*tell the regulator/);
    assert.equal((await ask(page, other.code)).state, 'another');
    await page.close();
  });

  test('says nothing of a code beside a receipt that was given after it was asked', async () => {
    const page = await browser.newPage({ locale: 'en-HK' });
    const waiting: (() => void)[] = [];
    await page.route('**/receipts/*', async (route) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await route.fulfill({ json: { state: 'forged', issued: null } });
    });
    await page.goto(world.address);
    const forgery = withOther(receipt.proof.proof, '4600 CNY', '9600 CNY');
    await page.locator('#pasted').fill(forgery);
    await page.locator('#check').click();
    await page.locator('#verdict .notGenuine').waitFor();
    await page.locator('#code').fill(receipt.code);
    const asked = page.waitForRequest('**/receipts/*');
    await page.locator('#ask').click();
    await asked;
    await page.locator('#pasted').fill(receipt.proof.proof);
    await page.locator('#check').click();
    await page.locator('#verdict .genuine').waitFor();
    const answered = page.waitForResponse('**/receipts/*');
    await eventually('the code is asked for', () => waiting.length === 1);
    waiting[0]?.();
    await (await answered).finished();
    assert.equal(await becomes(page, 'notGenuine'), false);
    await page.close();
  });

  test('reads a code as it looks, with letters for digits', async () => {
    const page = await browser.newPage({ locale: 'en-HK' });
    const asked: string[] = [];
    await page.route('**/receipts/*', async (route) => {
      asked.push(route.request().url().split('/').at(-1) ?? '');
      await route.fulfill({ json: { state: 'unknown', issued: null } });
    });
    await page.goto(world.address);
    await page.locator('#code').fill('ol1i-O0oL ＡＢＣｄ');
    await page.locator('#ask').click();
    await page.locator('[data-state="unknown"]').waitFor();
    assert.deepEqual(asked, ['01110001ABCD']);
    await page.close();
  });

  test('says nothing any more of what was given before', async () => {
    const page = await openSaved();
    await page.locator('#pasted').fill(receipt.proof.proof);
    await page.locator('#check').click();
    assert.equal((await verdictOn(page)).is, 'genuine');
    const broken = Buffer.from('c2sp.org/tlog-proof@v1\nindex', 'latin1');
    const file = { name: 'proof.txt', mimeType: 'text/plain', buffer: broken };
    await page.locator('#file').setInputFiles(file);
    await page.locator('.verdict.notGenuine').waitFor();
    // Whom somebody trusts is asked anew of what was given last, and of nothing before it.
    await page.locator('#witnesses-title').click();
    await page.locator('#trusted').fill(strangeWitness);
    await page.locator('#trusted').blur();
    await page.locator('#not-keys').waitFor({ state: 'attached' });
    assert.equal(await becomes(page, 'genuine'), false);
    await page.context().close();
  });

  test('tells of what was given last, however long the one before takes', async () => {
    const page = await openSaved({ prepare: slowAtFirst });
    await page.locator('#pasted').fill(receipt.proof.proof);
    await page.locator('#check').click();
    await page.waitForFunction(() => 'letGo' in globalThis);
    await page.locator('#pasted').fill('I have paid');
    await page.locator('#check').click();
    await page.locator('.verdict.notGenuine').waitFor();
    await page.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());
    assert.equal(await becomes(page, 'genuine'), false);
    await page.context().close();
  });

  test('is used with the keyboard alone', async () => {
    const page = await openSaved();
    const press = async (times: number) => {
      for (let time = 0; time < times; time += 1) await page.keyboard.press('Tab');
    };
    await press(2);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('h1').innerText(), '核验收据');
    await press(3);
    await page.keyboard.insertText(receipt.proof.proof);
    await press(1);
    await page.keyboard.press('Enter');
    assert.equal((await verdictOn(page)).is, 'genuine');
    await page.context().close();
  });
});

/** The public key of nobody, in the name of our log. */
const strangeKey = 'lowu.localhost/log+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** The key of a witness that has never seen our log. */
const strangeWitness = strangeWitnessKey();

function strangeWitnessKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  return verifierKeyText(verifierKey('stranger.example/w', publicKey, 'cosignature/v1'));
}

/** Whether the page comes to this verdict, once all that it has begun is done. */
async function becomes(page: Page, verdict: string): Promise<boolean> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await crypto.subtle.digest('SHA-256', new Uint8Array(1));
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  return page.locator(`.verdict.${verdict}`).isVisible();
}

/** Asks the operator by a code; what it said of another one is gone before. */
async function ask(page: Page, code: string) {
  await page.locator('#issued').evaluate((place) => place.replaceChildren());
  await page.locator('#code').fill(code);
  await page.locator('#ask').click();
  const card = page.locator('#issued .verdict');
  await card.waitFor();
  return { state: await card.getAttribute('data-state'), text: await card.innerText() };
}

/** The first signature is verified when the page's `letGo` is called. */
function slowAtFirst(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const verify = crypto.subtle.verify.bind(crypto.subtle);
    crypto.subtle.verify = async (...given: Parameters<typeof verify>) => {
      crypto.subtle.verify = verify;
      await new Promise<void>((resolve) => Object.assign(globalThis, { letGo: resolve }));
      return verify(...given);
    };
  });
}

/** As browsers were before they knew Ed25519. */
function old(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
  });
}
