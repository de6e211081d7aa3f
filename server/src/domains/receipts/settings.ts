import { languages, type Words } from '#base';
import { setting, wholeNumber } from '#platform/settings';

const longestName = 60;

export const receiptSettings = {
  seller: setting<Words>(
    'receipts.seller',
    'The legal entity that sells, as printed receipts name it, in each language',
    {
      'zh-Hant': '雙灣通訊有限公司',
      'zh-Hans': '双湾通讯有限公司',
      en: 'Twin Harbour Mobile Limited',
    },
    (value: unknown) => {
      const words = typeof value === 'object' && value !== null ? (value as Partial<Words>) : {};
      const isFine = languages.every((language) => {
        const name = words[language];
        return typeof name === 'string' && name.length >= 1 && name.length <= longestName;
      });
      return isFine ? undefined : 'must have zh-Hant, zh-Hans and en of 1 to 60 characters';
    },
  ),
  lookupsPerAddressHour: setting(
    'receipts.lookups_per_address_hour',
    'How many receipts may be looked up by their codes per IP address (IPv6: /64) and hour',
    60,
    wholeNumber(1, 100_000),
  ),
  lookupsPerNetworkHour: setting(
    'receipts.lookups_per_network_hour',
    'How many receipts may be looked up by their codes per network (IPv4: /24, IPv6: /48) and hour',
    600,
    wholeNumber(1, 1_000_000),
  ),
} as const;
