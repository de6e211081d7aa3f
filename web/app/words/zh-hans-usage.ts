import type { UsageWords } from './en-usage.ts';

/** 大陆简体。 */
export const zhHansUsage: UsageWords = {
  'usage.why': '为什么收这笔费用？',
};
