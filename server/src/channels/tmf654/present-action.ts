import type { tmf654Shapes } from '@lowu/contract/tmf654';
import type { Static } from 'typebox';
import { isoTime, Refusal } from '#base';
import { type Action, type ActionKind, readStanding, type Standing } from '#balance-actions';
import { problemOf } from '#platform/http';
import { accountOf, type Line, readLine } from '#subscribers';
import { answers } from './answers.ts';
import type { Tmf654Channel } from './channel.ts';
import { bucketRef, hrefOf, numberRefs } from './present-bucket.ts';
import { quantityOf, usageTypeOf } from './quantity.ts';
import { thresholdSchemaPath } from './threshold-schema.ts';

type Told = Pick<Tmf654Channel, 'context' | 'place'>;
export type HistoryEntry = Static<typeof tmf654Shapes.balanceActionHistory>;

interface Named {
  readonly resource: 'topupBalance' | 'adjustBalance' | 'transferBalance' | 'reserveBalance';
  readonly type: string;
}

export const resources: Readonly<Record<ActionKind, Named>> = {
  topup: { resource: 'topupBalance', type: 'TopupBalance' },
  adjust: { resource: 'adjustBalance', type: 'AdjustBalance' },
  transfer: { resource: 'transferBalance', type: 'TransferBalance' },
  reserve: { resource: 'reserveBalance', type: 'ReserveBalance' },
};

/**
 * An action as its resource. Whoever sees only their own is told of the line what they said of it:
 * its other numbers are nobody's business.
 */
export async function presentAction(
  told: Told,
  action: Action,
  seesAll: boolean,
): Promise<Omit<HistoryEntry, 'receiverLogicalResource'>> {
  const line = await readLine(told.context, action.line);
  const standing = action.isStanding ? await readStanding(told.context, action.id) : undefined;
  const { resource, type } = resources[action.kind];
  const { id, unit, amount, confirmedAt, receiver, creditedBucket } = action;
  const presented = {
    '@type': type,
    ...usual(action, line, seesAll),
    ...action.said,
    id,
    href: hrefOf(told, resource, id),
    amount: quantityOf(unit, amount),
    bucket: bucketRef(told, action.line, action.bucket),
    partyAccount: { id: accountOf(action.line), '@referredType': 'PartyAccount' },
    requestedDate: isoTime(action.requestedAt),
    ...(confirmedAt === null ? {} : { confirmationDate: isoTime(confirmedAt) }),
    status: action.state,
    usageType: usageTypeOf(unit),
    ...(receiver ? receiving(told, receiver, unit) : {}),
    ...(creditedBucket === null
      ? {}
      : { creditedBucket: bucketRef(told, action.line, creditedBucket) }),
    ...failing(action),
    ...(action.kind === 'adjust' ? { adjustType: 'oneTime' as const } : {}),
    ...(action.kind === 'topup' ? recurring(told, action, standing) : {}),
  };
  return presented;
}

/** All kinds of actions are entries of one history, whose document demands a receiver of each. */
export async function presentEntry(
  told: Told,
  action: Action,
  seesAll: boolean,
): Promise<HistoryEntry> {
  const entry = await presentAction(told, action, seesAll);
  const itself = entry.logicalResource[0] ?? { id: action.line };
  const said = action.said['receiverLogicalResource'] as typeof itself | undefined;
  const href = hrefOf(told, 'balanceActionHistory', action.id);
  return { ...entry, href, receiverLogicalResource: said ?? itself };
}

function usual({ reseller }: Action, line: Line, seesAll: boolean) {
  return {
    logicalResource: seesAll ? numberRefs(line) : [],
    relatedParty: [{ id: reseller, role: 'requestor', '@referredType': 'Organization' }],
  };
}

function receiving(told: Told, receiver: NonNullable<Action['receiver']>, unit: Action['unit']) {
  return {
    receiverBucket: bucketRef(told, receiver.line, receiver.bucket),
    receiverBucketUsageType: usageTypeOf(unit),
  };
}

function failing({ refusal }: Action) {
  if (!refusal) return {};
  const { code, kind, details } = refusal;
  const { detail } = problemOf(new Refusal(code, kind, details), answers, 'en', '');
  return { failureReason: { code, reason: detail } };
}

function recurring(told: Told, { parent }: Action, standing: Standing | undefined) {
  if (parent) {
    const href = hrefOf(told, 'topupBalance', parent);
    const role = 'recurring parent';
    const balanceTopup = { id: parent, href, role, '@referredType': 'TopupBalance' };
    return { isAutoTopup: false, balanceTopup };
  }
  if (!standing) return { isAutoTopup: false };
  const { period, periodsLeft, threshold, cap, restMinutes } = standing;
  if (period !== null) {
    const times = periodsLeft === null ? {} : { numberOfPeriods: periodsLeft };
    return { isAutoTopup: true, recurringPeriod: period, ...times };
  }
  return {
    isAutoTopup: true,
    threshold: quantityOf('HKD', threshold ?? 0n),
    maximumAmount: quantityOf('HKD', cap ?? 0n),
    minimumIntervalMinutes: restMinutes ?? 0,
    '@type': 'ThresholdTopupBalance',
    '@baseType': 'TopupBalance',
    ...(told.place.publicUrl === ''
      ? {}
      : { '@schemaLocation': told.place.publicUrl + thresholdSchemaPath }),
  };
}
