import { tokenHash } from '#identity';
import type { Context } from '#platform/context';
import { deleteSession } from './store/people.ts';

export async function signOutOperator(context: Context, token: string): Promise<void> {
  const hash = tokenHash(context.secrets, 'till_session', token);
  await context.db.transaction((tx) => tx.query(deleteSession, [hash]));
}
