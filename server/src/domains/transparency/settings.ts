import { setting } from '#platform/settings';

const originForm = /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)+$/;
const longestOrigin = 200;

export const transparencySettings = {
  origin: setting(
    'transparency.origin',
    'The name of the log of all that moved, as its checkpoints say it: an address of ours without a scheme, fixed when the log is opened',
    'lowu.localhost/log',
    (value: unknown) =>
      typeof value === 'string' && originForm.test(value) && value.length <= longestOrigin
        ? undefined
        : 'must be an address without a scheme, such as example.com/log',
  ),
} as const;
