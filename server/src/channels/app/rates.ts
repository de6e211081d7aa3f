import type { appRoutes } from '@lowu/contract/app';
import { readCatalog } from '#catalog';
import { changeOptIn, estimateUse, readProfile, type Wish } from '#charging';
import type { Context } from '#platform/context';
import type { Line } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { ownLine } from './own-line.ts';
import { presentEstimate, presentRates } from './present-rates.ts';

type Routes = typeof appRoutes;

export async function handleReadRates(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['readRates']>,
) {
  return ratesOf(context, await ownLine(context, params.line, who));
}

export async function handleChangeOptIn(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['changeOptIn']>,
) {
  const line = await ownLine(context, params.line, who);
  await changeOptIn(context, line.id, params.zone, body.isOptedIn);
  return ratesOf(context, line);
}

async function ratesOf(context: Context, line: Line) {
  const [catalog, profile] = await Promise.all([
    readCatalog(context),
    readProfile(context, line.id),
  ]);
  return presentRates(catalog, line.plan, profile);
}

export async function handleEstimate(
  { context, languageOf }: AppChannel,
  { params, query, who, request }: AppCall<Routes['estimateUse']>,
) {
  const line = await ownLine(context, params.line, who);
  const estimate = await estimateUse(context, line, wishesIn(query));
  return presentEstimate(estimate, languageOf(request));
}

/** In the order in which people name them; what is not wanted is not asked about. */
function wishesIn(query: AppCall<Routes['estimateUse']>['query']): Wish[] {
  const { zone, to } = query;
  const wishes: Wish[] = [
    { kind: { service: 'voice', zone, direction: 'out', to }, units: BigInt(query.calledSeconds) },
    {
      kind: { service: 'voice', zone, direction: 'in', to: null },
      units: BigInt(query.answeredSeconds),
    },
    { kind: { service: 'sms', zone, direction: 'out', to }, units: BigInt(query.messages) },
    { kind: { service: 'data', zone, direction: null, to: null }, units: BigInt(query.bytes) },
  ];
  return wishes.filter(({ units }) => units > 0n);
}
