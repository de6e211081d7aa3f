import { csvRow, isoTime, majorOf } from '#base';
import type { UsageCharge } from './usage.ts';

/** Read by programs: a name never changes its meaning, and new ones come last. */
const columns = {
  recorded_at: ({ recordedAt }) => isoTime(recordedAt),
  used_from: ({ fromMs }) => isoTime(fromMs),
  used_until: ({ untilMs }) => isoTime(untilMs),
  service: ({ kind }) => kind.service,
  zone: ({ kind }) => kind.zone,
  direction: ({ kind }) => kind.direction ?? '',
  destination: ({ kind }) => kind.to ?? '',
  unit: ({ kind }) => units[kind.service],
  used_units: ({ usedUnits }) => `${usedUnits}`,
  counted_units: ({ countedUnits }) => `${countedUnits}`,
  pack_units: ({ packUnits }) => `${packUnits}`,
  plan: ({ plan }) => plan,
  rate: ({ rate }) => rate ?? '',
  catalogue_version: ({ version }) => `${version}`,
  amount_hkd: ({ amountMinor }) => majorOf(amountMinor),
  not_taken_hkd: ({ uncollectedMinor }) => majorOf(uncollectedMinor),
} satisfies Readonly<Record<string, (charge: UsageCharge) => string>>;

const units = { voice: 'second', sms: 'message', data: 'byte' } as const;
const fields = Object.values(columns);

/** The first row of a table of usage. */
export const usageHeading: string = csvRow(Object.keys(columns));

/** One charge as a row of it. */
export function usageRow(charge: UsageCharge): string {
  return csvRow(fields.map((field) => field(charge)));
}
