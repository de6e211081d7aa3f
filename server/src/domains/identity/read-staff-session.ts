import { idFrom, isoTime, minuteMs } from '#base';
import type { Context } from '#platform/context';
import { isToken, tokenHash } from './opaque-token.ts';
import { identitySettings } from './settings.ts';
import { type StaffSession, staffSessionOf } from './staff.ts';
import { readStaffSessionRow, touchStaffSession } from './store/staff.ts';

/** Seen is written at most this often; the idle time is counted in minutes too. */
const touchEveryMs = minuteMs;

/** Who is at work, by the token of the cookie; undefined when nobody is, or not any more. */
export async function readStaffSession(
  context: Context,
  token: string | undefined,
): Promise<StaffSession | undefined> {
  if (!isToken(token)) return undefined;
  const hash = tokenHash(context.secrets, 'staff_session', token);
  const [row] = await context.db.read(readStaffSessionRow, [hash]);
  const nowMs = context.clock.now();
  const idleMs = context.settings().get(identitySettings.staffIdleMinutes) * minuteMs;
  if (!row || row.expiresAt <= nowMs || row.seenAt + idleMs <= nowMs) return undefined;
  if (nowMs - row.seenAt >= touchEveryMs) {
    await context.db.transaction((tx) => tx.query(touchStaffSession, [hash, isoTime(tx.nowMs)]));
  }
  const { login, name, roles, expiresAt } = row;
  return staffSessionOf(context.secrets, {
    id: idFrom('sts', row.session),
    staff: idFrom('stf', row.staff),
    login,
    name,
    roles,
    expiresAtMs: expiresAt,
  });
}
