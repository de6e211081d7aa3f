import { minuteMs, type PhoneNumber, secondMs } from '#base';
import { isOutcomeUnknown, type Topup } from '../../../web/client/index.ts';
import { type App, openApp, type Word } from './app.ts';
import type { Phone } from './phone.ts';
import { visitPaymentPage } from './payer.ts';
import type { Plan } from './plan.ts';

/** How long a person looks at the screen before the phone goes back into the pocket. */
const patienceMs = 60 * secondMs;
const mostQuotes = 20;

/** A person with a phone, who wants HK$100 on a line once. */
export interface Person {
  readonly seed: number;
  readonly plan: Plan;
  readonly number: PhoneNumber;
  readonly phone: Phone;
  /** Another phone of the same subscriber; a guest has none. */
  readonly otherPhone: Phone | undefined;
  /** What is in the person's head, and so survives the app. */
  readonly memory: Memory;
  /** Everything the screen has said, in order. */
  readonly words: Word[];
}

interface Memory {
  topup: string | undefined;
  hasGoneToPay: boolean;
  hasTriedElsewhere: boolean;
}

/** What a person needs of the world around. */
export interface Surroundings {
  /** Has the gateway do to this payment what the plan says. */
  readonly breakPayment: (attempt: string, faults: Plan['gatewayFaults']) => Promise<void>;
}

export function newMemory(): Memory {
  return { topup: undefined, hasGoneToPay: false, hasTriedElsewhere: false };
}

/**
 * Plays the story until the person puts the phone away; the app may die and be opened again.
 * Resolves with what must never happen and did.
 */
export async function play(person: Person, around: Surroundings): Promise<readonly string[]> {
  person.phone.expect(person.plan.deaths);
  for (;;) {
    const app = openApp(person.phone, (word) => person.words.push(word));
    const isDone = await Promise.race([
      session(person, app, around).then(() => true),
      app.life.ended.then(() => false),
    ]);
    if (isDone) return [];
    await sleep(person, 3 * secondMs);
  }
}

/** The last look, days later as it were, on a network that holds. */
export async function lookAgain(person: Person): Promise<App> {
  person.phone.expect([]);
  const app = openApp(person.phone, (word) => person.words.push(word));
  await app.enter();
  await app.attempts.resume();
  const id = person.memory.topup ?? app.attempts.unfinishedOrder()?.topup ?? undefined;
  if (id !== undefined) await app.watch(id, minuteMs);
  return app;
}

async function session(person: Person, app: App, around: Surroundings): Promise<void> {
  const { memory, plan } = person;
  await app.enter();
  await app.attempts.resume();
  memory.topup ??= app.attempts.unfinishedOrder()?.topup ?? undefined;
  const topup = await (memory.topup === undefined ? order(person, app) : read(app, memory.topup));
  if (!topup) return;
  memory.topup = topup.id;
  await Promise.all([
    app.watch(topup.id, plan.paying.afterMs + patienceMs),
    goToPay(person, app, topup, around),
    cancel(person, app, topup.id),
    tryElsewhere(person),
  ]);
}

async function read(app: App, topup: string): Promise<Topup | undefined> {
  const result = await app.channel.call('readTopup', { params: { topup } });
  return result.isOk ? result.answer : undefined;
}

/** Quotes and presses the button, again and again, until there is an order or a person gives up. */
async function order(person: Person, app: App): Promise<Topup | undefined> {
  const { number, plan } = person;
  for (let tried = 0; tried < mostQuotes; tried += 1) {
    const options = await app.channel.call('readTopupOptions', { query: { number } });
    if (options.isOk && options.answer.openTopup !== null) {
      return read(app, options.answer.openTopup);
    }
    const topup = options.isOk ? await orderOnce(app, number, plan.isImpatient) : undefined;
    if (topup) return topup;
    await sleep(person, 4 * secondMs);
  }
  return undefined;
}

async function orderOnce(app: App, number: string, isTwice: boolean): Promise<Topup | undefined> {
  const body = { number, amountMinor: 10_000 };
  const quoted = await app.channel.call('quoteTopup', { body }, { isRepeatable: true });
  if (!quoted.isOk) return undefined;
  const { id: quote, value } = quoted.answer;
  const press = () => app.attempts.order({ body: { quote, method: 'alipay_cn' }, number, value });
  const [pressed, pressedAgain] = await Promise.all([press(), isTwice ? press() : undefined]);
  if (pressed.isOk && pressedAgain?.isOk && pressed.answer.id !== pressedAgain.answer.id) {
    throw new Error(`one quote became two orders: ${pressed.answer.id}, ${pressedAgain.answer.id}`);
  }
  const result = !pressed.isOk && isOutcomeUnknown(pressed.problem) ? await press() : pressed;
  return result.isOk ? result.answer : undefined;
}

async function goToPay(
  person: Person,
  app: App,
  { payUrl }: Topup,
  around: Surroundings,
): Promise<void> {
  const { memory, plan, phone } = person;
  const { act, afterMs } = plan.paying;
  await sleep(person, afterMs);
  if (payUrl === null || memory.hasGoneToPay || app.life.isOver() || act === 'stays away') return;
  memory.hasGoneToPay = true;
  const attempt = new URL(payUrl).pathname.split('/').at(-1) ?? '';
  await around.breakPayment(attempt, plan.gatewayFaults);
  await visitPaymentPage(phone, payUrl, act);
  app.hurry();
}

async function cancel(person: Person, app: App, topup: string): Promise<void> {
  const { cancelAfterMs } = person.plan;
  if (cancelAfterMs === null) return;
  await sleep(person, cancelAfterMs);
  if (app.life.isOver()) return;
  await app.attempts.wish('cancelTopup', topup);
  app.hurry();
}

/** The same wish from another phone of the same person, while the first is under way. */
async function tryElsewhere({ otherPhone, memory, number, plan }: Person): Promise<void> {
  if (!otherPhone || !plan.isImpatient || memory.hasTriedElsewhere) return;
  memory.hasTriedElsewhere = true;
  const other = openApp(otherPhone, () => undefined);
  await other.enter();
  const made = await orderOnce(other, number, false);
  if (made) await other.attempts.wish('cancelTopup', made.id);
}

function sleep({ phone: { clock } }: Person, ms: number): Promise<void> {
  return clock.sleepUntil(clock.now() + ms);
}
