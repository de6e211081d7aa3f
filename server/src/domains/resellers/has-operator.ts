import type { Context } from '#platform/context';
import { readOperatorByLogin } from './store/people.ts';

/** Whether a login is somebody's. */
export async function hasOperator({ db }: Context, login: string): Promise<boolean> {
  return (await db.read(readOperatorByLogin, [login])).length > 0;
}
