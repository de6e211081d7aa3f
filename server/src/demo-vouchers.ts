import { hash } from 'node:crypto';
import { addDays, hongKongDay, present, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { fingerprintOf } from '#platform/idempotency';
import { readTillVisit, signInOperator } from '#resellers';
import { sellVoucher } from '#sales';
import {
  decideActivation,
  listBatches,
  makeBatch,
  proposeActivation,
  readVoucher,
  shownCode,
  voucherSettings,
} from '#vouchers';
import { demoFinance } from './demo-finance.ts';
import { demoOffice } from './demo-shops.ts';

/** A voucher of the demo that somebody has bought and nobody has redeemed. */
export interface DemoVoucher {
  readonly code: string;
  readonly serial: string;
  readonly valueMinor: number;
}

/**
 * To whom the file of the demo's printed batch is encrypted. Its other half, for whoever wants to
 * play the printer, stands in docs/operating/vouchers.md.
 */
const demoPrinter = 'age130lpzcejnm37avelq3nr7uyd5apzezqm6nvtr8rqw593m04anusqwupuwa';

const stockCount = 200;
const cardCount = 100;
const stockDays = 365;
const boughtValues = [5_000, 10_000, 10_000, 30_000];
/** Whoever has redeemed all of them so many times has seen enough. */
const mostBought = 60;

/** Makes the stock of the demo's tills and a batch of cards where they are not there yet. */
export async function openDemoVouchers(context: Context): Promise<void> {
  if ((await listBatches(context)).length > 0) return;
  const expiresOn = addDays(hongKongDay(context.clock.now()), stockDays);
  for (const value of context.settings().get(voucherSettings.valuesMinor)) {
    const stock = { kind: 'electronic', count: stockCount, label: 'Stock of tills' } as const;
    const made = await makeBatch(context, { ...stock, valueMinor: BigInt(value), expiresOn });
    await activate(context, made.number, stockCount);
  }
  const cards = { kind: 'printed', count: cardCount, label: 'Cards, HK$100' } as const;
  const wanted = { ...cards, valueMinor: 10_000n, expiresOn, printer: demoPrinter };
  const { number } = await makeBatch(context, wanted);
  await activate(context, number, cardCount / 2);
}

/** By two of the demo's staff, as anywhere. */
async function activate(context: Context, batch: number, last: number): Promise<void> {
  const [proposer, decider] = await demoFinance(context);
  const range = { batch, first: 1, last };
  const activation = await proposeActivation(context, proposer, range);
  await decideActivation(context, decider, { batch, activation, isApproved: true });
}

/**
 * Some codes that can be redeemed, bought from the chain's float under keys that are the same at
 * every start: so the same sales return the same vouchers, and only what was redeemed is bought
 * anew.
 */
export async function buyDemoVouchers(context: Context): Promise<DemoVoucher[]> {
  const { login, pin } = demoOffice;
  const ip = '127.0.0.1';
  const token = await signInOperator(context, { login, pin, till: 1, ip });
  const visit = present(await readTillVisit(context, token, ip), 'a visit at the demo office');
  const caller = uuidOf(visit.seller.reseller);
  const bought: DemoVoucher[] = [];
  for (let index = 0; index < mostBought && bought.length < boughtValues.length; index += 1) {
    const valueMinor = BigInt(boughtValues[index % boughtValues.length] ?? 0);
    const said = `demo voucher ${index} ${valueMinor}`;
    const key = hash('sha256', said).slice(0, 32);
    const request = { caller, key, fingerprint: fingerprintOf(said) };
    const { code, serial } = await sellVoucher(context, visit, {
      request,
      what: { valueMinor },
      pin,
    });
    const { state } = await readVoucher(context, serial);
    if (code === null || state !== 'sold') continue;
    bought.push({ code: shownCode(code), serial, valueMinor: Number(valueMinor) });
  }
  return bought;
}
