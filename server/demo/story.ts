import { minuteMs, secondMs } from '#base';
import { isFinal, type Line, type OrderAttempt, type Topup } from '../../web/client/index.ts';
import type { App } from '../test/stories/app.ts';
import { visitPaymentPage } from '../test/stories/payer.ts';
import {
  answered,
  enterApp,
  providerSays,
  readLine,
  type Scene,
  screenOf,
  signIn,
} from './scene.ts';

/** How many seconds of the story pass in a real one: while somebody acts, and while all wait. */
const actingRate = 10;
const waitingRate = 60;

/** How the story ended, and what proves it. */
export interface Ending {
  /** The line before and after. */
  readonly before: Line;
  readonly after: Line;
  readonly topup: Topup;
  readonly order: OrderAttempt;
  readonly app: App;
}

/** Plays the story on a running system, and tells each step. Every word of it has happened. */
export async function playStory(scene: Scene): Promise<Ending> {
  scene.system.pace(actingRate);
  const before = await openTheApp(scene);
  const quote = await chooseTopup(scene);
  await orderInTheTunnel(scene, quote);
  const { app, topup, order } = await comeOutOfTheTunnel(scene);
  await goToPay(scene, app, topup);
  const last = await untilTheEnd(scene, topup);
  const again = await enterApp(scene);
  return { before, after: await readLine(again), topup: last, order, app: again };
}

interface Chosen {
  readonly quote: string;
  readonly value: OrderAttempt['value'];
  readonly app: App;
}

async function openTheApp(scene: Scene): Promise<Line> {
  const { stage, tell, say, format, person } = scene;
  const app = await enterApp(scene);
  await signIn(scene, app);
  const line = await readLine(app);
  const balance = format.money(line.balance.total);
  await stage.tell(tell('begin', { ...person, balance }));
  const day = line.validUntil === null ? '' : format.day(line.validUntil);
  const screen = { title: say('home.balance'), text: tell('homeText', { balance, day }) };
  await stage.tell(tell('signedIn'), { screen });
  app.life.end();
  return line;
}

async function chooseTopup(scene: Scene): Promise<Chosen> {
  const { stage, tell, format, person } = scene;
  const app = await enterApp(scene);
  const body = { number: person.number, amountMinor: 10_000 };
  const quote = answered(await app.channel.call('quoteTopup', { body }));
  const value = format.roundMoney(quote.value);
  const { balanceBefore, balanceAfter } = quote;
  const text =
    balanceBefore && balanceAfter
      ? tell('quoteText', {
          before: format.money(balanceBefore),
          after: format.money(balanceAfter),
        })
      : '';
  const title = tell('quoteTitle', { value, price: format.money(quote.price ?? quote.value) });
  await stage.tell(tell('quoted', { value }), { screen: { title, text } });
  return { quote: quote.id, value: quote.value, app };
}

/** The key is on the phone before anything is sent, and no answer comes. */
async function orderInTheTunnel(scene: Scene, { quote, value, app }: Chosen): Promise<void> {
  const { stage, tell, say, way, troubles, person } = scene;
  way.roughen();
  const result = await app.attempts.order({
    body: { quote, method: 'alipay_cn' },
    number: person.number,
    value,
  });
  if (result.isOk) throw new Error('an answer came through the tunnel');
  const screen = { title: say('sending.unsureTitle'), text: say('sending.unsureText') };
  await stage.tell(tell(troubles.network), { screen, provider: await providerSays(scene) });
  app.life.end();
  await stage.tell(tell('died'));
  way.calm();
}

interface Ordered {
  readonly app: App;
  readonly topup: Topup;
  readonly order: OrderAttempt;
}

async function comeOutOfTheTunnel(scene: Scene): Promise<Ordered> {
  const { stage, tell } = scene;
  const app = await enterApp(scene);
  await app.attempts.resume();
  const order = app.attempts.unfinishedOrder();
  if (!order?.topup) throw new Error('the order that was kept was not answered');
  const read = await app.channel.call('readTopup', { params: { topup: order.topup } });
  const topup = answered(read);
  await stage.tell(tell('resumed'), { screen: screenOf(scene, topup) });
  return { app, topup, order };
}

async function goToPay(scene: Scene, app: App, topup: Topup): Promise<void> {
  const { stage, tell, gateway, troubles, phone } = scene;
  const { payUrl } = topup;
  if (payUrl === null) throw new Error('the order cannot be paid');
  const attempt = new URL(payUrl).pathname.split('/').at(-1) ?? '';
  await visitPaymentPage(phone, payUrl, 'leaves');
  const shown = await app.watch(topup.id, 10 * secondMs);
  await stage.tell(tell('toPay'), {
    screen: screenOf(scene, shown ?? topup),
    provider: await providerSays(scene),
  });
  await gateway.spoil(attempt, 'alipay.trade.query', troubles.questions);
  await gateway.spoil(attempt, 'notice.pay', [troubles.notice]);
  if (troubles.buyer !== 'leaves') await visitPaymentPage(phone, payUrl, troubles.buyer);
  await stage.tell(tell(troubles.buyer), { provider: await providerSays(scene) });
  app.life.end();
  await stage.tell(tell('closedAgain'));
}

const patienceMs = 60 * minuteMs;
const lookMs = 20 * secondMs;

/** Watches the screen until its last word, telling each change; time runs faster meanwhile. */
async function untilTheEnd(scene: Scene, topup: Topup): Promise<Topup> {
  const { stage, tell, system } = scene;
  const { clock } = system;
  const app = await enterApp(scene);
  const giveUpAt = clock.now() + patienceMs;
  let told: Topup | undefined;
  while (clock.now() < giveUpAt) {
    const shown = await app.watch(topup.id, lookMs);
    const isNews = shown && (!told || screenOf(scene, told).title !== screenOf(scene, shown).title);
    if (isNews) {
      await stage.tell(tell(told ? 'moved' : 'reopened'), {
        screen: screenOf(scene, shown),
        provider: await providerSays(scene),
      });
      told = shown;
      if (isFinal(shown.state)) return shown;
      // A gateway that times out takes real seconds; only afterwards is there nothing but waiting.
      if (shown.state !== 'awaiting_payment' || scene.troubles.buyer !== 'pays') {
        system.pace(waitingRate);
      }
    }
  }
  throw new Error('the order came to no end within an hour');
}
