import { setting, wholeNumber, yesOrNo } from '#platform/settings';

function isPort(one: unknown): boolean {
  return Number.isInteger(one) && Number(one) > 0 && Number(one) < 65_536;
}

function portsProblem(value: unknown): string | undefined {
  const isList = Array.isArray(value) && value.every(isPort);
  return isList ? undefined : 'must be a list of ports';
}

export const webhookSettings = {
  mayBeLoopback: setting(
    'webhook_loopback_allowed',
    'Whether webhooks may go to this machine itself and without TLS: for the demo only',
    false,
    yesOrNo,
  ),
  closedPorts: setting<readonly number[]>(
    'webhook_loopback_closed_ports',
    'To which ports of this machine webhooks never go: those of the demo itself, which sets it',
    [],
    portsProblem,
  ),
  mostEndpoints: setting(
    'webhook_endpoints_most',
    'How many endpoints one partner may have',
    16,
    wholeNumber(1, 1_000),
  ),
  mostAtOnce: setting(
    'webhook_at_once',
    'How many deliveries one endpoint is sent at the same time by one process',
    16,
    wholeNumber(1, 64),
  ),
  mostAtOnceOfOwner: setting(
    'webhook_at_once_owner',
    'How many deliveries one partner is sent at the same time by one process, over all endpoints',
    64,
    wholeNumber(1, 1_024),
  ),
  timeoutSeconds: setting(
    'webhook_timeout_seconds',
    'How many seconds a receiver may take to answer a delivery',
    15,
    wholeNumber(1, 60),
  ),
  failingHours: setting(
    'webhook_failing_hours',
    'After how many hours without one success an endpoint is turned off',
    72,
    wholeNumber(1, 720),
  ),
  overlapHours: setting(
    'webhook_secret_overlap_hours',
    'How many hours the secret before still signs once an endpoint has been given another',
    24,
    wholeNumber(0, 720),
  ),
  replaysPerHour: setting(
    'webhook_replays_per_hour',
    'How often an endpoint may be sent again what has happened, 500 events each time',
    60,
    wholeNumber(1, 10_000),
  ),
  testsPerHour: setting(
    'webhook_tests_per_hour',
    'How often an endpoint may be sent an event to try it',
    60,
    wholeNumber(1, 10_000),
  ),
  keptDays: setting(
    'webhook_kept_days',
    'How many days events and their deliveries are kept, to be looked at and sent again',
    30,
    wholeNumber(1, 366),
  ),
} as const;
