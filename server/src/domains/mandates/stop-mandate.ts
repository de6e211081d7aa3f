import type { Context } from '#platform/context';
import { askAboutMandate } from './ask-about-mandate.ts';
import { endMandate } from './end-mandate.ts';
import { lockMandate } from './load-mandates.ts';
import type { EndedBy, Mandate, MandateId } from './mandate.ts';
import { refuse } from './refusals.ts';

/**
 * Ends a mandate: at once for us, and then at the provider, which is told until it says so, too.
 * Refuses with `mandate_unknown`, also where it is another owner's. What is over is left.
 */
export async function stopMandate(
  context: Context,
  id: MandateId,
  by: { readonly owner: string | undefined; readonly endedBy: EndedBy; readonly reason: string },
): Promise<Mandate> {
  const stopped = await context.db.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    if (by.owner !== undefined && mandate.owner !== by.owner) throw refuse.mandate_unknown();
    return endMandate(tx, mandate, by.endedBy, by.reason);
  });
  if (stopped.askAt === null) return stopped;
  try {
    await askAboutMandate(context, stopped);
  } catch (error) {
    context.log.warn('a stopped mandate is told to its provider later', { mandate: id, error });
  }
  return stopped;
}
