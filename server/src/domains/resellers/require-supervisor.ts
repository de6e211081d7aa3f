import { idFrom } from '#base';
import { clearTries, isPassword, nobodysPassword, requireTry } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { OperatorId } from './reseller.ts';
import type { TillVisit } from './seller.ts';
import { tryOf } from './operator-try.ts';
import { readOperatorByLogin } from './store/people.ts';

/**
 * A supervisor of the same reseller, or of its chain, who stands at the till and types their own
 * login and PIN. Refuses with `supervisor_pin_wrong` and `sign_in_locked`.
 */
export async function requireSupervisor(
  context: Context,
  { seller, ip }: TillVisit,
  { login, pin }: { readonly login: string; readonly pin: string },
): Promise<OperatorId> {
  const [found] = await context.db.read(readOperatorByLogin, [login]);
  const attempt = tryOf(login, ip);
  await requireTry(context, attempt);
  const isRight = await isPassword(found?.pin ?? nobodysPassword, pin);
  const serves = found ? idFrom('rsl', found.reseller) : null;
  const isTheirs = serves === seller.reseller || (serves !== null && serves === seller.parent);
  const maySupervise = found?.isSupervisor === true && !found.isSuspended;
  if (!found || !isRight || !isTheirs || !maySupervise) throw refuse.supervisor_pin_wrong();
  await context.db.transaction((tx) => clearTries(context, tx, attempt.login));
  return idFrom('opr', found.id);
}
