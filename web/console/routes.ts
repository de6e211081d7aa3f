import { consolePages } from '@lowu/contract/console/pages';
import { filled, type Parameters } from '../client/index.ts';

/** The page's pattern as the router writes it: `/console/lines/:line`. */
export function patternOf(page: keyof typeof consolePages): string {
  return consolePages[page].replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Where a page is. */
export function pageAddress(page: keyof typeof consolePages, params: Parameters = {}): string {
  return filled(consolePages[page], params);
}

/** The trail of one subject. */
export function trailAddress(subject: string): string {
  return `${pageAddress('trail')}?${new URLSearchParams({ subject }).toString()}`;
}
