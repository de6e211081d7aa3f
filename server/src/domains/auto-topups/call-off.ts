import { Refusal } from '#base';
import type { Context } from '#platform/context';
import { cancelTopup } from '#topups';
import type { AutoTopupStopped } from './facts.ts';

/**
 * Calls off what was open as its rule was turned off: what has not been asked for is not asked for,
 * and where it has, its provider closes it or says that it is paid. Run again it does no harm.
 */
export async function callOff(
  context: Context,
  stopped: readonly AutoTopupStopped[],
): Promise<void> {
  for (const { topup, owner } of stopped) {
    try {
      await cancelTopup(context, topup, owner);
    } catch (error) {
      // It has come to its end meanwhile, and its owner is told which.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
