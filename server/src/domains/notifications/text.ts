import {
  type HongKongDay,
  homeCountryOf,
  type Language,
  type Money,
  groupedMajorOf,
  type PhoneNumber,
  present,
  type Words,
} from '#base';
import type { SettingValues } from '#platform/settings';
import { kindRules } from './kind-rule.ts';
import type { MessageKind, MessageParameters, Workdays } from './message.ts';
import { isToAddress } from './reach.ts';
import { notificationSettings } from './settings.ts';
import { templates } from './templates.ts';

/** `{days}` is the number itself; `{days:day|days}` the word beside it, for one and for many. */
const blanks = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/** What fills a blank, and what the template goes on with behind it. */
interface Blank {
  readonly name: string;
  readonly one: string | undefined;
  readonly many: string | undefined;
  readonly behind: string;
}

interface CutTemplate {
  readonly before: string;
  readonly blanks: readonly Blank[];
}

const cutTemplates = new Map<string, CutTemplate>();

/** Cut at its blanks once: looking for them in each message was two thirds of writing it. */
function cutTemplate(text: string): CutTemplate {
  let known = cutTemplates.get(text);
  if (!known) {
    const found = [...text.matchAll(blanks)];
    const made = found.map(({ 0: { length }, 1: name = '', 2: one, 3: many, index }, at) => {
      return { name, one, many, behind: text.slice(index + length, found[at + 1]?.index) };
    });
    known = { before: text.slice(0, found[0]?.index), blanks: made };
    cutTemplates.set(text, known);
  }
  return known;
}

type Parameter = string | number | Money | Words | Workdays;

const signs = { HKD: 'HK$', CNY: '¥' } as const;

/**
 * `HK$100`, `HK$1,122.50`: cents are written only where there are any, to spare the SMS its
 * characters.
 */
export function moneyWords({ amountMinor, currency }: Money): string {
  return `${signs[currency]}${groupedMajorOf(amountMinor).replace(/\.00$/, '')}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const day = /^\d{4}-\d{2}-\d{2}$/;

/** `30 Jun 2026` in English, `2026-06-30` in Chinese. */
export function dayWords(text: HongKongDay, language: Language): string {
  if (language !== 'en') return text;
  const [year, month, date] = text.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

function wordsOf(parameter: Parameter, language: Language): string {
  if (typeof parameter === 'number') return parameter.toString();
  if (typeof parameter === 'string') {
    return day.test(parameter) ? dayWords(parameter, language) : parameter;
  }
  if ('currency' in parameter) return moneyWords(parameter);
  if ('en' in parameter) return parameter[language];
  const { least, most } = parameter;
  return least === most ? `${least}` : `${least}-${most}`;
}

/** The words of a message without its signature. */
export function bodyOf<Kind extends MessageKind>(
  kind: Kind,
  parameters: MessageParameters[Kind],
  language: Language,
  settings: SettingValues,
): string {
  const given: Readonly<Record<string, Parameter>> = parameters;
  const template = cutTemplate(templates[kind][language]);
  let body = template.before;
  for (const { name, one, many, behind } of template.blanks) {
    const parameter = name === 'hotline' ? settings.get(notificationSettings.hotline) : given[name];
    const filled = present(parameter, `the ${name} of ${kind}`);
    body += ((filled === 1 ? one : many) ?? wordsOf(filled, language)) + behind;
  }
  return body;
}

/**
 * How a number's region wants us named. Hong Kong: the registered sender, and nothing in the text.
 * The Mainland: an access code as the sender and our name in front of the text, in 【】; in English
 * in square brackets, because a single 【 turns 160 characters into 70.
 */
export function signatureFor(
  kind: MessageKind,
  to: string,
  language: Language,
  settings: SettingValues,
): { readonly sender: string; readonly prefix: string } {
  const { brand, hotline, senderHongKong, senderMainland, senderElsewhere } = notificationSettings;
  const { isConversation } = kindRules[kind];
  const isMailed = isToAddress({ kind, receiver: to });
  switch (isMailed ? undefined : homeCountryOf(to as PhoneNumber)) {
    case 'HK':
      // Nobody can write to a registered name.
      return { sender: settings.get(isConversation ? hotline : senderHongKong), prefix: '' };
    case 'CN': {
      const name = settings.get(brand)[language];
      const prefix = language === 'en' ? `[${name}] ` : `【${name}】`;
      return { sender: settings.get(senderMainland), prefix };
    }
    default:
      return { sender: settings.get(senderElsewhere), prefix: '' };
  }
}

/** A text as it reads where we need not sign it. */
export function unsigned(text: string): string {
  return text.replace(/^(?:【[^】]*】|\[[^\]]*\] )/, '');
}
