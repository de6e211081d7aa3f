import { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { isoTime } from '#base';
import { type ProposalId, type RateDesk, rateText } from '#fx';
import { type Logins, readLogins, type StaffCaller } from '#identity';
import { decideRate, proposeRate, readRates } from '#ops';
import type { Context } from '#platform/context';
import type { AddStaffRoute, ConsoleChannel, StaffCall } from './channel.ts';

type Routes = typeof consoleRoutes;
type Desk = Static<Routes['readRates']['answer']>;

function presentDesk({ rates, proposals }: RateDesk, logins: Logins): Desk {
  return {
    rates: rates.map((rate) => ({
      id: rate.id,
      from: rate.from,
      to: rate.to,
      text: rateText(rate),
      source: rate.source,
      validFrom: isoTime(rate.validFrom),
      state: rate.state,
    })),
    proposals: proposals.map((proposal) => ({
      id: proposal.id,
      from: proposal.from,
      to: proposal.to,
      text: rateText(proposal),
      reason: proposal.reason,
      by: logins.get(proposal.proposedBy) ?? proposal.proposedBy,
      at: isoTime(proposal.proposedAt),
    })),
  };
}

async function deskOf(context: Context, caller: StaffCaller): Promise<Desk> {
  return presentDesk(await readRates(context, caller), await readLogins(context));
}

/** The ratio that a decimal is: `0.92` is 92 to 100. */
function ratioIn(decimal: string): { readonly numerator: bigint; readonly denominator: bigint } {
  const [major = '', places = ''] = decimal.split('.');
  return { numerator: BigInt(`${major}${places}`), denominator: 10n ** BigInt(places.length) };
}

async function handlePropose(
  { context }: ConsoleChannel,
  { body: { rate, ...wanted }, caller }: StaffCall<Routes['proposeRate']>,
): Promise<Desk> {
  await proposeRate(context, caller, { ...wanted, ...ratioIn(rate) });
  return deskOf(context, caller);
}

async function handleDecide(
  { context }: ConsoleChannel,
  { params, body, caller }: StaffCall<Routes['decideRate']>,
): Promise<Desk> {
  await decideRate(context, caller, { proposal: params.proposal as ProposalId, ...body });
  return deskOf(context, caller);
}

/** The operations of finance on rates of exchange. */
export function addRates(add: AddStaffRoute): void {
  add(consoleRoutes.readRates, ({ context }, { caller }) => deskOf(context, caller));
  add(consoleRoutes.proposeRate, handlePropose);
  add(consoleRoutes.decideRate, handleDecide);
}
