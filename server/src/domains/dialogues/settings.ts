import { type InstantMs, secondMs } from '#base';
import { setting, type SettingValues, wholeNumber } from '#platform/settings';

/** What an operator can set about self-service from a phone. */
export const dialogueSettings = {
  turnsPerHour: setting(
    'dialogues.turns_per_hour',
    'How many texts and USSD turns of one number are answered in an hour',
    60,
    wholeNumber(1, 10_000),
  ),
  helpHours: setting(
    'dialogues.help_hours',
    'For how many hours a number whose text was not understood is not told again what it may say',
    24,
    wholeNumber(1, 720),
  ),
  repeatSeconds: setting(
    'dialogues.repeat_seconds',
    'For how many seconds the same text from the same number is a repetition by the SMS centre',
    90,
    wholeNumber(1, 3_600),
  ),
  confirmMinutes: setting(
    'dialogues.confirm_minutes',
    'For how many minutes a yes by text buys the pack that was offered',
    10,
    wholeNumber(1, 60),
  ),
  unseenSeconds: setting(
    'dialogues.unseen_seconds',
    'After how many seconds without proof that a USSD answer was shown it is sent as a text',
    20,
    wholeNumber(5, 600),
  ),
};

export function unseenMs(settings: SettingValues): InstantMs {
  return settings.get(dialogueSettings.unseenSeconds) * secondMs;
}
