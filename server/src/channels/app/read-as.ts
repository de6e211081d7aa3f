import { Refusal } from '#base';
import type { Visit } from '#identity';
import type { Context } from '#platform/context';
import { type Maker, readTopup, type Topup, type TopupId } from '#topups';

/**
 * An order, and as whom the visitor acts on it: the person who is signed in or, where it was
 * ordered before they signed in, this device. Whoever pays as a guest and signs in meanwhile must
 * not lose sight of what they pay for. Refuses with `topup_unknown`.
 */
export async function readAs(
  context: Context,
  id: TopupId,
  { subscriber, device }: Visit,
): Promise<{ readonly topup: Topup; readonly maker: Maker }> {
  const found = subscriber === null ? undefined : await readIfKnown(context, id, subscriber);
  if (subscriber !== null && found && found.maker !== device) {
    return { topup: found, maker: subscriber };
  }
  return { topup: found ?? (await readTopup(context, id, device)), maker: device };
}

async function readIfKnown(context: Context, id: TopupId, by: Maker): Promise<Topup | undefined> {
  try {
    return await readTopup(context, id, by);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'topup_unknown') return undefined;
    throw error;
  }
}
