import { dayMs } from '#base';
import type { CookieRule } from '#platform/http';

export interface CookieRules {
  readonly device: CookieRule;
  readonly session: CookieRule;
  readonly staff: CookieRule;
  readonly till: CookieRule;
  readonly developer: CookieRule;
}

/** Browsers keep a cookie for 400 days at most (RFC 6265bis, 5.5). */
const longestSeconds = (400 * dayMs) / 1_000;

/**
 * Our cookies. `__Host-` (RFC 6265bis, 4.1.3.2) makes the browser refuse a cookie of that name
 * which another host or a page without TLS tried to plant; it needs Secure, so plain http on
 * loopback goes without. Lax, because a person comes back to us from a payment page of another
 * site; staff never do.
 */
export function cookieRules(isSecure: boolean): CookieRules {
  const rule = (
    name: string,
    maxAgeSeconds: number | null,
    sameSite: CookieRule['sameSite'],
  ): CookieRule => ({
    name: isSecure ? `__Host-lowu-${name}` : `lowu-${name}`,
    maxAgeSeconds,
    isSecure,
    isHttpOnly: true,
    sameSite,
    path: '/',
  });
  return {
    device: rule('device', longestSeconds, 'Lax'),
    session: rule('session', longestSeconds, 'Lax'),
    staff: rule('staff', null, 'Strict'),
    till: rule('till', null, 'Strict'),
    developer: rule('developer', null, 'Strict'),
  };
}
