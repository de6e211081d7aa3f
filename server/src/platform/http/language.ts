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
 * What a browser asks for, by its own order; Hong Kong's Chinese for whoever asks for none of ours.
 */
export function preferredLanguage(header: string | undefined): Language {
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
  return 'zh-Hant';
}

/** The app says in which language it shows itself; a program may say it by the standard header. */
export function languageOf(request: FastifyRequest): Language {
  const said = request.headers['x-language'];
  if (typeof said === 'string' && isLanguage(said)) return said;
  return preferredLanguage(request.headers['accept-language']);
}
