import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '#base';

/** Hong Kong, Macau and Taiwan read traditional characters; every other Chinese is simplified. */
function matching(tag: string): Language | undefined {
  const lower = tag.toLowerCase();
  if (lower.startsWith('en')) return 'en';
  if (!lower.startsWith('zh') && !lower.startsWith('yue')) return undefined;
  return /hant|-hk|-mo|-tw|^yue/.test(lower) ? 'zh-Hant' : 'zh-Hans';
}

/**
 * What a browser asks for, by its own order; Hong Kong's Chinese, or what is said to be usual, for
 * whoever asks for none of ours.
 */
export function preferredLanguage(
  header: string | undefined,
  usual: Language = 'zh-Hant',
): Language {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of wanted) {
    const language = matching(tag);
    if (language) return language;
  }
  return usual;
}

/** The app says in which language it shows itself; a program may say it by the standard header. */
export function languageOf(request: FastifyRequest): Language {
  return languageIn(request, 'zh-Hant');
}

/**
 * Of a channel that programs come to: a program asks for no language, and whoever writes one reads
 * the reference page, which is in English.
 */
export function programLanguageOf(request: FastifyRequest): Language {
  return languageIn(request, 'en');
}

function languageIn({ headers }: FastifyRequest, usual: Language): Language {
  const said = headers['x-language'];
  if (typeof said === 'string' && isLanguage(said)) return said;
  return preferredLanguage(headers['accept-language'], usual);
}
