import type { Words } from '#base';

export function words(en: string, traditional: string, simplified: string): Words {
  return { en, 'zh-Hant': traditional, 'zh-Hans': simplified };
}
