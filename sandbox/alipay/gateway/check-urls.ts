import type { Merchant } from '../merchants.ts';
import { Refused } from '../protocol/refusal.ts';
import { isWebAddress } from '../../kit/web-address.ts';

/** The documents forbid parameters of one's own in notify_url: they would enter the signed form. */
export function checkNotifyUrl(merchant: Merchant, url: string | undefined): void {
  if (!url) return;
  if (!isWebAddress(url) || url.includes('?')) {
    throw new Refused('isv.invalid-parameter', 'notify_url must be a full address without a query');
  }
  const { host } = new URL(url);
  if (merchant.notifyHosts !== undefined && !merchant.notifyHosts.includes(host)) {
    throw new Refused('isv.invalid-parameter', `notify_url must not point to ${host}`);
  }
}

export function checkReturnUrl(url: string | undefined): void {
  if (url && !isWebAddress(url)) {
    throw new Refused('isv.invalid-parameter', 'return_url must be a full address');
  }
}
