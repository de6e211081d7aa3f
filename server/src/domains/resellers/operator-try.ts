import type { Try } from '#identity';

/** Tries of operators stand apart from those of staff, whatever their logins are. */
export function tryOf(login: string, ip: string): Try {
  return { login: `till ${login}`, staff: null, action: 'operator.sign_in', ip };
}
