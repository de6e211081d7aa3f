import type { consoleRoutes } from '@lowu/contract/console';
import type { Static } from 'typebox';
import { hongKongDay, isoTime, toNumber, zonesOf } from '#base';
import { bucketIdOf } from '#ledger';
import {
  findLine,
  listLineNumbers,
  listLineSessions,
  listLineTopups,
  listLineTransfers,
  lookAtLine,
  readLineAt,
  type StaffLine,
} from '#ops';
import { instantOrNull } from '#platform/http';
import { accountOf, type LineId } from '#subscribers';
import type { ConsoleChannel, StaffCall } from './channel.ts';
import { presentTopup } from './present-topup.ts';

type Routes = typeof consoleRoutes;
type Whole = Static<Routes['readLine']['answer']>;
type Held = Static<Routes['readLineAt']['answer']>['totals'][number];

export async function handleFind(
  { context }: ConsoleChannel,
  { query, caller }: StaffCall<Routes['findLine']>,
) {
  return presentWhole(await findLine(context, caller, query.number));
}

export async function handleReadLine(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['readLine']>,
) {
  return presentWhole(await lookAtLine(context, caller, params.line as LineId));
}

function presentWhole(found: StaffLine): Whole {
  const { owner, balance } = found;
  const account = accountOf(found.line.id);
  return {
    line: presentLine(found),
    owner: { id: owner.id, name: owner.name, language: owner.language },
    totals: balance.units.map(({ unit, total, available, held }) => ({
      unit,
      total: toNumber(total),
      available: toNumber(available),
      held: toNumber(held),
    })),
    buckets: balance.buckets.map((bucket) => ({
      id: bucketIdOf(account, bucket.number),
      unit: bucket.unit,
      balance: toNumber(bucket.balance),
      held: toNumber(bucket.held),
      source: bucket.source,
      priority: bucket.priority,
      zones: zonesOf(bucket.zones),
      expiresAt: instantOrNull(bucket.expiresAt),
      cause: bucket.cause,
    })),
  };
}

function presentLine({ line, numbers, plan, ...found }: StaffLine): Whole['line'] {
  const { validUntil } = line;
  return {
    id: line.id,
    label: line.label,
    numbers: line.numbers.map(({ home, registration }, index) => {
      return { number: numbers[index] ?? '', home, registration };
    }),
    plan: { code: plan.code, name: plan.name },
    state: found.state,
    validUntil: validUntil === null ? null : hongKongDay(validUntil),
    daysLeft: found.daysLeft,
    stateEnds: found.stateEndsAt === null ? null : hongKongDay(found.stateEndsAt),
    createdAt: isoTime(line.createdAt),
  };
}

export async function handleTopups(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['listLineTopups']>,
) {
  const topups = await listLineTopups(context, caller, params.line as LineId);
  return { topups: topups.map(presentTopup) };
}

export async function handleSessions(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['listLineSessions']>,
) {
  const sessions = await listLineSessions(context, caller, params.line as LineId);
  return {
    sessions: sessions.map(({ id, openedAt, heardAt, dueAt, groups }) => ({
      id,
      openedAt: isoTime(openedAt),
      heardAt: isoTime(heardAt),
      endsAt: isoTime(dueAt),
      groups: groups.map(({ quotaUnits, used, ...group }) => ({
        ...group,
        quotaUnits: quotaUnits === null ? null : toNumber(quotaUnits),
        used: used.map(({ units, ...kind }) => ({ ...kind, units: toNumber(units) })),
      })),
    })),
  };
}

export async function handleTransfers(
  { context }: ConsoleChannel,
  { params, query, caller }: StaffCall<Routes['listLineTransfers']>,
) {
  const line = params.line as LineId;
  const beforeMs = query.before === undefined ? undefined : Date.parse(query.before);
  const { rows, beforeMs: next } = await listLineTransfers(context, caller, line, beforeMs);
  return {
    transfers: rows.map((row) => ({
      bucket: bucketIdOf(accountOf(line), row.bucket),
      seq: toNumber(row.seq),
      unit: row.unit,
      amount: toNumber(row.amount),
      balanceAfter: toNumber(row.balanceAfter),
      systemAccount: row.systemAccount,
      code: row.code,
      cause: row.cause,
      effectiveAt: isoTime(row.effectiveAt),
      recordedAt: isoTime(row.recordedAt),
    })),
    before: instantOrNull(next),
  };
}

/** The cause of a change by staff is who made it, and the kind of paper that was seen. */
export async function handleNumbers(
  { context }: ConsoleChannel,
  { params, caller }: StaffCall<Routes['listLineNumbers']>,
) {
  const events = await listLineNumbers(context, caller, params.line as LineId);
  return {
    events: events.map(({ number, line, registration, cause, recordedAt }) => {
      const [by = cause, paper = null] = cause.split(' ');
      return { number, line, registration, cause: by, paper, recordedAt: isoTime(recordedAt) };
    }),
  };
}

export async function handleReadAt(
  { context }: ConsoleChannel,
  { params, query, caller }: StaffCall<Routes['readLineAt']>,
): Promise<Static<Routes['readLineAt']['answer']>> {
  const asked = Date.parse(query.at);
  const { at, totals } = await readLineAt(context, caller, params.line as LineId, asked);
  return {
    at: isoTime(at),
    totals: [...totals].map(([unit, total]) => ({
      unit: unit as Held['unit'],
      total: toNumber(total),
    })),
  };
}
