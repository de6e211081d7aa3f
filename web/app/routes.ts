import { appPages } from '@lowu/contract/app/pages';
import { filled, type Parameters } from '../client/index.ts';

/** The page's pattern as the router writes it: `/top-ups/:topup`. */
export function patternOf(page: keyof typeof appPages): string {
  return appPages[page].replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Where a page is. */
export function pageAddress(page: keyof typeof appPages, params: Parameters = {}): string {
  return filled(appPages[page], params);
}

export function newTopupAddress(number: string | undefined): string {
  return addressFor('newTopup', number);
}

export function voucherAddress(number: string | undefined): string {
  return addressFor('voucher', number);
}

/** The rule of the line that has this number. */
export function autoTopupAddress(number: string): string {
  return addressFor('autoTopup', number);
}

function addressFor(
  name: 'newTopup' | 'voucher' | 'autoTopup',
  number: string | undefined,
): string {
  const page = pageAddress(name);
  return number === undefined ? page : `${page}?${new URLSearchParams({ number }).toString()}`;
}

/** Where one says what went wrong with an order, or with a charge of a line. */
export function newAppealAddress(about: Readonly<Record<string, string>>): string {
  return `${pageAddress('newAppeal')}?${new URLSearchParams(about).toString()}`;
}
