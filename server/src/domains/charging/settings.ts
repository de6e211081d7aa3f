import { setting, wholeNumber } from '#platform/settings';

export const chargingSettings = {
  silenceSeconds: setting(
    'charging_silence_seconds',
    'How many seconds after the end of its quota a network may be silent before what is held for it is set free',
    300,
    wholeNumber(10, 86_400),
  ),
  keptHours: setting(
    'charging_sessions_kept_hours',
    'For how many hours a session that is over is kept, to answer what the network sends again',
    24,
    wholeNumber(1, 720),
  ),
} as const;
