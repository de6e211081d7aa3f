import { type Id, idFrom } from '#base';
import type { Context } from '#platform/context';
import { secretPurpose } from './secret.ts';
import { readSealed } from './store/endpoints.ts';

/** Which secrets our master keys open. What does not open is not signed, and so not sent. */
export async function examineEndpointSeals(
  context: Context,
): Promise<{ readonly endpoint: Id; readonly opens: boolean }[]> {
  const rows = await context.db.read(readSealed);
  return rows.map(({ id, secret }) => {
    const endpoint = idFrom('hok', id);
    try {
      context.secrets.open(secret, secretPurpose);
      return { endpoint, opens: true };
    } catch {
      return { endpoint, opens: false };
    }
  });
}
