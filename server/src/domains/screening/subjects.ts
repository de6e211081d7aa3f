import { hourMs, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { type History, madeAt, nothingSeen, type Screened, type Seen } from './rules.ts';
import { screeningSettings } from './settings.ts';

/** Of whom something was seen: a line, a payer or a device. */
export type Subject = Screened['line'] | Screened['payer'];

/** The history of whom a top-up adds to; a guest is their device, and that is one and not two. */
export function subjectsOf({ line, payer, device }: Screened): readonly Subject[] {
  return device === null || device === payer ? [line, payer] : [line, payer, device];
}

export function historyOf(
  { line, payer, device }: Screened,
  seen: ReadonlyMap<Subject, Seen>,
  nowMs: InstantMs,
): History {
  return {
    line: seen.get(line) ?? nothingSeen,
    payer: seen.get(payer) ?? nothingSeen,
    device: (device !== null && seen.get(device)) || nothingSeen,
    deviceAgeMs: device === null ? Number.POSITIVE_INFINITY : nowMs - madeAt(device),
  };
}

/** Counts a paid top-up with what was seen of one of those whose history it adds to. */
export function noteSeen(
  seen: Map<Subject, Seen>,
  subject: Subject,
  { line, payer, value }: Pick<Screened, 'line' | 'payer' | 'value'>,
): void {
  const { times, value: sum, others } = seen.get(subject) ?? nothingSeen;
  const other = subject === line ? payer : line;
  seen.set(subject, { times: times + 1, value: sum + value, others: new Set(others).add(other) });
}

/** Only orders that are younger than this count. */
export function lookBackSince(settings: SettingValues, nowMs: InstantMs): InstantMs {
  return nowMs - settings.get(screeningSettings.windowHours) * hourMs;
}
