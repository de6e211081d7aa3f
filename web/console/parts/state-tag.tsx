import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** What is as it should be is plain, what needs a look is amber, what is lost is red. */
export type Weight = 'calm' | 'good' | 'attention' | 'loss';

const colours = {
  calm: 'default',
  good: 'processing',
  attention: 'warning',
  loss: 'error',
} as const;

const heavy: Readonly<Record<string, Weight>> = {
  active: 'good',
  'in force': 'good',
  stale: 'loss',
  credited: 'good',
  captured: 'good',
  succeeded: 'good',
  registered: 'good',
  one_way: 'attention',
  locked: 'attention',
  quarantine: 'attention',
  suspended: 'attention',
  confirming: 'attention',
  unknown: 'attention',
  held_for_review: 'attention',
  mismatched: 'attention',
  refunding: 'attention',
  denied: 'attention',
  recycled: 'loss',
  waiting: 'attention',
  given_up: 'attention',
  to_send: 'attention',
  done: 'good',
  open: 'loss',
  unresolved: 'loss',
  proposed: 'attention',
  resolved: 'good',
  balanced: 'good',
  settled: 'good',
  short: 'loss',
  over: 'loss',
  appeal_open: 'attention',
  appeal_waiting: 'calm',
  appeal_answered: 'good',
  appeal_withdrawn: 'calm',
  queued: 'calm',
  sent: 'calm',
  delivered: 'good',
  failed: 'loss',
  on: 'good',
  paused: 'attention',
  chargeback_open: 'attention',
  chargeback_won: 'good',
  chargeback_lost: 'loss',
  voucher_sold: 'good',
  voucher_redeemed: 'good',
  voucher_expired: 'attention',
  voucher_blocked: 'loss',
  alarm_look: 'attention',
  alarm_raised: 'loss',
};

interface StateTagProps {
  readonly state: string;
  readonly children: ReactNode;
}

export function StateTag({ state, children }: StateTagProps): ReactNode {
  return <Tag color={colours[heavy[state] ?? 'calm']}>{children}</Tag>;
}
