import { useEffect, useState } from 'react';

/**
 * The code that a link has brought, behind the `#`, which no server sees. It is taken out of the
 * address at once, whoever is signed in and whether it can be one or not: what stays there is read
 * by whoever comes by, and kept in bookmarks.
 */
export function takeInvitation(): string | undefined {
  const given = /^#invitation=(.*)$/.exec(location.hash)?.[1];
  if (given === undefined) return undefined;
  history.replaceState(null, '', location.pathname);
  return /^[\w-]{16,40}$/.test(given) ? given : undefined;
}

export interface BroughtInvitation {
  readonly code: string | undefined;
  /** Of no more use, since somebody is in. */
  forget(): void;
}

/** Beside the first, also that of a link that is followed while the page is open. */
export function useInvitation(first: string | undefined): BroughtInvitation {
  const [code, setCode] = useState(first);
  useEffect(() => {
    const take = (): void => setCode((before) => takeInvitation() ?? before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return { code, forget: () => setCode(undefined) };
}
