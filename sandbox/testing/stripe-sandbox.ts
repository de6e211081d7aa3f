import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stripe } from 'stripe';
import { isRecord } from '../kit/fields.ts';
import { type ReceivedNotice, type Receiver, startReceiver } from './receiver.ts';
import { startProgram } from './start-program.ts';
import { writeClock } from './write-clock.ts';

export interface StripeSandbox {
  /** The official client, under the key of the sandbox's merchant. It repeats nothing by itself. */
  stripe: Stripe;
  address: string;
  secretKey: string;
  webhookSecret: string;
  receiver: Receiver;
  control(route: string, body?: object): Promise<Record<string, unknown> & { status: number }>;
  /** Virtual time is `virtualMs` now and passes as fast as real time. */
  setClock(virtualMs: number): void;
  /** Ends the simulator without warning, and starts another on the same home. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const accountId = 'acct_1SandboxShop';

/** The simulator as its own process, with a merchant and an address for its notices. */
export async function startStripe(flags: readonly string[] = []): Promise<StripeSandbox> {
  const home = mkdtempSync(join(tmpdir(), 'sandbox-stripe-'));
  const clockFile = join(home, 'clock.json');
  const start = (port: number) => {
    const own = ['--home', join(home, 'state'), '--clock', clockFile, '--port', String(port)];
    return startProgram('stripe/main.ts', [...own, ...flags]);
  };
  let program = await start(0);
  const secretKey = 'sk_test_0123456789abcdef0123';
  const stripe = clientFor(program.port, secretKey);
  const control = controlOf(program.address);
  await control('/sandbox/merchants', { id: accountId, secretKeys: [secretKey] });
  const receiver = await startReceiver(numberIn);
  const { secret } = await stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ['*'],
  });
  return {
    stripe,
    address: program.address,
    secretKey,
    webhookSecret: String(secret),
    receiver,
    control,
    setClock: (virtualMs) => writeClock(clockFile, virtualMs),
    async restart() {
      await program.kill();
      program = await start(program.port);
    },
    async close() {
      await program.stop();
      await receiver.close();
      rmSync(home, { recursive: true });
    },
  };
}

export function clientFor(port: number, key: string): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
}

function controlOf(address: string): StripeSandbox['control'] {
  return async (route, body) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${address}${route}`, init);
    return { ...((await response.json()) as Record<string, unknown>), status: response.status };
  };
}

/** The merchant's own number in an event, wherever it stands. */
function numberIn({ raw }: ReceivedNotice): string {
  const event: unknown = JSON.parse(raw);
  const data = isRecord(event) && isRecord(event['data']) ? event['data'] : {};
  const { client_reference_id: reference, metadata } = isRecord(data['object'])
    ? data['object']
    : {};
  return String(reference ?? (isRecord(metadata) ? metadata['attempt_id'] : undefined) ?? '');
}

let lastNumber = 0;

export function newNumber(): string {
  lastNumber += 1;
  return `att_${process.pid}_${lastNumber}`;
}

/** The words of a good page for HK$100. */
export function pageFor(number: string): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    client_reference_id: number,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'hkd',
          unit_amount: 10_000,
          product_data: { name: '增值 $100' },
        },
      },
    ],
    payment_intent_data: { metadata: { attempt_id: number } },
    success_url: 'http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/left',
  };
}

/** A payment that has been made on its page; gives the intent. */
export async function paidBy(
  { stripe, control }: StripeSandbox,
  card = 'pm_card_visa',
): Promise<{ number: string; intent: string }> {
  const number = newNumber();
  const { id } = await stripe.checkout.sessions.create(pageFor(number));
  const { status } = await control(`/sandbox/trades/${number}/pay`, { card });
  if (status !== 200) throw new Error(`${number} could not be paid.`);
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id);
  return { number, intent: String(intent) };
}
