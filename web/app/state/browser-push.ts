import type { MessageSettings, Result } from '../../client/index.ts';
import type { Device } from './device.ts';

/** Why a browser shows no notifications: it cannot, its owner has said no, or it did not work. */
export type NoPush = 'missing' | 'denied' | 'lost';

/** iOS has it only for apps on the home screen; elsewhere all of it is there, or none. */
export function canPush(): boolean {
  return (
    'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
  );
}

async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** The address under which this browser can be written to; null where it cannot yet. */
export async function endpointHere(): Promise<string | null> {
  return (await subscriptionHere())?.endpoint ?? null;
}

/** Asks its owner, then the browser's push service, then us; only what all three agree to is on. */
export async function startPush(
  device: Device,
  key: string,
): Promise<Result<MessageSettings> | NoPush> {
  if (!canPush()) return 'missing';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    const registration = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: key };
    const subscription = await registration.pushManager.subscribe(options);
    const { endpoint = '', keys } = subscription.toJSON();
    const body = { endpoint, publicKey: keys?.['p256dh'] ?? '', secret: keys?.['auth'] ?? '' };
    return await device.channel.call('addPush', { body }, { isRepeatable: true });
  } catch {
    // Without a way to its push service, a browser says no more than that.
    return 'lost';
  }
}

/** First us, so that nothing is written to a browser which no longer listens. */
export async function stopPush(device: Device): Promise<Result<MessageSettings> | undefined> {
  const subscription = await subscriptionHere();
  if (!subscription) return undefined;
  const body = { endpoint: subscription.endpoint };
  const result = await device.channel.call('removePush', { body }, { isRepeatable: true });
  if (result.isOk) await subscription.unsubscribe();
  return result;
}
