import type { partnerRoutes } from '@lowu/contract/partner';
import { readCatalog } from '#catalog';
import type { PartnerVisit } from '#partners';
import { readCounter, readFloatBalance, readSelling } from '#resellers';
import { hkd } from '#platform/http';
import type { PartnerCall, PartnerChannel } from './channel.ts';
import { left, leftOf } from './present.ts';
import { presentStatement, sendStatement } from './present-books.ts';

type Routes = typeof partnerRoutes;

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

export async function handleStatement(
  { context }: PartnerChannel,
  { params, who }: PartnerCall<Routes['readStatement']>,
) {
  return presentStatement(context, who.client.reseller, params.day);
}

export async function handleExportStatement(
  { context }: PartnerChannel,
  { params, who, reply }: PartnerCall<Routes['exportStatement']>,
): Promise<undefined> {
  await sendStatement(context, reply, who.client.reseller, params.day);
}

export async function handleLimits({ context }: PartnerChannel, { who }: ByPartner) {
  const { reseller, requestsPerMinute } = who.client;
  const [{ tier }, used, { shelf }] = await Promise.all([
    readSelling(context, reseller),
    readCounter(context, reseller),
    readCatalog(context),
  ]);
  // What the tier allows and no shelf has cannot be sold.
  return {
    least: hkd(tier.leastMinor > shelf.leastMinor ? tier.leastMinor : shelf.leastMinor),
    most: hkd(tier.mostMinor < shelf.mostMinor ? tier.mostMinor : shelf.mostMinor),
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
