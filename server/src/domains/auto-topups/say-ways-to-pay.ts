import type { Language } from '#base';
import { listMandates, type MandateId } from '#mandates';
import type { Context } from '#platform/context';
import { methodName } from './method-name.ts';

/**
 * What a rule is paid by, in its order, as it is kept beside what was agreed to: by its owner's
 * name for it, and by its id, which tells two wallets of one name apart.
 */
export async function sayWaysToPay(
  context: Context,
  owner: string,
  ids: readonly MandateId[],
  language: Language,
): Promise<string> {
  const mandates = await listMandates(context, owner);
  const said = ids.map(async (id) => {
    const mandate = mandates.find((one) => one.id === id);
    if (!mandate) return id;
    return `${(await methodName(context, mandate.connector))[language]} (${id})`;
  });
  return (await Promise.all(said)).join(' → ');
}
