import { setting, wholeNumber } from '#platform/settings';

export const kioskSettings = {
  enrolMinutes: setting(
    'kiosk_enrol_minutes',
    'How long a one-time code lets a kiosk show its key',
    60,
    wholeNumber(1, 1_440),
  ),
  enrolTriesPerHour: setting(
    'kiosk_enrol_tries_per_hour',
    'How often a one-time code may be tried per kiosk and hour',
    10,
    wholeNumber(1, 1_000),
  ),
  mostDayMinor: setting(
    'kiosk_most_day_minor',
    'How much one kiosk may credit a day, in minor units; notes beyond it are kept to be claimed',
    5_000_000,
    wholeNumber(0, 1_000_000_000),
  ),
  mostOfflineMinor: setting(
    'kiosk_most_offline_minor',
    'How much one customer may put into a kiosk while the network is gone, in minor units; 0 for nothing',
    50_000,
    wholeNumber(0, 100_000),
  ),
  mostStoredSales: setting(
    'kiosk_most_stored_sales',
    'How many sales a kiosk stores while the network is gone before it takes no more notes',
    50,
    wholeNumber(0, 1_000),
  ),
  idleSeconds: setting(
    'kiosk_idle_seconds',
    'After how many seconds without a touch a kiosk ends the session of whoever left',
    60,
    wholeNumber(10, 600),
  ),
  silentMinutes: setting(
    'kiosk_silent_minutes',
    'After how many minutes without a word a kiosk is shown as silent',
    5,
    wholeNumber(1, 1_440),
  ),
  boxNotes: setting(
    'kiosk_box_notes',
    'How many notes the box of a kiosk holds; at nine tenths it is shown as nearly full',
    600,
    wholeNumber(1, 10_000),
  ),
} as const;
