import { setTimeout as delay } from 'node:timers/promises';
import { type Language, type PhoneNumber, present, Refusal } from '#base';
import { claimDueRules, readRule, type Wish } from '#auto-topups';
import { openProviderChannel } from '#channels/provider';
import { recordRate } from '#fx';
import { askAboutDueMandates, type MandateId, readMandate } from '#mandates';
import { sendDueMessages } from '#notifications';
import { applyWaitingNotices, askDuePayments, sendDueRefunds } from '#payments';
import type { Context } from '#platform/context';
import { openServer } from '#platform/http';
import { type LineId, readLine } from '#subscribers';
import { allJobsDone } from '#test/all-jobs-done';
import { type AntomShop, openAntomShop } from '#test/antom-shop';
import { turnOn } from '#test/auto-world';
import { usualWish } from '#test/usual-rule';
import { type CoreNetwork, openCoreNetwork } from '#test/core-network';
import { eventually } from '#test/eventually';
import { type SmsCentre, startSmsCentre } from '#test/sms-centre';
import type { Person } from '#test/topup-world';
import { configureWallet, signWallet, walletCode } from '#test/wallet-world';
import { openGateways } from '../../../src/gateways.ts';

/** Somebody with a line, a wallet, and a rule that lets the one be filled from the other. */
export interface Resident extends Person {
  readonly language: Language;
  readonly wish: Omit<Wish, 'mandates'>;
  /** Whether their line is in use, and not kept in a drawer. */
  readonly isUsed: boolean;
  /** In the order in which they are asked. */
  mandates: readonly MandateId[];
}

/** The core network, the wallet and the SMS centre, each a program of its own, on one clock. */
export interface Town {
  readonly network: CoreNetwork;
  readonly shop: AntomShop;
  readonly centre: SmsCentre;
  readonly people: readonly Resident[];
  /** Time passes for everybody, and what is due is done, and what that causes as well. */
  pass(ms: number): Promise<void>;
  /** Time passes while everybody is busy; what is due is done by whoever does it all the time. */
  goOn(ms: number): Promise<void>;
  /** Whoever was told that their rule rests starts it again, with a wallet that pays. */
  mend(one: Resident): Promise<void>;
}

export interface Newcomer extends Pick<Resident, 'language' | 'isUsed'> {
  readonly number: PhoneNumber;
  readonly balanceMinor: bigint;
  readonly validDays: number;
  /** What is other in their rule than in a usual one. */
  readonly wish: Partial<Wish>;
}

/** Two ways to pay by the same wallet, each with a fee that no rule was agreed with. */
const wallets = [walletCode, 'alipay_hk_second'] as const;
const feeBasisPoints = 155;

/** Real time in which what was sent on the one clock arrives. */
const deliveryMs = 40;
/** Real time for which the centre's answer to a text is waited for. */
const answerMs = 1_500;
/** How many sign at their wallets at the same time. */
const atOnce = 8;
const settings = {
  // So many faults at once would have the wallet called failing, and nothing sold by it.
  'payments.least_unanswered': 1_000,
  // Of planned top-ups that are due together, all but one wait for another turn.
  auto_topup_most_per_minute: 1,
};

export async function openTown(
  t: { after(work: () => Promise<void>): void },
  newcomers: readonly Newcomer[],
): Promise<Town> {
  const stack = new AsyncDisposableStack();
  const closing: (() => Promise<void>)[] = [];
  // What came last ends first: the database goes with the network, after all who use it.
  const network = await openCoreNetwork({ after: (work) => void closing.push(work) }, settings);
  t.after(async () => {
    await stack.disposeAsync();
    for (const close of closing) await close();
  });
  const { context } = network;
  const shop = await openAntomShop(context.clock.now());
  stack.defer(() => shop.close());
  const centre = await startSmsCentre();
  stack.defer(() => centre.stop());
  const times = { retryMs: 20, longestRetryMs: 100, answerMs };
  const gateways = openGateways(context, { smsCentre: centre.place, times });
  stack.defer(() => gateways.stop());
  const notices = await openNotices(network);
  stack.defer(() => notices.close());
  for (const code of wallets) {
    await configureWallet(context, { settings: { ...shop.settings, feeBasisPoints } }, code);
  }
  await recordRates(network);
  const told = { ...shop, notifyBaseUrl: notices.url };
  const people = await moveIn(network, told, newcomers);
  const send = async (): Promise<void> => {
    await sendDueMessages(context, gateways.senders);
    // A receipt that only its connection has kept from coming comes before time goes on.
    await eventually('the centre has told all', async () => (await centre.status()).waiting === 0);
  };
  const goOn = (ms: number): Promise<void> => {
    context.clock.advance(ms);
    shop.setClock(context.clock.now());
    network.setClock(context.clock.now());
    return recordRates(network);
  };
  return {
    network,
    shop,
    centre,
    people,
    goOn,
    async pass(ms) {
      // What is under way arrives before time goes on, however busy the machine is.
      await allJobsDone(context);
      await goOn(ms);
      await delay(deliveryMs);
      await doWhatIsDue(network);
      await send();
    },
    mend: (one) => mend(network, told, one),
  };
}

async function openNotices({ context }: CoreNetwork) {
  const { log, metrics } = context;
  const server = openServer({ log, metrics });
  const place = { publicUrl: '' };
  await server.register(async (scope) => openProviderChannel(scope, context, place));
  place.publicUrl = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${place.publicUrl}/notices`, close: () => server.close() };
}

/** Nothing is priced by the rate of another day. */
async function recordRates({ context }: CoreNetwork): Promise<void> {
  const rate = { from: 'HKD', to: 'CNY', source: 'test' } as const;
  await recordRate(context, { ...rate, numerator: 92n, denominator: 100n });
}

async function moveIn(
  network: CoreNetwork,
  shop: AntomShop,
  newcomers: readonly Newcomer[],
): Promise<readonly Resident[]> {
  const { context } = network;
  const lines = await network.linesOf(
    newcomers.map(({ number, language, balanceMinor, validDays }) => ({
      balanceMinor,
      validDays,
      language,
      numbers: [{ number, registration: 'registered' }],
    })),
  );
  const people: Resident[] = [];
  for (let from = 0; from < newcomers.length; from += atOnce) {
    const some = newcomers.slice(from, from + atOnce).map((newcomer, index) => {
      return settle(context, shop, present(lines[from + index], 'a line'), newcomer);
    });
    people.push(...(await Promise.all(some)));
  }
  return people;
}

/** With a line that is there; both wallets are signed, and the rule is agreed to. */
async function settle(
  context: Context,
  shop: AntomShop,
  id: LineId,
  { number, language, isUsed, wish: own }: Newcomer,
): Promise<Resident> {
  const { subscriber } = await readLine(context, id);
  const mandates: MandateId[] = [];
  for (const code of wallets) {
    mandates.push(await signWallet(context, shop, subscriber, language, code));
  }
  const { mandates: _, ...wish } = usualWish([], own);
  const person = { line: id, subscriber, number };
  await agreeTo(context, person, { ...wish, mandates });
  return { ...person, language, wish, isUsed, mandates };
}

/** Does what is due now, until none of it causes any more. */
async function doWhatIsDue(network: CoreNetwork): Promise<void> {
  const { context } = network;
  let done = 1;
  while (done > 0) {
    done = 0;
    for (const sweep of [applyWaitingNotices, claimDueRules, askDuePayments, sendDueRefunds]) {
      done += await sweep(context);
      await allJobsDone(context);
    }
    await askAboutDueMandates(context);
  }
  await allJobsDone(context);
}

async function mend(network: CoreNetwork, shop: AntomShop, one: Resident): Promise<void> {
  const { context } = network;
  const { rule } = await readRule(context, one.line);
  if (rule?.state !== 'paused') return;
  const signed = one.mandates.map(async (mandate) => {
    const { state, connector } = await readMandate(context, mandate);
    if (state === 'active') return mandate;
    return signWallet(context, shop, one.subscriber, one.language, connector);
  });
  one.mandates = await Promise.all(signed);
  await agreeTo(context, one, { ...one.wish, mandates: one.mandates });
}

/** The screen says what is charged at once, and they agree to that. */
async function agreeTo(context: Context, person: Person, wish: Wish): Promise<void> {
  await turnOn(context, person, wish).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'auto_topup_first') throw error;
    const { amountMinor } = error.details;
    await turnOn(context, person, wish, amountMinor === null ? null : BigInt(String(amountMinor)));
  });
}
