import { broken, type Check, look, ok } from '../check.ts';

/** Cookies are secure exactly when the public address is https. */
export const publicAddress: Check = {
  name: 'public-address',
  look: ({ environment: { publicUrl, isProduction } }) => {
    if (!URL.canParse(publicUrl)) {
      return broken(`LOWU_PUBLIC_URL is no address: ${publicUrl}`, advice);
    }
    const { protocol, hostname } = new URL(publicUrl);
    if (protocol === 'https:') return ok(`${publicUrl}, with secure cookies`);
    if (isProduction) return broken(`${publicUrl} is not https, so cookies can be stolen`, advice);
    const isHere = /^(?:localhost|127\.|\[::1\])/.test(hostname);
    return isHere ? ok(publicUrl) : look(`${publicUrl} is not https`, advice);
  },
};

const advice = 'set LOWU_PUBLIC_URL to the https address that people and providers use';
