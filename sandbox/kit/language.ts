import type { Incoming } from './server.ts';

export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];

/** The names that a language switch shows, each in its own language. */
export const languageNames: Record<Language, string> = {
  'zh-Hant': '繁體',
  'zh-Hans': '简体',
  en: 'English',
};

/** `?lang=` wins, then the browser's list in its order; without either it is zh-Hant. */
export function languageOf(incoming: Incoming): Language {
  const asked = incoming.query.get('lang');
  const chosen = languages.find((language) => language === asked);
  if (chosen !== undefined) return chosen;
  for (const tag of (incoming.headers['accept-language'] ?? '').split(',')) {
    const language = fromTag((tag.split(';')[0] ?? '').trim().toLowerCase());
    if (language !== undefined) return language;
  }
  return 'zh-Hant';
}

function fromTag(tag: string): Language | undefined {
  if (tag.startsWith('en')) return 'en';
  if (!tag.startsWith('zh')) return undefined;
  return /hant|hk|mo|tw/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
