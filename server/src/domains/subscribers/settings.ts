import { oneOf, setting } from '#platform/settings';

export const subscriberSettings = {
  activation: setting(
    'line_activation',
    'What brings a new card to life: `first_use` (a call or message it makes, or data, or a top-up before) or `first_topup` alone',
    'first_use',
    oneOf('first_use', 'first_topup'),
  ),
} as const;
