import { present } from '#base';
import type { Context } from '#platform/context';
import { statement } from '#platform/postgres';

const readSealed = statement<{ readonly sealed: string }>(
  'test: read the newest invitation',
  `select sealed from notifications.message
   where receiver = $1 and kind = 'developer_invitation' order by id desc limit 1`,
);

/** The code of the newest invitation to an address; it stands sealed in the mail that waits. */
export async function mailedCode(context: Context, email: string): Promise<string> {
  const [row] = await context.db.read(readSealed, [email]);
  const text = context.secrets.open(String(row?.sealed), 'notifications.message.sealed');
  return present(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(text)?.[0], 'a code');
}
