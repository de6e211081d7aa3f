import type { Device } from '../../state/device.ts';
import { everywhereReadAtMs, keepList } from './kept-lists.ts';

const freshMs = 7 * 86_400_000;

/**
 * Reads the short list of everywhere once a week, so that it is on the phone before the network is
 * gone. Nobody waits for it: what is lost is read another time.
 */
export async function keepEverywhere({ channel, storage, clock }: Device): Promise<void> {
  const nowMs = clock.nowMs();
  const readAtMs = everywhereReadAtMs(storage);
  if (readAtMs !== undefined && nowMs - readAtMs < freshMs) return;
  const result = await channel.call('listOutlets', { query: {} });
  if (result.isOk) keepList(storage, undefined, result.answer, nowMs);
}
