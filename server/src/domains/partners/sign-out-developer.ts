import { tokenHash } from '#identity';
import type { Context } from '#platform/context';
import { deleteDeveloperSession } from './store/developers.ts';

export async function signOutDeveloper(context: Context, token: string): Promise<void> {
  const hash = tokenHash(context.secrets, 'developer_session', token);
  await context.db.transaction((tx) => tx.query(deleteDeveloperSession, [hash]));
}
