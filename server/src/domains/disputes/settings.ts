import { setting, wholeNumber } from '#platform/settings';

/** What an operator can set about appeals. */
export const disputeSettings = {
  firstAnswerHours: setting(
    'disputes.first_answer_hours',
    'Within how many hours a person is told something by a person about an appeal',
    48,
    wholeNumber(1, 720),
  ),
  answerDays: setting(
    'disputes.answer_days',
    'Within how many days an appeal is answered; they end at 23:59:59 in Hong Kong. The Mainland’s rules for appeals of telecom users allow 15',
    15,
    wholeNumber(1, 60),
  ),
  mostPausedDays: setting(
    'disputes.most_paused_days',
    'For how many days in all the clock of an answer stands still while the person is asked something; 0 for never',
    10,
    wholeNumber(0, 60),
  ),
  firstAnswerNearHours: setting(
    'disputes.first_answer_near_hours',
    'How many hours before the first answer is late an alarm is told',
    12,
    wholeNumber(1, 240),
  ),
  answerNearDays: setting(
    'disputes.answer_near_days',
    'How many days before an answer is late an alarm is told',
    3,
    wholeNumber(1, 30),
  ),
  reopenDays: setting(
    'disputes.reopen_days',
    'For how many days after an answer the person may open the appeal again, once',
    30,
    wholeNumber(0, 365),
  ),
  aloneMostMinor: setting(
    'disputes.alone_most_minor',
    'Up to which goodwill one member of staff answers alone, in minor units of HKD',
    2_000,
    wholeNumber(0, 100_000_000),
  ),
  aloneDayMinor: setting(
    'disputes.alone_day_minor',
    'How much goodwill one member of staff gives alone in a day of Hong Kong, in minor units of HKD; what is more waits for a second person',
    10_000,
    wholeNumber(0, 100_000_000),
  ),
  aloneLineMinor: setting(
    'disputes.alone_line_minor',
    'How much goodwill is given on one line within 30 days by one person alone, whoever it is each time, in minor units of HKD; what is more waits for a second person',
    5_000,
    wholeNumber(0, 100_000_000),
  ),
  goodwillMostMinor: setting(
    'disputes.goodwill_most_minor',
    'How much goodwill one answer may give, in minor units of HKD',
    50_000,
    wholeNumber(1, 100_000_000),
  ),
  goodwillDays: setting(
    'disputes.goodwill_days',
    'For how many days goodwill can be spent',
    180,
    wholeNumber(1, 1_000),
  ),
  mostAttachments: setting(
    'disputes.most_attachments',
    'How many files may be added to an appeal',
    5,
    wholeNumber(0, 20),
  ),
  attachmentsKeptMonths: setting(
    'disputes.attachments_kept_months',
    'For how many months files are kept after their appeal is over',
    24,
    wholeNumber(1, 600),
  ),
  appealsPerDay: setting(
    'disputes.appeals_per_day',
    'How many appeals a person may raise in 24 hours',
    10,
    wholeNumber(1, 1_000),
  ),
};
