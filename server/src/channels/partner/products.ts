import type { partnerRoutes } from '@lowu/contract/partner';
import { isoTime } from '#base';
import { planOf, readCatalog, shelfOf } from '#catalog';
import { openPromotions } from '#promotions';
import { foreseeSale, readSelling } from '#resellers';
import { programChannel, readSaleTerms } from '#sales';
import { findReceiver, type Receiver } from '#topups';
import { hkd } from '#platform/http';
import type { PartnerCall, PartnerChannel } from './channel.ts';
import { regionOf } from './present.ts';
import { requireNumber } from './require-number.ts';

type Routes = typeof partnerRoutes;

async function presentReceiver({ context }: PartnerChannel, receiver: Receiver) {
  const { number, maskedOwner: owner, plan: code, state } = receiver;
  const { name } = planOf(await readCatalog(context), code);
  return { number, owner, region: regionOf(number), plan: { code, name }, state };
}

export async function handleNumber(
  channel: PartnerChannel,
  { params, who }: PartnerCall<Routes['readNumber']>,
) {
  const { reseller } = who.client;
  const number = requireNumber(params.number);
  return presentReceiver(channel, await findReceiver(channel.context, number, reseller));
}

/** What is given to everybody stands with the amounts; what has conditions, beside them. */
export async function handleProducts(
  { context }: PartnerChannel,
  { who }: PartnerCall<Routes['listProducts']>,
) {
  const seller = who.client.reseller;
  const [catalog, promotions] = await Promise.all([
    readCatalog(context),
    openPromotions(context, { channel: programChannel, seller }),
  ]);
  const { leastMinor, mostMinor, stepMinor } = catalog.shelf;
  return {
    least: hkd(leastMinor),
    most: hkd(mostMinor),
    stepMinor: Number(stepMinor),
    denominations: shelfOf(catalog, programChannel, context.clock.now()).map((tile) => ({
      value: hkd(tile.valueMinor),
      bonus: hkd(tile.bonusMinor),
      validDays: tile.validDays,
    })),
    promotions: promotions.map(({ name, rule }) => ({
      kind: rule.kind,
      name,
      from: isoTime(rule.from),
      until: isoTime(rule.until),
      least: hkd(BigInt(rule.leastMinor)),
      basisPoints: rule.basisPoints,
      fixed: hkd(BigInt(rule.fixedMinor)),
      most: hkd(BigInt(rule.mostMinor)),
      plans: [...rule.plans],
      isFirstOnly: rule.isFirstOnly,
    })),
  };
}

export async function handleQuote(
  channel: PartnerChannel,
  { body, who }: PartnerCall<Routes['quoteTopup']>,
) {
  const { context } = channel;
  const value = BigInt(body.amountMinor);
  const { reseller } = who.client;
  const [receiver, selling] = await Promise.all([
    findReceiver(context, requireNumber(body.number), reseller),
    readSelling(context, reseller),
  ]);
  const terms = await readSaleTerms(context, selling, receiver, {
    channel: programChannel,
    valueMinor: value,
    typedCode: body.promotionCode?.toUpperCase() ?? null,
  });
  const earned = await foreseeSale(context, selling, 'topup', value);
  return {
    receiver: await presentReceiver(channel, receiver),
    value: hkd(terms.value),
    bonus: hkd(terms.bonus),
    validUntil: terms.validUntil,
    cost: hkd(terms.value - terms.discount),
    promotions: terms.promotions.map(({ kind, name, amountMinor }) => {
      return { kind, name, amount: hkd(amountMinor) };
    }),
    codeOutcome: terms.codeOutcome,
    commission: hkd(earned.own),
  };
}
