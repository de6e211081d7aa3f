import type { InstantMs } from '#base';
import type { Context } from '#platform/context';
import type { MessageId, MessageKind } from './message.ts';

/** A message that is about to leave, as whoever has queued it knows it. */
export interface Leaving {
  readonly id: MessageId;
  readonly kind: MessageKind;
  readonly key: string;
  readonly cause: string;
  readonly queuedAt: InstantMs;
}

/** Whether a message says what is no longer so. Asked twice it says the same. */
export type IsUntrue = (context: Context, leaving: Leaving) => Promise<boolean>;

/** Who is asked of which kind, as it leaves. What nobody is asked of is true for good. */
export type UntrueChecks = Partial<Readonly<Record<MessageKind, IsUntrue>>>;

/** Why a message was dropped that waited until what it says was no longer so. */
export const noLongerSo = 'no longer so';

/**
 * What of all that leaves is untrue by now. Where nobody could say, it is told: once too often is
 * better than not at all.
 */
export async function untrueOf(
  context: Context,
  checks: UntrueChecks,
  leaving: readonly Leaving[],
): Promise<ReadonlySet<MessageId>> {
  const found = leaving.map(async (one) => {
    try {
      return (await checks[one.kind]?.(context, one)) === true ? [one.id] : [];
    } catch (error) {
      context.log.error('nobody could say whether a message is still true', { id: one.id, error });
      return [];
    }
  });
  return new Set((await Promise.all(found)).flat());
}
