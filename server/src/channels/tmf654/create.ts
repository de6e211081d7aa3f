import type { tmf654Routes } from '@lowu/contract/tmf654';
import {
  type Action,
  type ActionKind,
  adjust,
  type Asked,
  orDoneBefore,
  orderStanding,
  type Place,
  reserve,
  sendTopup,
  type StandingTerms,
  transfer,
} from '#balance-actions';
import type { Unit } from '#base';
import { askedBy } from './asked.ts';
import { present } from './actions.ts';
import type { Tmf654Call, Tmf654Channel } from './channel.ts';
import { placeIn, saidIn } from './named.ts';
import { hrefOf } from './present-bucket.ts';
import { resources } from './present-action.ts';
import { amountIn, checkUsageType, positiveIn, unitsOf } from './quantity.ts';
import { refuse } from './refusals.ts';

type Routes = typeof tmf654Routes;
type Body<Name extends keyof Routes> = Tmf654Call<Routes[Name]>['body'];

type Creating = Pick<Tmf654Call<Routes['createTopupBalance']>, 'request' | 'reply' | 'who'> & {
  readonly body: Parameters<typeof askedBy>[2];
};

/** Done once, also where what it names has gone since, and told with where it is from now on. */
async function made(
  channel: Tmf654Channel,
  kind: ActionKind,
  { request, reply, who, body }: Creating,
  work: (asked: Asked) => Promise<Action>,
) {
  const asked = askedBy(request, who, body);
  const action = await orDoneBefore(channel.context, kind, asked, () => work(asked));
  const { resource } = resources[action.kind];
  void reply.header('location', hrefOf(channel, resource, action.id));
  return present(channel, action.kind, action, who);
}

/** What we could not keep to is refused rather than passed over in silence. */
function refuseUnsupported(body: object, names: readonly string[]): void {
  const given = body as Readonly<Record<string, unknown>>;
  const field = names.find((name) => given[name] !== undefined);
  if (field !== undefined) throw refuse.tmf_field_unsupported({ field });
}

export async function handleCreateTopup(
  channel: Tmf654Channel,
  call: Tmf654Call<Routes['createTopupBalance']>,
) {
  const { body } = call;
  const { context } = channel;
  refuseUnsupported(body, ['voucher', 'balanceTopup']);
  const method = body.paymentMethod?.id ?? 'float';
  if (method !== 'float') throw refuse.tmf_field_unsupported({ field: 'paymentMethod' });
  const valueMinor = moneyIn(body.amount);
  checkUsageType(body.usageType, 'HKD');
  const said = saidIn(body);
  const terms = termsIn(body);
  if (!terms) {
    refuseUnsupported(body, ['validFor', 'recurringPeriod', 'numberOfPeriods']);
    return made(channel, 'topup', call, async (asked) =>
      sendTopup(context, asked, { ...(await placeIn(context, body)), valueMinor, said }),
    );
  }
  refuseUnsupported(body.validFor ?? {}, ['endDateTime']);
  const from = body.validFor?.startDateTime;
  const startsAt = from === undefined ? null : Date.parse(from);
  return made(channel, 'topup', call, async (asked) => {
    const wanted = { ...(await placeIn(context, body)), valueMinor, said };
    return orderStanding(context, asked, { ...wanted, terms, startsAt });
  });
}

/** When it comes again; undefined for once. */
function termsIn(body: Body<'createTopupBalance'>): StandingTerms | undefined {
  const { threshold, maximumAmount, minimumIntervalMinutes, recurringPeriod: period } = body;
  if (body['@type'] === 'ThresholdTopupBalance') {
    refuseUnsupported(body, ['recurringPeriod', 'numberOfPeriods']);
    if (body.isAutoTopup === false) {
      throw refuse.tmf_field_unsupported({ field: 'isAutoTopup false with ThresholdTopupBalance' });
    }
    return {
      threshold: moneyIn(threshold),
      cap: moneyIn(maximumAmount),
      restMinutes: minimumIntervalMinutes ?? 1_440,
    };
  }
  refuseUnsupported(body, ['threshold', 'maximumAmount', 'minimumIntervalMinutes']);
  if (body.isAutoTopup !== true) return undefined;
  if (period === undefined) throw refuse.tmf_field_unsupported({ field: 'recurringPeriod' });
  return { period, times: body.numberOfPeriods ?? null };
}

function moneyIn(given: { readonly amount?: number; readonly units?: string } | undefined): bigint {
  const { amount = 0, units = '' } = given ?? {};
  const counted = positiveIn({ amount, units });
  if (counted.unit !== 'HKD') throw refuse.tmf_units_unknown({ units });
  return counted.amount;
}

export async function handleCreateAdjustment(
  channel: Tmf654Channel,
  call: Tmf654Call<Routes['createAdjustBalance']>,
) {
  const { body } = call;
  const { context } = channel;
  refuseUnsupported(body, ['validFor']);
  if (body.adjustType === 'recurring') {
    throw refuse.tmf_field_unsupported({ field: 'adjustType recurring' });
  }
  const { unit, amount } = amountIn(body.amount);
  checkUsageType(body.usageType, unit);
  return made(channel, 'adjust', call, async (asked) => {
    const place = await placeIn(context, body);
    return adjust(context, asked, { ...place, unit, amount, said: saidIn(body) });
  });
}

export async function handleCreateTransfer(
  channel: Tmf654Channel,
  call: Tmf654Call<Routes['createTransferBalance']>,
) {
  const { body } = call;
  const { context } = channel;
  refuseUnsupported(body, ['validFor']);
  if ((body.transferCost?.value ?? 0) !== 0) {
    throw refuse.tmf_field_unsupported({ field: 'transferCost' });
  }
  const { unit, amount } = positiveIn(body.amount);
  checkUsageType(body.usageType, unit);
  checkUsageType(body.receiverBucketUsageType, unit);
  const { receiverBucket: bucket, receiverLogicalResource } = body;
  return made(channel, 'transfer', call, async (asked) => {
    const [place, receiver]: [Place, Place] = await Promise.all([
      placeIn(context, body),
      placeIn(context, { bucket, logicalResource: [receiverLogicalResource] }),
    ]);
    return transfer(context, asked, { ...place, receiver, unit, amount, said: saidIn(body) });
  });
}

export async function handleCreateReservation(
  channel: Tmf654Channel,
  call: Tmf654Call<Routes['createReserveBalance']>,
) {
  const { body } = call;
  const { context } = channel;
  refuseUnsupported(body.validFor ?? {}, ['startDateTime']);
  const counted = body.amount && positiveIn(body.amount);
  const unit: Unit | undefined = counted?.unit ?? unitsOf(body.usageType ?? 'monetary')[0];
  if (!unit) throw refuse.tmf_field_unsupported({ field: 'usageType other' });
  checkUsageType(body.usageType, unit);
  const until = body.validFor?.endDateTime;
  const wanted = {
    unit,
    amount: counted?.amount ?? null,
    until: until === undefined ? null : Date.parse(until),
    said: saidIn(body),
  };
  return made(channel, 'reserve', call, async (asked) =>
    reserve(context, asked, { ...(await placeIn(context, body)), ...wanted }),
  );
}
