import type { UsageWords } from './en-usage.ts';

/** 香港繁體。 */
export const zhHantUsage: UsageWords = {
  'usage.why': '為何收取此費用？',
};
