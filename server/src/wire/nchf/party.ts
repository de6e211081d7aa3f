import { type PhoneNumber, parsePhoneNumber } from '#base';

const scheme = /^(?:tel|sips?):/i;
const ofNumber = /^msisdn-(\d{5,15})$/;

/**
 * A GPSI, `msisdn-85291234567` (TS 29.571), as a number; undefined for an external identifier. The
 * network has written it in full already, so no numbering plan is asked.
 */
export function numberOfIdentity(identity: string | undefined): PhoneNumber | undefined {
  const digits = ofNumber.exec(identity ?? '')?.[1];
  return digits === undefined ? undefined : `+${digits}`;
}

/**
 * Whom an address of SIP or an `msisdn-` names: a number in E.164 where it is one, otherwise the
 * digits that were dialled (a short number such as 999); undefined for anything else, such as
 * `sip:alice@example.org`.
 */
export function partyOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const number = numberOfIdentity(address);
  if (number !== undefined) return number;
  const [dialled = '', ...parameters] = address.replace(scheme, '').split(';');
  const digits = (dialled.split('@')[0] ?? '').replace(/[-.() ]/g, '');
  if (/^\+\d{5,15}$/.test(digits)) return digits;
  if (!/^[\d*#]{1,20}$/.test(digits)) return undefined;
  // RFC 3966: a local number says in its context which country it belongs to.
  const context = parameters.find((one) => /^phone-context=\+\d+$/i.test(one));
  const whole = context && parsePhoneNumber(`${context.slice(context.indexOf('=') + 1)}${digits}`);
  return whole || digits;
}
