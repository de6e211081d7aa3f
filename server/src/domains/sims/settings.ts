import { setting, wholeNumber } from '#platform/settings';

export const simSettings = {
  holdHours: setting(
    'sim_swap_hold_hours',
    'How many hours a new SIM is held before it takes the place of the old one',
    4,
    wholeNumber(0, 720),
  ),
  carefulDays: setting(
    'sim_swap_careful_days',
    'How many days after a SIM was replaced a line cannot be closed with its money paid out',
    7,
    wholeNumber(0, 365),
  ),
} as const;
