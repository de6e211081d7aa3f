import { idFrom, isId, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { type DeveloperId, normalEmail } from './developer.ts';
import { dismissIn } from './dismissal.ts';
import { refuse } from './refusals.ts';
import { readDeveloperByEmail } from './store/developers.ts';

/**
 * Signs out somebody who has left their partner, by address or id, and lets nothing that they have
 * or were sent open the portal again: only another invitation does. Programs go on with their keys.
 * Refuses with `developer_unknown`.
 */
export async function dismissDeveloper(context: Context, who: string): Promise<DeveloperId> {
  const id = isId('dev', who)
    ? uuidOf(who)
    : (await context.db.read(readDeveloperByEmail, [normalEmail(who)]))[0]?.id;
  if (id === undefined) throw refuse.developer_unknown();
  return context.db.transaction(async (tx) => {
    const reseller = await dismissIn(tx, id);
    const subject = idFrom('dev', id);
    const { actor } = context;
    const details = { reseller };
    recordAct(tx, { actor, action: 'developer.dismiss', subject, outcome: 'done', details });
    return subject;
  });
}
