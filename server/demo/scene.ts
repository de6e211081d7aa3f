import { type PhoneNumber, secondMs } from '#base';
import { formatIn, type Format } from '../../web/language/index.ts';
import { stateText } from '../../web/app/pages/topup/state-text.ts';
import { type LineSay, loadLineWords, loadWords, sayOfLineIn } from '../../web/app/words/words.ts';
import type { Language, Line, Result, Topup } from '../../web/client/index.ts';
import { type App, openApp } from '../test/stories/app.ts';
import { Phone, phoneDeadlineMs } from '../test/stories/phone.ts';
import { openWay, type Way } from '../test/stories/way.ts';
import { type Gateway, openGateway } from './gateway.ts';
import type { DemoOptions } from './options.ts';
import { openStage, type Stage } from './stage.ts';
import type { System } from './system.ts';
import { networkFaults, type Troubles, troublesOf } from './troubles.ts';
import { type Tell, tellIn } from './words.ts';

/** Everything that stands on the stage. */
export interface Scene {
  readonly system: System;
  readonly stage: Stage;
  readonly troubles: Troubles;
  readonly gateway: Gateway;
  readonly phone: Phone;
  /** The phone's way to the server. */
  readonly way: Way;
  readonly person: { readonly name: string; readonly number: PhoneNumber };
  readonly language: Language;
  readonly tell: Tell;
  readonly say: LineSay;
  readonly format: Format;
}

/** So long a person reads each step. */
const readMs = 1_300;

export async function openScene(system: System, options: DemoOptions): Promise<Scene> {
  const { seed, isFast, language, isJson } = options;
  const { status, clock, port } = system;
  const [person] = status.demo?.subscribers ?? [];
  const [number] = person?.numbers ?? [];
  if (!person || number === undefined || status.addresses.sandboxAlipay === null) {
    throw new Error('the system of the demo has no demo world');
  }
  const troubles = troublesOf(seed, isFast);
  const way = await openWay({ port }, () => networkFaults[troubles.network]);
  const tell = tellIn(language);
  const format = formatIn(language);
  const words = { screen: tell('screen'), provider: tell('provider') };
  const isPrinted = !isJson;
  return {
    system,
    stage: openStage({ clock, format, words, isPrinted, readMs: isFast || isJson ? 0 : readMs }),
    troubles,
    gateway: openGateway(status.addresses.sandboxAlipay),
    phone: new Phone({
      server: way.address,
      clock,
      ip: '127.0.0.1',
      // Where answers come, they take the same real time however fast the story runs.
      deadlineMs: () => phoneDeadlineMs * (way.isRough() ? 1 : clock.pace.rate),
    }),
    way,
    person: { name: person.name, number: number as PhoneNumber },
    language,
    tell,
    say: sayOfLineIn({ ...(await loadWords(language)), ...(await loadLineWords(language)) }),
    format,
  };
}

/** The app as a person opens it; what an earlier one left on the phone is still there. */
export async function enterApp({ phone, language }: Scene): Promise<App> {
  const app = openApp(phone, () => undefined, language);
  await app.enter();
  return app;
}

/** @throws where the server said no, with what it said: the story has no such turn. */
export function answered<Answer>(result: Result<Answer>): Answer {
  if (result.isOk) return result.answer;
  throw new Error(`the server did not answer: ${JSON.stringify(result.problem)}`);
}

export async function readLine(app: App): Promise<Line> {
  const { lines } = answered(await app.channel.call('listLines', {}));
  const [line] = lines;
  if (!line) throw new Error('the person has no line');
  return line;
}

/** The screen of an order, in the words of the app itself. */
export function screenOf({ say, format }: Scene, topup: Topup): { title: string; text: string } {
  const { title, text } = stateText(topup, say, format);
  return { title, text };
}

/** What the provider knows at this moment. */
export async function providerSays({ gateway, tell }: Scene): Promise<string> {
  const trades = await gateway.trades();
  const paid = trades.filter(({ isPaid }) => isPaid);
  const [trade] = trades;
  if (!trade) return tell('noTrade');
  if (paid.length > 1) return tell('paidTwice', { count: String(paid.length) });
  if (paid[0]) return tell('paid', { amount: paid[0].totalAmount });
  return trade.status === 'WAIT_BUYER_PAY'
    ? tell('waiting', { amount: trade.totalAmount })
    : tell('closed');
}

/** The text messages that have come to the person, oldest first. */
export async function textsTo({ system, person }: Scene): Promise<string[]> {
  const to = new URLSearchParams({ to: person.number });
  const answer = await fetch(`${system.status.addresses.sandboxInbox}/messages?${to}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  return messages.map(({ text }) => text).toReversed();
}

const codeTries = 600;

/** Signs in with the code that comes as a text message. */
export async function signIn(scene: Scene, app: App): Promise<void> {
  const { clock } = scene.system;
  const { number } = scene.person;
  answered(await app.channel.call('requestCode', { body: { number } }));
  for (let tried = 0; tried < codeTries; tried += 1) {
    const code = /\d{6}/.exec((await textsTo(scene)).at(-1) ?? '')?.[0];
    if (code !== undefined) {
      answered(await app.channel.call('signIn', { body: { number, code } }));
      return;
    }
    await clock.sleepUntil(clock.now() + secondMs);
  }
  throw new Error(`no code came to ${number}`);
}
