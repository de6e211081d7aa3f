import { type InstantMs, isoTime, majorOf, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { LineId } from '#subscribers';
import { readUsageOf } from './store/usage.ts';
import { chargeOf, type UsageCharge } from './usage.ts';

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
const rowsAtOnce = 1_000;

/**
 * What was recorded of a line in a span, newest first, as CSV (RFC 4180) in pieces: however much it
 * is, no more than one piece is in memory. No field needs quotes: all are codes, times and numbers.
 */
export async function* exportUsage(
  context: Context,
  line: LineId,
  { fromMs, untilMs }: { readonly fromMs: InstantMs; readonly untilMs: InstantMs },
): AsyncGenerator<string> {
  const fields = Object.values(columns);
  yield `${Object.keys(columns).join(',')}\r\n`;
  let beforeMs = untilMs;
  for (;;) {
    const span = [isoTime(fromMs), isoTime(beforeMs), null, null];
    const key = [slotOf(line), uuidOf(line)];
    const rows = await context.db.read(readUsageOf, [...key, ...span, rowsAtOnce]);
    const charges = rows.map(chargeOf);
    if (charges.length > 0) {
      yield charges.map((one) => `${fields.map((field) => field(one)).join(',')}\r\n`).join('');
    }
    if (rows.length < rowsAtOnce) return;
    beforeMs = rows.at(-1)?.recordedAt ?? fromMs;
  }
}
