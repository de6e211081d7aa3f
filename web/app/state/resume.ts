import { navigate } from 'wouter/use-browser-location';
import { isOutcomeUnknown } from '../../client/index.ts';
import { pageAddress } from '../routes.ts';
import type { Device } from './device.ts';

function isAtHome(): boolean {
  return location.pathname === pageAddress('home');
}

/**
 * Takes up what was under way when the app was closed: sends again what never got an answer, and
 * leads whoever opens the first page to the order that is still open.
 */
export async function resumeAtStart(device: Device): Promise<void> {
  await device.attempts.resume();
  const topup = device.attempts.unfinishedOrder()?.topup;
  if (!topup) return;
  const read = await device.channel.call('readTopup', { params: { topup } });
  if (!read.isOk) {
    if (!isOutcomeUnknown(read.problem)) device.attempts.forget(topup);
    return;
  }
  device.attempts.learn(read.answer);
  const isStillOpen = device.attempts.unfinishedOrder()?.topup === topup;
  if (isStillOpen && isAtHome()) navigate(pageAddress('topup', { topup }));
}
