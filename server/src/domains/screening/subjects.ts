import { hourMs, idFrom, type InstantMs, slotOf, uuidOf } from '#base';
import type { SettingValues } from '#platform/settings';
import { type History, madeAt, nothingSeen, type Screened, type Seen } from './rules.ts';
import { screeningSettings } from './settings.ts';
import type { SeenRow } from './store.ts';

export interface Subject {
  readonly slot: number;
  readonly subject: string;
  /** Whom or what it is seen together with. */
  readonly other: string;
}

/** Of what a top-up is a sighting; a guest is their device, and that is one and not two. */
export function subjectsOf({ line, payer, device }: Screened): readonly Subject[] {
  const of = [
    { slot: slotOf(line), subject: uuidOf(line), other: uuidOf(payer) },
    { slot: slotOf(payer), subject: uuidOf(payer), other: uuidOf(line) },
  ];
  if (device === null || device === payer) return of;
  return [...of, { slot: slotOf(device), subject: uuidOf(device), other: uuidOf(line) }];
}

export function seenOf({ times, value, others }: SeenRow): Seen {
  return { times, value, others: new Set(others === '' ? [] : others.split(' ')) };
}

/** `seen` knows subjects by their digits; others are told as the rules know them, by their ids. */
export function historyOf(
  { line, payer, device }: Screened,
  seen: ReadonlyMap<string, Seen>,
  nowMs: InstantMs,
): History {
  const of = (id: string | null): Seen => seen.get(id?.slice(-32) ?? '') ?? nothingSeen;
  const payerKind = payer.slice(0, payer.indexOf('_'));
  return {
    line: named(of(line), payerKind),
    payer: named(of(payer), 'lin'),
    device: named(of(device), 'lin'),
    deviceAgeMs: device === null ? Number.POSITIVE_INFINITY : nowMs - madeAt(device),
  };
}

function named(seen: Seen, kind: string): Seen {
  return { ...seen, others: new Set([...seen.others].map((digits) => idFrom(kind, digits))) };
}

export function sinceMs(settings: SettingValues, nowMs: InstantMs): InstantMs {
  return nowMs - settings.get(screeningSettings.windowHours) * hourMs;
}
