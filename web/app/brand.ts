import type { Translations } from '../client/index.ts';

/**
 * The invented operator of the demo. Another operator changes this file, the wordmark and the icon.
 */
export const brand: { readonly name: Translations; readonly helpline: string } = {
  name: { en: 'Twin Harbour Mobile', 'zh-Hant': '雙灣通訊', 'zh-Hans': '双湾通讯' },
  /** As dialled from a line of ours. */
  helpline: '188',
};
