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
  const page = pageAddress('newTopup');
  return number === undefined ? page : `${page}?${new URLSearchParams({ number }).toString()}`;
}
