import { consoleRoutes } from '@lowu/contract/console';
import { isoTime } from '#base';
import { readAwaited } from '#banking';
import { readLogins } from '#identity';
import { hkd } from '#platform/http';
import {
  addOperator,
  type Issue,
  limitChain,
  limitTier,
  listIssues,
  listPayoutAccounts,
  type ListedReseller,
  listRecalls,
  listShopPeople,
  listResellers,
  listTiers,
  openReseller,
  addTill,
  changeReseller,
  openHours,
  placeShop,
  type Recall,
  type RecordedAccount,
  renewPin,
  type ResellerId,
  suspendOperator,
  suspendReseller,
  suspendTill,
  type Tier,
} from '#resellers';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';
import { addStock } from './stock.ts';

type Routes = typeof consoleRoutes;

function moneyOrNull(minor: bigint | null | undefined) {
  return minor === null || minor === undefined ? null : hkd(minor);
}

function presentReseller({ id, kind, name, parent, tier, ...reseller }: ListedReseller) {
  const { floatMinor, isSuspended, place, hours, chainDayMinor, chainMonthMinor } = reseller;
  const { number, language } = reseller;
  const float = floatMinor === null ? null : hkd(floatMinor);
  const limits = { day: moneyOrNull(chainDayMinor), month: moneyOrNull(chainMonthMinor) };
  return {
    id,
    kind,
    name,
    parent,
    tier,
    number,
    language,
    float,
    place,
    hours,
    limits,
    isSuspended,
  };
}

function presentIssue(
  { id, reseller, amountMinor, paidBy, state, ...issue }: Issue,
  logins: Awaited<ReturnType<typeof readLogins>>,
  awaited: ReadonlyMap<string, bigint>,
) {
  const { paymentReference, proposedAt, saidPaidBy: by } = issue;
  return {
    id,
    reseller,
    amount: hkd(amountMinor),
    paidBy,
    paymentReference,
    state,
    proposedAt: isoTime(proposedAt),
    awaited: moneyOrNull(awaited.get(id)),
    saidPaidBy: by === null ? null : (logins.get(by) ?? by),
  };
}

function presentRecall({ id, reseller, issue, amountMinor, ...recall }: Recall) {
  const { toName, toAccount, reason, proposedAt } = recall;
  const amount = hkd(amountMinor);
  const at = isoTime(proposedAt);
  return { id, reseller, issue, amount, toName, toAccount, reason, proposedAt: at };
}

function presentAccount({ reseller, current, proposed }: RecordedAccount) {
  return {
    reseller,
    current: current && { ...current, usableFrom: isoTime(current.usableFrom) },
    proposed: proposed && {
      name: proposed.name,
      account: proposed.account,
      proposedAt: isoTime(proposed.proposedAt),
    },
  };
}

function presentTier({ code, name, commission, ...limits }: Tier) {
  return {
    code,
    name,
    least: hkd(limits.leastMinor),
    most: hkd(limits.mostMinor),
    dayCount: limits.dayCount,
    day: hkd(limits.dayMinor),
    weekCount: limits.weekCount ?? null,
    week: moneyOrNull(limits.weekMinor),
    monthCount: limits.monthCount,
    month: hkd(limits.monthMinor),
    commission: commission.map(({ product, fromMinor, basisPoints }) => {
      return { product, from: hkd(BigInt(fromMinor)), basisPoints };
    }),
  };
}

async function handleOpen(
  { context }: ConsoleChannel,
  { body, caller }: StaffCall<Routes['openShop']>,
) {
  const { parent, number, ...said } = body;
  const under = parent === null ? {} : { parent: parent as ResellerId };
  const at = number === null ? {} : { number };
  return { id: await openReseller(context, caller, { ...said, ...under, ...at }) };
}

async function handleRead({ context }: ConsoleChannel, { caller }: StaffCall<Routes['readShops']>) {
  const [resellers, issues, recalls, accounts, tiers, logins] = await Promise.all([
    listResellers(context, caller),
    listIssues(context, caller),
    listRecalls(context, caller),
    listPayoutAccounts(context, caller),
    listTiers(context, caller),
    readLogins(context),
  ]);
  const causes = issues.map(({ id }) => id);
  const awaited = causes.length > 0 ? await readAwaited(context, causes) : new Map();
  return {
    resellers: resellers.map(presentReseller),
    issues: issues.map((issue) => presentIssue(issue, logins, awaited)),
    recalls: recalls.map(presentRecall),
    payoutAccounts: accounts.map(presentAccount),
    tiers: tiers.map(presentTier),
  };
}

/** The operations of staff on resellers, and on stock for their floats. */
export function addShops(add: AddStaffRoute): void {
  add(consoleRoutes.readShops, handleRead);
  add(consoleRoutes.openShop, handleOpen);
  add(consoleRoutes.addShopOperator, async ({ context }, { params, body, caller }) => {
    const given = { reseller: params.reseller as ResellerId, ...body };
    return { pin: (await addOperator(context, caller, given)).pin };
  });
  add(consoleRoutes.listShopPeople, async ({ context }, { params, caller }) => {
    const { tills, people } = await listShopPeople(context, caller, params.reseller as ResellerId);
    return { tills: [...tills], people: [...people] };
  });
  add(consoleRoutes.renewShopPin, async ({ context }, { params, caller }) => ({
    pin: await renewPin(context, caller, params.login),
  }));
  add(consoleRoutes.suspendShopOperator, async ({ context }, { params, body, caller }) => {
    await suspendOperator(context, caller, { ...params, ...body });
    return body;
  });
  add(consoleRoutes.suspendShopTill, async ({ context }, { params, body, caller }) => {
    const till = { reseller: params.reseller as ResellerId, till: Number(params.till) };
    await suspendTill(context, caller, { ...till, ...body });
    return body;
  });
  addShopCare(add);
  add(consoleRoutes.limitChain, async ({ context }, { params, body, caller }) => {
    const { dayMinor, monthMinor } = body;
    await limitChain(context, caller, {
      chain: params.reseller as ResellerId,
      dayMinor: dayMinor === null ? null : BigInt(dayMinor),
      monthMinor: monthMinor === null ? null : BigInt(monthMinor),
    });
    return body;
  });
  add(consoleRoutes.limitTier, async ({ context }, { params, body, caller }) => {
    const { dayMinor, weekMinor, monthMinor, ...counts } = body;
    await limitTier(context, caller, {
      ...params,
      ...counts,
      dayMinor: BigInt(dayMinor),
      weekMinor: weekMinor === null ? null : BigInt(weekMinor),
      monthMinor: BigInt(monthMinor),
    });
    return body;
  });
  add(consoleRoutes.suspendReseller, async ({ context }, { params, body, caller }) => {
    await suspendReseller(context, caller, { reseller: params.reseller as ResellerId, ...body });
    return body;
  });
  addStock(add);
}

/** What a shop is, and where and when it sells. */
function addShopCare(add: AddStaffRoute): void {
  add(consoleRoutes.changeShop, async ({ context }, { params, body, caller }) => {
    await changeReseller(context, caller, { reseller: params.reseller as ResellerId, ...body });
    return undefined;
  });
  add(consoleRoutes.addShopTill, async ({ context }, { params, body, caller }) => ({
    till: await addTill(context, caller, { reseller: params.reseller as ResellerId, ...body }),
  }));
  add(consoleRoutes.openHours, async ({ context }, { params, body, caller }) => {
    await openHours(context, caller, { reseller: params.reseller as ResellerId, ...body });
    return body;
  });
  add(consoleRoutes.placeShop, async ({ context }, { params, body, caller }) => {
    await placeShop(context, caller, { reseller: params.reseller as ResellerId, ...body });
    return body;
  });
}
