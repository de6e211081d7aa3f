import { insertRows, statement } from '#platform/postgres';

export const insertRuleEvents = insertRows('auto_topups.event', {
  slot: 'int2',
  line: 'uuid',
  at: 'instant',
  event: 'text',
  cause: 'text',
  reason: 'text',
  valueMinor: 'int8',
  topup: 'uuid',
});

export interface RuleEventRow {
  readonly at: number;
  readonly event: string;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly valueMinor: bigint | null;
  readonly topup: string | null;
}

/** Newest first. */
export const readRuleEvents = statement<RuleEventRow>(
  'read auto_topups.event of line',
  `select at, event, cause, reason, value_minor, topup from auto_topups.event
   where slot = $1 and line = $2 order by at desc limit $3`,
);

export const insertConsents = insertRows('auto_topups.consent', {
  slot: 'int2',
  line: 'uuid',
  at: 'instant',
  owner: 'text',
  version: 'text',
  language: 'text',
  said: 'text',
});
