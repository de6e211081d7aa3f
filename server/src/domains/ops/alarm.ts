import { dayMs, hourMs, type InstantMs, isoTime, minuteMs, startOfDay } from '#base';
import type { OwedTroubles } from '#acquirers';
import type { LateBags, OpenBankDay, TransferTroubles } from '#banking';
import type { Health, PaymentTroubles } from '#payments';
import type { JobRow } from '#platform/jobs';
import type { ScheduleRow } from '#platform/schedule';
import type { ReconciliationTroubles, UnmatchedTroubles } from '#reconciliation';
import type { LogState, WitnessState } from '#transparency';
import { type Finding, firstOf, type Named, oldest } from './finding.ts';

/** Each has a page in docs/operating/alarms that says what to do; a house test compares. */
export const alarmNames = [
  'nothing-runs',
  'schedule-failed',
  'jobs-failed',
  'notices-waiting',
  'payments-unknown',
  'payments-mismatched',
  'refunds-stranded',
  'refunds-late',
  'transfers-late',
  'transfers-contested',
  'provider-failing',
  'reviews-waiting',
  'appeals-late',
  'bank-unread',
  'statements-differ',
  'unmatched-waiting',
  'bags-late',
  'advices-owed',
  'bill-late',
  'breaks-old',
  'rate-missing',
  'log-late',
  'witness-silent',
  'backup-old',
] as const;
export type AlarmName = (typeof alarmNames)[number];

/** `raised` wants a person now, `look` by tomorrow. */
export type AlarmState = 'quiet' | 'look' | 'raised';

export interface Alarm {
  readonly name: AlarmName;
  readonly state: AlarmState;
  /** Null while it is quiet. */
  readonly found: Finding | null;
}

/** What alarms are judged by, read at one time. */
export interface Readings {
  readonly nowMs: InstantMs;
  readonly schedules: readonly ScheduleRow[];
  readonly jobs: readonly JobRow[];
  readonly troubles: PaymentTroubles;
  /** What payers are owed, and neither a provider nor a bank of ours can send back. */
  readonly stranded: { readonly count: bigint; readonly oldestAt: InstantMs | null };
  /** What finance has to send by the bank, and has not, or what has gone twice. */
  readonly transfers: TransferTroubles;
  readonly health: ReadonlyMap<string, Health>;
  readonly reviews: { readonly waiting: number; readonly oldestAt: InstantMs | null };
  /** How long one may wait for a review. */
  readonly reviewMs: number;
  /** Appeals whose clock has run out, and those whose clock soon will. */
  readonly appeals: { readonly late: number; readonly near: number };
  /** Days of our banks that were not taken whole. */
  readonly bankDays: readonly OpenBankDay[];
  /** Days of our banks of which a statement is not right. */
  readonly differing: Standing;
  /** Money that is nobody's, and that nobody has decided about for too long. */
  readonly unmatched: UnmatchedTroubles;
  /** Cash on its way that the bank has not booked for too long. */
  readonly bags: LateBags;
  /** What cash machines have taken and could not credit. */
  readonly owedAdvices: OwedTroubles;
  /** Bills that have not come, and breaks that nobody resolves. */
  readonly reconciliation: ReconciliationTroubles;
  readonly hasRate: boolean;
  readonly log: LogState | undefined;
  readonly witnesses: readonly WitnessState[];
  readonly lastBackupAt: InstantMs | null;
  /** How old the last backup may be; 0 where backups are made otherwise. */
  readonly backupMs: number;
}

/** How many stand as they should not for long, and since when the first. */
interface Standing {
  readonly count: bigint | number;
  readonly oldestAt: InstantMs | null;
}

type Judged = Omit<Alarm, 'name'>;

const quiet: Judged = { state: 'quiet', found: null };
const look = (found: Finding): Judged => ({ state: 'look', found });
const raised = (found: Finding): Judged => ({ state: 'raised', found });

/** The most frequent runs are a second or two apart. */
const stoppedMs = 2 * minuteMs;
/** By then the statement of a day is there, also one that the bank gives out at noon. */
const bankLateMs = 2.5 * dayMs;
const logLateMs = 5 * minuteMs;
const witnessMs = 10 * minuteMs;

const judges: Readonly<Record<AlarmName, (readings: Readings) => Judged>> = {
  'nothing-runs': ({ nowMs, schedules }) => {
    const lastAt = Math.max(...schedules.map(({ startedAt }) => startedAt ?? 0));
    if (schedules.length === 0 || lastAt >= nowMs - stoppedMs) return quiet;
    return raised({ says: 'nothing_begun', at: isoTime(lastAt) });
  },
  'schedule-failed': ({ schedules }) => {
    const failed = schedules.filter(({ failure }) => failure !== null);
    return failed.length === 0
      ? quiet
      : look(
          named(
            'schedule',
            failed.map(({ name }) => name),
          ),
        );
  },
  'jobs-failed': ({ jobs }) => {
    const failed = jobs.filter(({ attempts, maxAttempts }) => attempts >= maxAttempts);
    const [first] = failed;
    if (first) return raised({ says: 'jobs_failed', count: failed.length, task: first.task });
    const troubled = jobs.filter(({ lastError }) => lastError !== null);
    return troubled.length === 0 ? quiet : look({ says: 'jobs_troubled', count: troubled.length });
  },
  'notices-waiting': ({ troubles: { notices }, nowMs }) =>
    notices.count > 0n && (notices.oldestAt ?? nowMs) < nowMs - minuteMs
      ? raised(oldest(notices.count, notices.oldestAt ?? nowMs))
      : quiet,
  'payments-unknown': ({ troubles: { attempts, refunds }, nowMs }) => {
    const oldestAt = Math.min(attempts.oldestAt ?? nowMs, refunds.oldestAt ?? nowMs);
    if (oldestAt >= nowMs - hourMs) return quiet;
    const counts = { payments: Number(attempts.count), refunds: Number(refunds.count) };
    return look({ says: 'payments_unknown', ...counts, at: isoTime(oldestAt) });
  },
  'payments-mismatched': ({ troubles: { mismatched } }) =>
    mismatched > 0n ? look({ says: 'mismatched', count: Number(mismatched) }) : quiet,
  'refunds-stranded': ({ stranded }) => lookAt(stranded),
  'refunds-late': ({ troubles: { lateRefunds } }) => lookAt(lateRefunds),
  'transfers-late': ({ transfers: { late } }) => lookAt(late),
  'transfers-contested': ({ transfers: { contested } }) =>
    contested.oldestAt === null ? quiet : raised(oldest(contested.count, contested.oldestAt)),
  'provider-failing': ({ health }) => {
    const failing = [...health].filter(([, how]) => how === 'failing').map(([name]) => name);
    return failing.length === 0 ? quiet : raised(named('method', failing));
  },
  'reviews-waiting': ({ reviews: { waiting, oldestAt }, reviewMs, nowMs }) =>
    oldestAt !== null && oldestAt < nowMs - reviewMs ? raised(oldest(waiting, oldestAt)) : quiet,
  'appeals-late': ({ appeals: { late, near } }) => {
    if (late > 0) return raised({ says: 'appeals_late', late, near });
    return near > 0 ? look({ says: 'appeals_near', count: near }) : quiet;
  },
  'bank-unread': ({ bankDays, nowMs }) => {
    const partly = bankDays.filter(({ hasCome }) => hasCome);
    if (isSome(partly)) return raised(firstOf(partly));
    const late = bankDays.filter(({ day }) => startOfDay(day) + bankLateMs < nowMs);
    return isSome(late) ? look(firstOf(late)) : quiet;
  },
  'statements-differ': ({ differing }) => lookAt(differing),
  'unmatched-waiting': ({ unmatched }) => lookAt(unmatched),
  'bags-late': ({ bags }) => lookAt(bags),
  'advices-owed': ({ owedAdvices: { count, oldestAt }, nowMs }) => {
    if (oldestAt === null) return quiet;
    const found = oldest(count, oldestAt);
    return oldestAt < nowMs - dayMs ? raised(found) : look(found);
  },
  'bill-late': ({ reconciliation: { bills } }) => {
    if (!isSome(bills)) return quiet;
    const found = firstOf(bills);
    return bills.some(({ isOverdue }) => isOverdue) ? raised(found) : look(found);
  },
  'breaks-old': ({ reconciliation: { breaks }, nowMs }) =>
    breaks.count === 0n ? quiet : look(oldest(breaks.count, breaks.oldestAt ?? nowMs)),
  'rate-missing': ({ hasRate }) => (hasRate ? quiet : raised({ says: 'no_rate' })),
  'log-late': ({ log, nowMs }) => {
    if (!log) return quiet;
    const { haltedAt, sealedUntil } = log;
    // By itself it goes on no more.
    if (haltedAt !== null) return raised({ says: 'stands_still', at: isoTime(haltedAt) });
    if (sealedUntil !== null && sealedUntil >= nowMs - logLateMs) return quiet;
    if (sealedUntil === null) return raised({ says: 'nothing_sealed' });
    return raised({ says: 'sealed_until', at: isoTime(sealedUntil) });
  },
  'witness-silent': ({ witnesses, nowMs }) => {
    const silent = witnesses.filter(
      ({ failure, cosignedAt }) => failure !== null && (cosignedAt ?? 0) < nowMs - witnessMs,
    );
    const names = silent.map(({ url, failure }) => `${url}: ${failure}`);
    const found = named('witness', names);
    if (silent.length === 0) return quiet;
    // It has seen a log that we do not have: that is not a matter of patience.
    return silent.some(({ failure }) => failure?.includes('has seen'))
      ? raised(found)
      : look(found);
  },
  'backup-old': ({ lastBackupAt, backupMs, nowMs }) => {
    if (backupMs === 0 || (lastBackupAt ?? 0) >= nowMs - backupMs) return quiet;
    if (lastBackupAt === null) return look({ says: 'no_backup' });
    return look({ says: 'last_backup', at: isoTime(lastBackupAt) });
  },
};

function lookAt({ count, oldestAt }: Standing): Judged {
  return oldestAt === null ? quiet : look(oldest(count, oldestAt));
}

function named(of: Named['of'], names: string[]): Finding {
  return { says: 'names', of, names };
}

function isSome<One>(list: readonly One[]): list is readonly [One, ...One[]] {
  return list.length > 0;
}

/** What each alarm says of what was read, in the order of their names. */
export function judgeAlarms(readings: Readings): readonly Alarm[] {
  return alarmNames.map((name) => ({ name, ...judges[name](readings) }));
}
