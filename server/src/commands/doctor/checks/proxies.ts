import { type Check, look, ok } from '../check.ts';

/** Limits count by the caller's address, which only a trusted proxy may say. */
export const proxies: Check = {
  name: 'proxies',
  look: ({ environment: { host, trustedProxies, isProduction } }) => {
    const isLocal = /^(?:127\.|::1$|localhost$)/.test(host);
    if (!isProduction) return ok(`listens on ${host}; this is no production`);
    if (trustedProxies.length > 0)
      return ok(`listens on ${host} behind ${trustedProxies.join(', ')}`);
    return isLocal
      ? look(
          `listens on ${host}, where only a proxy reaches it, and trusts none: all callers count as one`,
          'set LOWU_TRUSTED_PROXIES to the address of your proxy, such as 127.0.0.1',
        )
      : look(
          `listens on ${host} without a proxy, and Lowu itself does not speak https`,
          'put a proxy before it that does, and set LOWU_TRUSTED_PROXIES to its address',
        );
  },
};
