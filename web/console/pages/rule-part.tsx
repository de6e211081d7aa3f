import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Known } from '../layout/known.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { type Console, useConsole } from '../state/console-context.tsx';
import type { LineRule } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';

type Rule = NonNullable<LineRule['rule']>;

/** When it tops up, as its owner has chosen. */
function conditionsOf(rule: Rule, { say, format }: Console): string {
  const { below, daysLeft } = rule;
  return [
    ...(below ? [say('rule.below', { amount: format.money(below) })] : []),
    ...(daysLeft === null ? [] : [say('rule.days', { days: String(daysLeft) })]),
    ...monthlyOf(rule, { say, format }),
  ].join(' · ');
}

function monthlyOf(
  { monthlyDay, monthlyAmount, monthlyUntil }: Rule,
  { say, format }: Pick<Console, 'say' | 'format'>,
): string[] {
  if (monthlyDay === null || !monthlyAmount) return [];
  const given = { day: String(monthlyDay), amount: format.money(monthlyAmount) };
  return monthlyUntil === null
    ? [say('rule.monthly', given)]
    : [say('rule.monthlyUntil', { ...given, until: format.day(monthlyUntil) })];
}

/** At a time, or up to which balance; a month's has its own. */
function amountOf({ amount, target }: Rule, { say, format }: Console): string {
  if (target) return say('rule.to', { amount: format.money(target) });
  return amount ? say('rule.by', { amount: format.money(amount) }) : '–';
}

function nextOf({ next, isUnderWay, skipsNext }: Rule, { say, format }: Console): string {
  const ahead = next
    ? say('rule.nextOf', {
        day: next.at === null ? format.day(next.day) : format.dayAndTime(next.at),
        cause: say(`ruleCause.${next.cause}`),
      })
    : '–';
  return [
    ahead,
    ...(isUnderWay ? [say('rule.underWay')] : []),
    ...(skipsNext ? [say('rule.skips')] : []),
  ].join(' · ');
}

function RuleFacts({ rule }: { readonly rule: Rule }): ReactNode {
  const console = useConsole();
  const { say, format, language } = console;
  const { state, used, cap, usedTimes, capTimes } = rule;
  const items = [
    {
      label: say('rule.state'),
      children: (
        <StateTag state={state}>
          {say(`rule.${state}`, { why: rule.pausedWhy?.[language] ?? '–' })}
        </StateTag>
      ),
    },
    { label: say('rule.when'), children: conditionsOf(rule, console) },
    { label: say('rule.amount'), children: amountOf(rule, console) },
    {
      label: say('rule.cap'),
      children: say('rule.capOf', {
        used: format.money(used),
        cap: format.money(cap),
        usedTimes: String(usedTimes),
        times: String(capTimes),
      }),
    },
    { label: say('rule.next'), children: nextOf(rule, console) },
  ];
  return (
    <Descriptions
      className="card"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

/** A line's rule of auto top-up, and what it has done and not done. */
export function RulePart({ line }: { readonly line: string }): ReactNode {
  const { say, nameOf, call, format, language } = useConsole();
  const read = useRead(line, () => call('readLineRule', { params: { line } }));
  return (
    <Known read={read}>
      {({ rule, events }) =>
        rule ? (
          <>
            <RuleFacts rule={rule} />
            <Rows
              label={say('rule.log')}
              none={say('rule.noLog')}
              rows={events.map((event, at) => ({ ...event, key: at }))}
              keyOf={({ key }) => key}
              columns={[
                { title: say('column.when'), render: ({ at }) => <When at={at} /> },
                { title: say('rule.event'), render: ({ event }) => say(`ruleEvent.${event}`) },
                {
                  title: say('rule.cause'),
                  render: ({ cause }) => (cause === null ? '–' : say(`ruleCause.${cause}`)),
                },
                {
                  title: say('rule.reason'),
                  render: ({ why, reason }) =>
                    why?.[language] ?? (reason === null ? '–' : nameOf('ruleReason', reason)),
                },
                {
                  title: say('column.cause'),
                  render: ({ topup }) => <OrderLink topup={topup} />,
                },
                {
                  title: say('column.amount'),
                  isAmount: true,
                  render: ({ amount }) => (amount ? format.money(amount) : '–'),
                },
              ]}
            />
          </>
        ) : (
          <p className="soft">{say('rule.none')}</p>
        )
      }
    </Known>
  );
}
