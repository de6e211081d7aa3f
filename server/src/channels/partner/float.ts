import { readCounter, readFloatBalance, readSelling } from '#resellers';
import type { PartnerVisit } from '#partners';
import type { PartnerChannel } from './channel.ts';
import { hkd, left, leftOf } from './present.ts';

interface ByPartner {
  readonly who: PartnerVisit;
}

export async function handleFloat({ context }: PartnerChannel, { who }: ByPartner) {
  const balance = await readFloatBalance(context, who.client.reseller);
  return {
    total: hkd(balance.totalMinor),
    available: hkd(balance.availableMinor),
    holding: hkd(balance.heldMinor),
  };
}

export async function handleLimits({ context }: PartnerChannel, { who }: ByPartner) {
  const { reseller, requestsPerMinute } = who.client;
  const [{ tier }, used] = await Promise.all([
    readSelling(context, reseller),
    readCounter(context, reseller),
  ]);
  return {
    least: hkd(tier.leastMinor),
    most: hkd(tier.mostMinor),
    day: {
      topups: leftOf(tier.dayCount, used.dayCount),
      amount: left(tier.dayMinor, used.dayMinor),
    },
    month: {
      topups: leftOf(tier.monthCount, used.monthCount),
      amount: left(tier.monthMinor, used.monthMinor),
    },
    keptInFloat: hkd(tier.leastFloatMinor),
    requestsPerMinute,
  };
}
