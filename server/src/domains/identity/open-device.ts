import { hourMs, networkOf, newId, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import { takeToken } from '#platform/limits';
import { newToken, slotOfHash, tokenHash } from './opaque-token.ts';
import { identitySettings } from './settings.ts';
import { insertDevices } from './store/devices.ts';
import { type Preferences, type Visit, visitOf } from './visit.ts';

/**
 * Makes a device for a browser that came without our cookie, and the token that the cookie shall
 * hold: it is told here once and kept nowhere. Refuses with `too_many_requests`.
 */
export async function openDevice(
  context: Context,
  given: { readonly preferences: Preferences; readonly ip: string },
): Promise<{ readonly visit: Visit; readonly token: string }> {
  const { preferences, ip } = given;
  await takeToken(context, {
    name: 'identity.device_by_address',
    key: networkOf(ip, 'host'),
    limit: context.settings().get(identitySettings.devicesPerAddressHour),
    perMs: hourMs,
  });
  // Made anew each time the transaction runs: one that was committed unheard is nobody's device.
  const { device, token } = await context.db.transaction(async (tx) => {
    const secret = newToken();
    const hash = tokenHash(context.secrets, 'device', secret);
    const id = newId('dev', tx.nowMs, slotOfHash(hash));
    tx.append(insertDevices, {
      slot: slotOf(id),
      id: uuidOf(id),
      tokenHash: hash,
      ...preferences,
      openedAt: tx.nowMs,
      seenAt: tx.nowMs,
    });
    return { device: id, token: secret };
  });
  return { visit: visitOf(device, preferences, null), token };
}
