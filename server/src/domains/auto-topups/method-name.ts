import type { Words } from '#base';
import { readAllConnectors } from '#payments';
import type { Context } from '#platform/context';

/** What its payers call a way to pay. */
export async function methodName(context: Context, connector: string): Promise<Words> {
  const mandates = (await readAllConnectors(context)).get(connector)?.provider.mandates;
  return mandates?.name ?? { 'zh-Hant': connector, 'zh-Hans': connector, en: connector };
}
