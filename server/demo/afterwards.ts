import { secondMs } from '#base';
import { ruleSentence } from '../../web/app/pages/auto-topup/rule-sentence.ts';
import { type AutoTopup, type Money, newAttemptKey } from '../../web/client/index.ts';
import type { App } from '../test/stories/app.ts';
import { openPage } from '../test/stories/payer.ts';
import { openCall } from './call.ts';
import { answered, readLine, type Scene, textsTo } from './scene.ts';
import { openTill } from './till.ts';

/** How many seconds of the story pass in a real one: everybody acts, and nobody only waits. */
const rate = 10;
const atShopMinor = 5_000;
const rule = { belowMinor: 3_000, amountMinor: 10_000, capMinor: 30_000, capTimes: 3 };

/** What the rest of the story has shown, each as the books and the screen say it. */
export interface Afterwards {
  /** What the shop took is on the line. */
  readonly isSold: boolean;
  /** The voucher is on the line, and its digits are worth nothing a second time. */
  readonly isRedeemed: boolean;
  /** One charge when the money ran low, and the call went on. */
  readonly isKept: boolean;
  /** The owner was told by a text message, without having asked. */
  readonly isTold: boolean;
}

/**
 * What brings the line back where the app could not, and what keeps it from happening again: a
 * shop, a voucher, and auto top-up, which is on from then on.
 */
export async function playAfterwards(scene: Scene, app: App): Promise<Afterwards> {
  scene.system.pace(rate);
  const isSold = await buyAtShop(scene, app);
  const isRedeemed = await redeemVoucher(scene, app);
  await turnRuleOn(scene, app);
  const known = await textsTo(scene);
  const isKept = await callUntilCharged(scene, app);
  const isTold = await readTexts(scene, known.length);
  return { isSold, isRedeemed, isKept, isTold };
}

function hkd(amountMinor: number): Money {
  return { amountMinor, currency: 'HKD' };
}

async function totalOf(app: App): Promise<number> {
  return (await readLine(app)).balance.total.amountMinor;
}

/** The balance as the screen shows it now. */
async function balanceScreen({ say, format }: Scene, app: App) {
  const { balance } = await readLine(app);
  return { title: say('home.balance'), text: format.money(balance.total) };
}

async function buyAtShop(scene: Scene, app: App): Promise<boolean> {
  const { stage, tell, format, person } = scene;
  const before = await totalOf(app);
  const till = await openTill(scene);
  const owner = await till.ownerOf(person.number);
  await stage.tell(tell('shop', { shop: till.shop, owner }));
  await till.sell(person.number, atShopMinor);
  const added = (await totalOf(app)) - before;
  const value = format.roundMoney(hkd(atShopMinor));
  await stage.tell(tell('sold', { value }), { screen: await balanceScreen(scene, app) });
  return added >= atShopMinor;
}

async function redeemVoucher(scene: Scene, app: App): Promise<boolean> {
  const { stage, tell, format, person, system } = scene;
  const [voucher] = system.status.demo?.vouchers ?? [];
  if (!voucher) throw new Error('the demo has no voucher');
  const { code, valueMinor } = voucher;
  const before = await totalOf(app);
  const body = { code, number: person.number };
  answered(await app.channel.call('redeemVoucher', { key: newAttemptKey(), body }));
  const added = (await totalOf(app)) - before;
  const value = format.roundMoney(hkd(valueMinor));
  await stage.tell(tell('voucher', { value }), { screen: await balanceScreen(scene, app) });
  const again = await app.channel.call('redeemVoucher', { key: newAttemptKey(), body });
  const said = !again.isOk && again.problem.kind === 'refused' ? again.problem.detail : '';
  await stage.tell(tell('voucherAgain'), { screen: { title: said, text: '' } });
  return added === valueMinor && said !== '';
}

/** A saved AlipayHK, agreed to on our page and on the wallet's, and a rule that charges it. */
async function turnRuleOn(scene: Scene, app: App): Promise<void> {
  const { stage, tell, say, format, phone } = scene;
  const { offers } = answered(await app.channel.call('listMandates', {}));
  const offer = offers.find(({ code }) => code === 'alipay_hk');
  if (!offer?.consent) throw new Error('AlipayHK cannot be saved');
  const asked = { method: offer.code, consentVersion: offer.consent.version };
  const { signUrl } = answered(await app.channel.call('askForMandate', { body: asked }));
  if (signUrl === null) throw new Error('the wallet has no page to agree on');
  const { url } = await openPage(phone, signUrl);
  const agree = `${url.replace(/\?.*/, '')}/agree`;
  const agreed = await phone.browse(agree, { method: 'POST', redirect: 'manual', body: '' });
  await openPage(phone, agreed.headers.get('location') ?? '');
  await stage.tell(tell('saved'));
  const { id: line } = await readLine(app);
  const { mandates, consent, proposed, version } = await saved(scene, app, line);
  const none = { daysLeft: null, monthlyDay: null, monthlyUntil: null };
  const sentence = ruleSentence(
    { say, format },
    {
      ...none,
      below: hkd(rule.belowMinor),
      amount: hkd(rule.amountMinor),
      target: null,
      monthlyAmount: null,
      cap: hkd(rule.capMinor),
      capTimes: rule.capTimes,
      intervalMinutes: proposed.intervalMinutes,
    },
  );
  const body = {
    ...rule,
    ...none,
    targetMinor: null,
    monthlyMinor: null,
    mandates: mandates.map(({ id }) => id),
    consentVersion: consent.version,
    version,
    intervalMinutes: proposed.intervalMinutes,
    sentence,
    firstMinor: null,
  };
  answered(await app.channel.call('setAutoTopup', { params: { line }, body }));
  const screen = { title: say('autoTopup.title'), text: sentence };
  await stage.tell(tell('ruleOn'), { screen });
}

/** A minute at the story's pace, because a busy machine takes its time. */
const looks = 600;

/** The wallet tells of a yes by a notice, which takes its moment. */
async function saved({ system }: Scene, app: App, line: string): Promise<AutoTopup> {
  const { clock } = system;
  for (let look = 0; look < looks; look += 1) {
    const read = answered(await app.channel.call('readAutoTopup', { params: { line } }));
    if (read.mandates.length > 0) return read;
    await clock.sleepUntil(clock.now() + secondMs);
  }
  throw new Error('the wallet never told of the yes');
}

/** Nobody looks at the balance; the call is not dropped when it runs low. */
async function callUntilCharged(scene: Scene, app: App): Promise<boolean> {
  const { stage, tell, system } = scene;
  const { clock } = system;
  const { id: line } = await readLine(app);
  const call = await openCall(scene);
  await stage.tell(tell('call'));
  for (let look = 0; look < looks; look += 1) {
    if ((await readLine(app)).balance.total.amountMinor >= rule.belowMinor) await call.talk();
    const read = await app.channel.call('readAutoTopup', { params: { line } });
    const { rule: now } = answered(read);
    if (now && now.usedTimes > 0 && !now.isUnderWay) break;
    await clock.sleepUntil(clock.now() + secondMs);
  }
  const isOn = await call.isOn();
  await call.hangUp();
  const { rule: after } = answered(await app.channel.call('readAutoTopup', { params: { line } }));
  await stage.tell(tell(isOn ? 'charged' : 'dropped'), {
    screen: await balanceScreen(scene, app),
  });
  return isOn && after?.usedTimes === 1 && after.used.amountMinor === rule.amountMinor;
}

/**
 * What has come by the message about the charge, and had not before; the phone shows each. Where
 * the call went on while the charge was made, one of a low balance may follow it.
 */
async function readTexts(scene: Scene, known: number): Promise<boolean> {
  const { stage, tell, system } = scene;
  const { clock } = system;
  for (let look = 0; look < looks; look += 1) {
    const texts = (await textsTo(scene)).slice(known);
    if (texts.some((text) => text.includes('AlipayHK'))) {
      for (const title of texts) {
        await stage.tell(tell('text'), { screen: { title, text: '' } });
      }
      return true;
    }
    await clock.sleepUntil(clock.now() + secondMs);
  }
  return false;
}
