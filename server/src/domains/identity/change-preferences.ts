import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { setPreferences } from '#subscribers';
import { refuse } from './refusals.ts';
import { updatePreferences } from './store/devices.ts';
import type { Preferences, Visit } from './visit.ts';

/**
 * Changes how this device is spoken to and, if somebody is signed in on it, how they are spoken to
 * everywhere, messages included. What is not given stays. Refuses with `device_unknown`.
 */
export async function changePreferences(
  context: Context,
  visit: Visit,
  change: Partial<Preferences>,
): Promise<Visit> {
  const preferences = { ...visit.preferences, ...change };
  const { language, isCareMode } = preferences;
  const key = [slotOf(visit.device), uuidOf(visit.device)];
  await context.db.transaction(async (tx) => {
    const changed = await tx.query(updatePreferences, [...key, language, isCareMode]);
    if (changed.length === 0) throw refuse.device_unknown();
    if (visit.subscriber !== null) await setPreferences(tx, visit.subscriber, change);
  });
  return { ...visit, preferences };
}
