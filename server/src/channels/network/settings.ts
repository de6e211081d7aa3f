import { setting, wholeNumber } from '#platform/settings';

function addressOrNothing(value: unknown): string | undefined {
  if (value === '') return undefined;
  return typeof value === 'string' && value.length <= 1_000 && URL.canParse(value)
    ? undefined
    : 'must be an address, or nothing';
}

export const networkSettings = {
  topUpPage: setting(
    'network_top_up_page',
    'Where the network sends data that has run out, free of charge; nothing means the top-up page of this server',
    '',
    addressOrNothing,
  ),
  idleSeconds: setting(
    'network_idle_seconds',
    'After how many seconds without use the network gives a quota back',
    600,
    wholeNumber(10, 86_400),
  ),
} as const;
