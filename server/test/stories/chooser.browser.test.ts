import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { languages } from '#base';
import { askPayment, startPayment } from '#payments';
import { connectOurFps } from '#test/topup-world';
import { builtScreens } from '../../../tools/build-web.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { isOpenToAll } from './console/desk.ts';
import { openHome, phoneOf } from './owner-phone.ts';

let browser: Browser;

before(async () => {
  builtScreens();
  browser = await launchChromium();
});

after(async () => browser.close());

/**
 * What is said of a method that fails, and what is offered before it: its price with the fee, the
 * fee of it, the bonus and the promised time.
 */
const wordsOf = {
  en: {
    failing: /not (available|working)|trouble|failing/i,
    next: 'FPS',
    facts: ['HK$101.55', 'Fee HK$1.55', 'bonus HK$5.00', 'there within 1 minute'],
  },
  'zh-Hant': {
    failing: /暫時|故障/,
    next: '轉數快',
    facts: ['HK$101.55', '手續費HK$1.55', '送HK$5.00', '1分鐘內到帳'],
  },
  'zh-Hans': {
    failing: /暂时|故障/,
    next: '转数快',
    facts: ['HK$101.55', '手续费HK$1.55', '送HK$5.00', '1分钟内到账'],
  },
} as const;

test('a method that fails is shown so, and the next before it with what it costs', async (t) => {
  const home = await openHome(t);
  const { context } = home;
  await connectOurFps(context, undefined, { feeBasisPoints: 155 });
  const other = await home.payer();
  const order = await home.order(other.number, 10_000n, other.subscriber);
  const payer = { address: '203.0.113.7', pageUrl: 'http://localhost/pay' };
  await startPayment(context, order.attempt, { notifyBaseUrl: 'http://127.0.0.1:9', payer });
  // Nobody listens at its gateway.
  for (let asking = 0; asking < 3; asking += 1) await askPayment(context, order.attempt);
  for (const language of languages) {
    const { failing, next, facts } = wordsOf[language];
    const person = await home.payer();
    const page = await phoneOf(home, browser, person, {
      language,
      path: `/top-up?${new URLSearchParams({ number: person.number })}`,
    });
    await page.locator('.tile').filter({ hasText: 'HK$100' }).first().click();
    const methods = page.locator('.method');
    const offered = methods.filter({ hasText: next }).first();
    for (const fact of facts) await offered.getByText(fact, { exact: true }).waitFor();
    await methods.filter({ hasText: failing }).last().waitFor();
    // So high that nothing lies behind the bar at its foot.
    await page.setViewportSize({ width: 320, height: 1_500 });
    await isOpenToAll(page, `chooser-${language}`);
    await page.setViewportSize({ width: 1_280, height: 1_200 });
    await isOpenToAll(page, `chooser-${language}-desktop`);
  }
});
