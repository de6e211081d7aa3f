import { hourMs, isIn, minuteMs, secondMs } from '#base';
import { readCatalog } from '#catalog';
import {
  rateTable,
  readProfile,
  type Terms,
  termsAt,
  zoneNames,
  type ZoneCrossed,
} from '#charging';
import { readBalance } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, readLine } from '#subscribers';
import { hkd, type Reminder, type Said } from './reminder.ts';
import { reminderSettings } from './settings.ts';
import { tellOnce } from './tell-once.ts';

/** Whose rates everybody knows: coming home is no news. */
const home = 'HK';

const minuteSeconds = BigInt(minuteMs / secondMs);
const megabyteBytes = 1_048_576n;

/**
 * Tells owners what use costs in the zone that their line has come to, or that data is off there.
 * Where it has left again meanwhile, and where that was told a short time ago, nothing is told: at
 * a border a phone changes networks without anybody moving.
 */
export async function remindZone(context: Context, crossed: readonly ZoneCrossed[]): Promise<void> {
  const restsMs = context.settings().get(reminderSettings.zoneHours) * hourMs;
  const reminders: Reminder[] = [];
  for (const { line, to, at } of crossed) {
    if (to === home) continue;
    const said = await saidOf(context, { line, to, at });
    if (!said) continue;
    const about = `zone ${to}`;
    const when = { at, restsUntil: at + restsMs };
    reminders.push({ line, group: 'zones', about, ...when, said, isUrgent: true });
  }
  await tellOnce(context, reminders);
}

async function saidOf(
  context: Context,
  { line, to, at }: Omit<ZoneCrossed, 'from'>,
): Promise<Said | undefined> {
  const [profile, { plan }, { units }, catalog] = await Promise.all([
    readProfile(context, line),
    readLine(context, line),
    readBalance(context, accountOf(line)),
    readCatalog(context),
  ]);
  if (profile.zone !== to) return undefined;
  const balance = hkd(units.find(({ unit }) => unit === 'HKD')?.total ?? 0n);
  const zone = zoneNames[to];
  const table = rateTable(catalog, plan);
  const data = termsAt(table, { service: 'data', zone: to, direction: null, to: null }, at);
  const call = termsAt(table, { service: 'voice', zone: to, direction: 'out', to: home }, at);
  if (!data || (data.part.rate.needsOptIn && !isIn(profile.optedIn, to))) {
    return { kind: 'zone_closed', parameters: { zone, balance } };
  }
  if (!call) return undefined;
  const rates = {
    zone,
    balance,
    voicePerMinute: hkd(priceOf(call, minuteSeconds)),
    dataPerMegabyte: hkd(priceOf(data, megabyteBytes)),
  };
  const { dailyCapMinor } = data.part.rate;
  return dailyCapMinor === null
    ? { kind: 'zone_uncapped', parameters: rates }
    : { kind: 'zone_switched', parameters: { ...rates, dailyCap: hkd(dailyCapMinor) } };
}

/** What so many units cost, a started minor unit counted whole: no price is shown too low. */
function priceOf({ part: { rate } }: Terms, units: bigint): bigint {
  return (units * rate.priceMinor + rate.per - 1n) / rate.per;
}
