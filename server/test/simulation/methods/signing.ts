import { addDays, hongKongDay } from '#base';
import {
  askForMandate,
  giveAdvanceNotice,
  type MandateId,
  offeredConsent,
  readMandate,
} from '#mandates';
import type { Person } from '#test/topup-world';
import type { Plan } from './plan.ts';
import type { World } from './world.ts';

/** So many days ahead it is known that there will be a payment; near is when WeChat tells of it. */
export const toldDaysAhead = 5;
export const nearDaysAhead = 3;

/** More than any payment here. */
const announcedMinor = 45_000n;

/** Agrees to the text on our page, and then on the provider's; is told where that must be. */
export async function signMandate(
  world: World,
  { code }: Plan,
  { subscriber: owner }: Person,
): Promise<MandateId> {
  const { context, publicUrl } = world;
  const today = hongKongDay(context.clock.now());
  // Its first day is a week away, and payments are taken from five days before it.
  const plan = { unit: 'day', count: 7, firstDay: addDays(today, 7) } as const;
  const isOnFixedDays = code === 'alipay_cycle';
  const id = await askForMandate(context, {
    owner,
    connector: code,
    language: 'en',
    consentVersion: offeredConsent(context, 'en').consent.version,
    returnUrl: `${publicUrl}/nowhere`,
    notifyBaseUrl: `${publicUrl}/notices`,
    ...(isOnFixedDays ? { plan } : {}),
  });
  const page = await fetch(`${publicUrl}/mandates/${id}/sign`);
  const address = page.url.replace(/\?.*$/, '');
  await fetch(code === 'stripe' ? address : `${address}/agree`, { method: 'POST', body: form });
  if (code === 'stripe') await returnFromStripe(page.url);
  await announce(world, id, owner);
  return id;
}

const form = new URLSearchParams({ card: 'pm_card_visa' });

/** Stripe's page leads back by a link. */
async function returnFromStripe(url: string): Promise<void> {
  const done = await (await fetch(url)).text();
  const link = /data-testid="return" href="([^"]+)"/.exec(done)?.[1];
  if (link) await fetch(link.replaceAll('&amp;', '&'));
}

/**
 * Its payer is told of the payment to come, where they must be; some providers tell them only once
 * its day is near. What was told already is not told again.
 */
export async function announce(
  { context }: World,
  mandate: MandateId,
  owner: string,
  daysAhead = toldDaysAhead,
): Promise<void> {
  if ((await readMandate(context, mandate)).state !== 'active') return;
  const day = addDays(hongKongDay(context.clock.now()), daysAhead);
  const wanted = { amountMinor: announcedMinor, day };
  await context.db.transaction((tx) => giveAdvanceNotice(tx, { mandate, owner }, wanted));
}
