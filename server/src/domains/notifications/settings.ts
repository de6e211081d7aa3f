import { languages, type Words } from '#base';
import { setting, type SettingValues, wholeNumber } from '#platform/settings';
import { partsOf } from '#wire/smpp';
import { parseEmailAddress } from './email-address.ts';
import type { QuietHours } from './quiet-hours.ts';

/**
 * The texts are tested to fit one part with a brand of this length; a longer one would cost double.
 */
const longestBrand = { 'zh-Hant': 6, 'zh-Hans': 6, en: 14 } as const;

function brandProblem(value: unknown): string | undefined {
  const words = typeof value === 'object' && value !== null ? (value as Partial<Words>) : {};
  const isFine = languages.every((language) => {
    const text = words[language];
    return typeof text === 'string' && text.length >= 1 && text.length <= longestBrand[language];
  });
  if (!isFine) return 'must have zh-Hant and zh-Hans of 1 to 6 characters and en of 1 to 14';
  return partsOf(words.en ?? '').encoding === 'GSM-7' ? undefined : 'en must be plain letters';
}

function pattern(shape: RegExp, meaning: string) {
  return (value: unknown): string | undefined =>
    typeof value === 'string' && shape.test(value) ? undefined : `must be ${meaning}`;
}

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What an operator can set about messages. */
export const notificationSettings = {
  brand: setting<Words>(
    'notifications.brand',
    'How we sign messages to +86 numbers, in each language',
    { 'zh-Hant': '雙灣通訊', 'zh-Hans': '双湾通讯', en: 'Twin Harbour' },
    brandProblem,
  ),
  // Sender Registration Scheme (OFCA, December 2023): in Hong Kong a registered id begins with "#".
  senderHongKong: setting(
    'notifications.sender_hk',
    'Sender shown to +852 numbers: the id registered with OFCA, which begins with #',
    '#TwinHarbour',
    pattern(
      /^#?[A-Za-z0-9 ]{1,11}$/,
      'at most 11 letters and digits, with # in front if registered',
    ),
  ),
  senderMainland: setting(
    'notifications.sender_cn',
    'Sender shown to +86 numbers: the access code that the gateway gave',
    '10690188',
    pattern(/^[0-9]{5,20}$/, '5 to 20 digits'),
  ),
  senderElsewhere: setting(
    'notifications.sender_elsewhere',
    'Sender shown to all other numbers',
    'TwinHarbour',
    pattern(/^[A-Za-z0-9]{1,11}$/, 'at most 11 letters and digits'),
  ),
  hotline: setting(
    'notifications.hotline',
    'The number to call that our messages name',
    '188',
    pattern(/^[0-9]{3,5}$/, '3 to 5 digits'),
  ),
  pushHosts: setting<readonly string[]>(
    'notifications.push_hosts',
    'Hosts, and those below them, whose push services we write to browsers by',
    [
      'fcm.googleapis.com',
      'updates.push.services.mozilla.com',
      'web.push.apple.com',
      'notify.windows.com',
    ],
    (value) =>
      Array.isArray(value) && value.every((host) => /^[a-z0-9.-]+(?::\d+)?$/.test(String(host)))
        ? undefined
        : 'must be a list of host names',
  ),
  emailFrom: setting(
    'notifications.email_from',
    'The address that our e-mails are from',
    'no-reply@twin-harbour.example',
    (value) =>
      typeof value === 'string' && parseEmailAddress(value) === value
        ? undefined
        : 'must be an e-mail address',
  ),
  emailCodeMinutes: setting(
    'notifications.email_code_minutes',
    'How long the code can be used that shows an e-mail address to be its owner’s, in minutes',
    30,
    wholeNumber(5, 120),
  ),
  quietFrom: setting(
    'notifications.quiet_from',
    'From when on, in Hong Kong, what can wait for the morning waits, unless its receiver chose',
    '22:00',
    pattern(clockTime, 'a time such as 22:00'),
  ),
  quietUntil: setting(
    'notifications.quiet_until',
    'When the morning begins',
    '08:00',
    pattern(clockTime, 'a time such as 08:00'),
  ),
  mostAttempts: setting(
    'notifications.most_attempts',
    'How often a message is handed to the gateway before it counts as failed; while none can be reached, what has no other way waits as long as it is of use',
    10,
    wholeNumber(1, 30),
  ),
  attemptsOnWay: setting(
    'notifications.attempts_on_way',
    'How often a message is tried on one way before it goes the next, where there is one',
    5,
    wholeNumber(1, 30),
  ),
  receiptHours: setting(
    'notifications.receipt_hours',
    'For how many hours a receipt of a short message is waited for; 0 where the centre sends none',
    24,
    wholeNumber(0, 168),
  ),
  keptDays: setting(
    'notifications.kept_days',
    'For how many days messages are kept, with their words and numbers',
    730,
    wholeNumber(30, 3_650),
  ),
};

/** The quiet hours of whoever did not choose their own. */
export function quietHoursOf(settings: SettingValues): QuietHours {
  const { quietFrom, quietUntil } = notificationSettings;
  const [fromMinute, untilMinute] = [settings.get(quietFrom), settings.get(quietUntil)].map(
    minuteOf,
  );
  return { fromMinute: fromMinute ?? 0, untilMinute: untilMinute ?? 0 };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
