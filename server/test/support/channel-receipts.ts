import { openAcquirer, sellAtMachine } from '#acquirers';
import { newId, type PhoneNumber, present } from '#base';
import { kioskChannel, sellForCash } from '#kiosks';
import { type Receipt, listReceipts } from '#receipts';
import { sellByProgram, sellTopup } from '#sales';
import { redeemOverCounter, sellOverCounter } from '#tills';
import { quoteTopup } from '#topups';
import { redeemVoucher } from '#vouchers';
import { openAntomShop } from './antom-shop.ts';
import { jobsDone, turnOn } from './auto-world.ts';
import { counterSale, openCounter } from './hall-world.ts';
import { keptNotes, openTestKiosk } from './kiosk-world.ts';
import { openPartner } from './partner-world.ts';
import { openShop, openTier, saleOf, saleRequest } from './shop-world.ts';
import { orderQuoted, type Person, type TopupWorld } from './topup-world.ts';
import { usualWish } from './usual-rule.ts';
import { boughtCode, openStock, redemptionOf } from './voucher-world.ts';
import { configureWallet, signWallet } from './wallet-world.ts';

/** A receipt as a channel makes it, and where it says that was. */
export interface OfChannel {
  readonly what: string;
  readonly receipt: Receipt;
}

/** One top-up by each way there is, each of a line of its own. */
export async function everyChannel(world: TopupWorld): Promise<readonly OfChannel[]> {
  const { context } = world;
  await openTier(context);
  await openStock(context, { count: 4, valueMinor: 30_000n });
  const shop = await openShop(context, { name: 'Wing Fat Store, Mong Kok' });
  const counter = await openCounter(context, 'Counter by the door');
  const kiosk = await openTestKiosk(context, 'Kiosk at the gate');
  const redeemed = async (person: Person, channel: string) => {
    const { code } = await boughtCode(context, shop, 30_000n);
    await redeemVoucher(context, { ...redemptionOf(person, code), channel });
  };
  const ways: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
    app: async ({ number, subscriber }) =>
      world.tell(await world.order(number, 50_000n, subscriber)),
    auto: (person) => charged(world, person),
    sms: (person) => redeemed(person, 'sms'),
    ussd: (person) => redeemed(person, 'ussd'),
    agent: ({ number }) => sellTopup(context, shop.visit, saleOf(shop, number, 5_000n)),
    partner: async ({ number }) => {
      const { reseller } = await openPartner(context, { name: 'Bay e-shop' });
      const sold = { reference: 'b-1', number, valueMinor: 10_000n, isTwinIntended: false };
      await sellByProgram(context, { id: newId('cli', context.clock.now(), 0), reseller }, sold);
    },
    hall: ({ number }) =>
      sellOverCounter(context, counter.clerk, counterSale(counter, number, 20_000n)),
    hall_voucher: async ({ number }) => {
      const { code } = await boughtCode(context, shop, 30_000n);
      const request = saleRequest(shop, code);
      await redeemOverCounter(context, counter.clerk, { request, code, number });
    },
    kiosk: ({ number }) => sellForCash(context, kiosk, keptNotes(context, kiosk, number)),
    kiosk_wallet: async ({ number }) => {
      const wanted = { number, valueMinor: 10_000n, maker: kiosk.id, channel: kioskChannel };
      const { id } = await quoteTopup(context, wanted);
      await world.tell(await orderQuoted(context, id, kiosk.id, 'alipay_cn', kiosk.name));
    },
    atm: async ({ number }) => {
      const acquirer = await openAcquirer(context, 'harbour');
      const name = { sentAt: '1123001200', trace: '000004', institution: '', terminal: 'ATM00042' };
      await sellAtMachine(context, acquirer, { name, number, valueMinor: 10_000n });
    },
  };
  const made: OfChannel[] = [];
  for (const [at, [what, sell]] of Object.entries(ways).entries()) {
    const number: PhoneNumber = `+8526123${String(4_000 + at)}`;
    const person = await world.person([number], 320n);
    await sell(person);
    const { receipts } = await listReceipts(context, person.subscriber, { limit: 2 });
    made.push({ what, receipt: present(receipts[0], `a receipt of ${what}`) });
  }
  return made;
}

async function charged({ context, database }: TopupWorld, person: Person): Promise<void> {
  const shop = await openAntomShop(context.clock.now());
  try {
    await configureWallet(context, shop);
    const mandate = await signWallet(context, shop, person.subscriber);
    await turnOn(context, person, usualWish([mandate]), 5_000n);
    await jobsDone(context, database.url);
  } finally {
    await shop.close();
  }
}
