import type { agentRoutes } from '@lowu/contract/agent';
import { readAwaited } from '#banking';
import { hongKongDay, isoTime, uuidOf } from '#base';
import { hkd, idempotencyKeyOf, sendTable } from '#platform/http';
import { fingerprintOf } from '#platform/idempotency';
import {
  exportFloatStatement,
  type FloatBalance,
  floatOf,
  type Issue,
  moveFloat,
  readFloatStatement,
  readShopFloats,
  type ResellerId,
  type TillVisit,
} from '#resellers';
import type { AgentChannel, TillCall } from './channel.ts';
import { refuse } from './refusals.ts';

type Routes = typeof agentRoutes;

function presentBalance({ totalMinor, availableMinor, heldMinor }: FloatBalance) {
  return { total: hkd(totalMinor), available: hkd(availableMinor), held: hkd(heldMinor) };
}

/** What is in a float, and moves in and out of it, is the business of who answers for it. */
export function requireCharge({ seller }: TillVisit): ResellerId {
  if (!seller.isSupervisor) throw refuse.supervisor_needed();
  return seller.reseller;
}

/** A shop that sells from its chain's float has no statement of its own. */
function requireOwnFloat(visit: TillVisit): ResellerId {
  const reseller = requireCharge(visit);
  if (visit.seller.float !== floatOf(reseller)) throw refuse.float_of_chain();
  return reseller;
}

export async function handleFloats(
  { context }: AgentChannel,
  { who }: TillCall<Routes['readFloats']>,
) {
  requireCharge(who);
  const read = await readShopFloats(context, who.seller);
  const { isOwn, balance, chainName, shops, moves, waiting } = read;
  const causes = waiting.map(({ id }) => id);
  const awaited: ReadonlyMap<string, bigint> =
    causes.length > 0 ? await readAwaited(context, causes) : new Map();
  return {
    ...presentBalance(balance),
    isOwn,
    today: hongKongDay(context.clock.now()),
    chain: chainName,
    shops: shops.map(({ balance: of, ...shop }) => ({ ...shop, ...presentBalance(of) })),
    moves: moves.map(({ id, move, agentName, amountMinor, operatorName, movedAt }) => ({
      id,
      move,
      shop: agentName,
      amount: hkd(amountMinor),
      by: operatorName,
      movedAt: isoTime(movedAt),
    })),
    stock: waiting.map((issue) => presentStock(issue, awaited)),
  };
}

function presentStock(issue: Issue, awaited: ReadonlyMap<string, bigint>) {
  const { id, amountMinor, paidBy, paymentReference, state, proposedAt } = issue;
  return {
    id,
    state: state === 'proposed' ? state : ('issued' as const),
    amount: hkd(awaited.get(id) ?? amountMinor),
    paidBy,
    paymentReference,
    wantedAt: isoTime(proposedAt),
  };
}

export async function handleMove(
  { context }: AgentChannel,
  { body, who, request }: TillCall<Routes['moveFloat']>,
) {
  const { move, login, pin } = body;
  const caller = who.seller.reseller;
  const agent = (body.shop ?? caller) as ResellerId;
  const keyed = {
    caller: uuidOf(caller),
    key: idempotencyKeyOf(request),
    fingerprint: fingerprintOf(`${move} ${agent} ${body.amountMinor}`),
  };
  const amountMinor = BigInt(body.amountMinor);
  const wanted = { request: keyed, move, agent, amountMinor, login, pin };
  return { float: hkd(await moveFloat(context, who, wanted)) };
}

export async function handleStatement(
  { context }: AgentChannel,
  { params: { day }, who }: TillCall<Routes['readStatement']>,
) {
  const found = await readFloatStatement(context, requireOwnFloat(who), day);
  return {
    day,
    opening: hkd(found.openingMinor),
    closing: hkd(found.closingMinor),
    totals: found.totals.map(({ code, count, inMinor, outMinor }) => {
      return { code, count, in: hkd(inMinor), out: hkd(outMinor) };
    }),
  };
}

export async function handleExport(
  { context }: AgentChannel,
  { params: { day }, who, reply }: TillCall<Routes['exportStatement']>,
): Promise<undefined> {
  const reseller = requireOwnFloat(who);
  const pieces = await exportFloatStatement(context, reseller, day);
  await sendTable(reply, `float-${day}.csv`, pieces);
}
