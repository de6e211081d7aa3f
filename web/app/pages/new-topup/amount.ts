import type { TopupOptions } from '../../../client/index.ts';

/** What can be bought: the least, the most, and the step between. */
export type Bounds = Pick<TopupOptions, 'least' | 'most' | 'stepMinor'>;

const wholeDollars = /^\d{1,6}$/;

/**
 * The amount somebody typed, in cents; undefined while it is not one that can be bought. Blanks, a
 * dollar sign and full-width digits are what people type, so they are read.
 */
export function typedAmount(text: string, bounds: Bounds): number | undefined {
  const digits = text
    .replaceAll(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\s,$]|HK/gi, '');
  if (!wholeDollars.test(digits)) return undefined;
  const amountMinor = Number(digits) * 100;
  const { least, most, stepMinor } = bounds;
  const isWithin = amountMinor >= least.amountMinor && amountMinor <= most.amountMinor;
  return isWithin && amountMinor % stepMinor === 0 ? amountMinor : undefined;
}
