import { type DailyCapReached, zoneNames } from '#charging';
import type { Context } from '#platform/context';
import { hkd } from './reminder.ts';
import { tellOnce } from './tell-once.ts';

/** Tells owners that data costs nothing more today where they are. */
export async function remindCap(
  context: Context,
  reached: readonly DailyCapReached[],
): Promise<void> {
  const ofData = reached.filter(({ service }) => service === 'data');
  await tellOnce(
    context,
    ofData.map(({ line, at, until, zone, capMinor }) => ({
      line,
      group: 'caps',
      about: `cap ${zone}`,
      at,
      // A late report may be of yesterday, whose end is past.
      restsUntil: Math.max(until, at) + 1,
      said: {
        kind: 'daily_cap_reached',
        parameters: { zone: zoneNames[zone], dailyCap: hkd(capMinor) },
      },
      isUrgent: false,
    })),
  );
}
