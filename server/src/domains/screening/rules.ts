import { hourMs, type Id, type InstantMs } from '#base';
import type { SettingValues } from '#platform/settings';
import { screeningSettings } from './settings.ts';

/** A top-up whose money has come, or would come. */
export interface Screened {
  readonly line: Id<'lin'>;
  /** A subscriber, or the device of somebody who has not signed in. */
  readonly payer: Id;
  /** Null where nobody sits at one, as when a mandate pays by itself. */
  readonly device: Id<'dev'> | null;
  readonly isOwn: boolean;
  /** HKD in minor units. */
  readonly value: bigint;
}

/** What was seen of a line, a payer or a device before, within the hours that rules look back. */
export interface Seen {
  readonly times: number;
  readonly value: bigint;
  /** Of a line who has paid for it, of a payer and a device which lines they have paid for. */
  readonly others: ReadonlySet<string>;
}

export interface History {
  readonly line: Seen;
  readonly payer: Seen;
  readonly device: Seen;
  readonly deviceAgeMs: number;
}

export const screeningRules = [
  'many_payers',
  'number_often',
  'payer_often',
  'payer_much',
  'device_many_numbers',
  'new_device',
  'large',
] as const;
export type ScreeningRule = (typeof screeningRules)[number];

/** A rule that catches a top-up: what was found with it counted in, and what would have passed. */
export interface Caught {
  readonly rule: ScreeningRule;
  readonly found: number;
  readonly most: number;
}

export const nothingSeen: Seen = { times: 0, value: 0n, others: new Set() };

/** Every rule that catches it, with the evidence; none for what may be credited at once. */
export function caughtBy(
  topup: Screened,
  history: History,
  settings: SettingValues,
): readonly Caught[] {
  const { line, payer, device } = history;
  const value = Number(topup.value);
  const foundBy: Readonly<Record<ScreeningRule, number>> = {
    // Who tops up their own line is no stranger to it, however many others do.
    many_payers: topup.isOwn ? 0 : countWith(line.others, topup.payer),
    number_often: line.times + 1,
    payer_often: payer.times + 1,
    payer_much: Number(payer.value) + value,
    device_many_numbers: topup.device === null ? 0 : countWith(device.others, topup.line),
    new_device: isNew(topup, history, settings) ? Number(device.value) + value : 0,
    large: value,
  };
  return screeningRules.flatMap((rule) => {
    const [found, most] = [foundBy[rule], settings.get(mostOf[rule])];
    return most > 0 && found > most ? [{ rule, found, most }] : [];
  });
}

const mostOf = {
  many_payers: screeningSettings.mostPayersPerNumber,
  number_often: screeningSettings.mostTimesPerNumber,
  payer_often: screeningSettings.mostTimesPerPayer,
  payer_much: screeningSettings.mostMinorPerPayer,
  device_many_numbers: screeningSettings.mostNumbersPerDevice,
  new_device: screeningSettings.newDeviceMostMinor,
  large: screeningSettings.largeMinor,
} as const;

/** A new phone that pays for its owner's own number is what people buy phones for. */
function isNew({ device, isOwn }: Screened, { deviceAgeMs }: History, settings: SettingValues) {
  const newMs = settings.get(screeningSettings.newDeviceHours) * hourMs;
  return device !== null && !isOwn && deviceAgeMs < newMs;
}

function countWith(known: ReadonlySet<string>, one: string): number {
  return known.has(one) ? known.size : known.size + 1;
}

/** A UUIDv7 begins with the milliseconds at which it was made (RFC 9562, 5.7). */
export function madeAt(id: Id): InstantMs {
  return Number.parseInt(id.slice(id.indexOf('_') + 1).slice(0, 12), 16);
}
