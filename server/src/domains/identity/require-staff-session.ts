import type { Context } from '#platform/context';
import { requireCsrfToken } from './csrf.ts';
import { readStaffSession } from './read-staff-session.ts';
import { refuse } from './refusals.ts';
import type { StaffSession } from './staff.ts';

interface StaffRequest {
  /** Of the cookie of staff, which no subscriber's cookie can stand in for. */
  readonly token: string | undefined;
  readonly csrfToken: string | string[] | undefined;
  readonly isChange: boolean;
}

/**
 * Who is at work, for a request that needs somebody; what changes something must carry the
 * session's CSRF token. Refuses with `staff_sign_in_needed` and `csrf_token_wrong`.
 */
export async function requireStaffSession(
  context: Context,
  { token, csrfToken, isChange }: StaffRequest,
): Promise<StaffSession> {
  const session = await readStaffSession(context, token);
  if (!session) throw refuse.staff_sign_in_needed();
  if (isChange) {
    requireCsrfToken(session.csrfToken, typeof csrfToken === 'string' ? csrfToken : undefined);
  }
  return session;
}
