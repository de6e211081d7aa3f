import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { hkd } from '#platform/http';
import {
  decidePromotion,
  type ListedPromotion,
  listPromotions,
  proposalOf,
  proposePromotion,
} from '#promotions';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;

function presentPromotion(promotion: ListedPromotion) {
  const { code, name, state, rule, budgetMinor, takenMinor, owedMinor } = promotion;
  return {
    code,
    name,
    state,
    kind: rule.kind,
    channels: [...rule.channels],
    isFirstOnly: rule.isFirstOnly,
    isCombinable: rule.isCombinable,
    secretCode: rule.secretCode,
    usesPerPerson: rule.usesPerPerson,
    basisPoints: rule.basisPoints,
    fixed: hkd(BigInt(rule.fixedMinor)),
    least: hkd(BigInt(rule.leastMinor)),
    most: hkd(BigInt(rule.mostMinor)),
    validDays: rule.validDays,
    from: isoTime(rule.from),
    until: isoTime(rule.until),
    budget: hkd(budgetMinor),
    taken: hkd(takenMinor),
    owed: hkd(owedMinor),
  };
}

async function handlePromotions(
  { context }: ConsoleChannel,
  { caller }: StaffCall<Routes['listPromotions']>,
) {
  return { promotions: (await listPromotions(context, caller)).map(presentPromotion) };
}

async function handlePropose(
  { context }: ConsoleChannel,
  { body, caller }: StaffCall<Routes['proposePromotion']>,
) {
  await proposePromotion(context, caller, proposalOf(body));
  return { code: body.code };
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decidePromotion']>,
) {
  await decidePromotion(context, caller, { code: params.code, ...body });
  return undefined;
}

/** The operations of staff on promotions. */
export function addPromotions(add: AddStaffRoute): void {
  add(consoleRoutes.listPromotions, handlePromotions);
  add(consoleRoutes.proposePromotion, handlePropose);
  add(consoleRoutes.decidePromotion, handleDecide);
}
