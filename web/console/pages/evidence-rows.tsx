import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { evidenceText, sayingText } from '../parts/evidence-text.ts';
import { exactTime } from '../parts/exact-time.ts';
import { reasonText } from '../parts/reason-text.ts';
import { type Column, Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { Method } from '../parts/method.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Explained, ExplainedPayment } from '../state/staff-channel.ts';

interface Asked {
  readonly asked: number;
  readonly askAt: string | null;
}

/** Whether the provider is asked again, and when: what a person at the phone can be told. */
function Next({ asked, askAt }: Asked): ReactNode {
  const { say, language } = useConsole();
  const times = String(asked);
  if (askAt === null) return say('topup.askedEnough', { times });
  return say('topup.askAt', { times, time: exactTime(askAt, language) });
}

type Told = Explained['attempts'][number] | Explained['refunds'][number];

/** What attempts and refunds have in common. */
function useToldColumns<One extends Told>(): {
  readonly state: Column<One>;
  readonly rest: readonly Column<One>[];
} {
  const { say, nameOf, format } = useConsole();
  return {
    state: {
      title: say('column.state'),
      render: ({ state }) => <StateTag state={state}>{say(`attempt.${state}`)}</StateTag>,
    },
    rest: [
      {
        title: say('topup.evidence'),
        isFree: true,
        render: ({ evidence, amount }) => {
          return evidenceText(evidence, { say, nameOf, format, currency: amount.currency });
        },
      },
      { title: say('topup.next'), isFree: true, render: (one) => <Next {...one} /> },
      {
        title: say('column.amount'),
        isAmount: true,
        render: ({ amount }) => format.money(amount),
      },
    ],
  };
}

export function AttemptRows({ attempts }: Pick<Explained, 'attempts'>): ReactNode {
  const { say } = useConsole();
  const { state, rest } = useToldColumns<Explained['attempts'][number]>();
  return (
    <Rows
      label={say('topup.attempts')}
      none={say('none.attempts')}
      rows={attempts}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('column.method'),
          render: ({ id, connector }) => (
            <Link href={pageAddress('payment', { payment: id })}>
              <Method code={connector} />
            </Link>
          ),
        },
        state,
        { title: say('topup.sent'), render: ({ sentAt }) => <When at={sentAt} /> },
        {
          title: say('topup.providerReference'),
          isFree: true,
          render: ({ providerReference }) => providerReference ?? '–',
        },
        ...rest,
      ]}
    />
  );
}

export function RefundRows({ refunds }: Pick<Explained, 'refunds'>): ReactNode {
  const { say, nameOf } = useConsole();
  const { state, rest } = useToldColumns<Explained['refunds'][number]>();
  return (
    <Rows
      label={say('topup.refunds')}
      none={say('none.attempts')}
      rows={refunds}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('column.reason'),
          render: ({ reason }) => reasonText(reason, { say, nameOf }),
        },
        state,
        ...rest,
      ]}
    />
  );
}

/** What the provider told unasked. */
export function NoticeRows({ notices }: Pick<ExplainedPayment, 'notices'>): ReactNode {
  const { say } = useConsole();
  return (
    <Rows
      label={say('appeal.notices')}
      none={say('none.notices')}
      rows={notices}
      keyOf={({ eventId }) => eventId}
      columns={[
        { title: say('appeal.received'), render: ({ receivedAt }) => <When at={receivedAt} /> },
        { title: say('appeal.says'), render: ({ says }) => sayingText(says, say) },
        { title: say('appeal.event'), render: ({ eventId }) => eventId },
        {
          title: say('appeal.digest'),
          render: ({ digest }) => <span title={digest}>{digest.slice(0, 12)}…</span>,
        },
      ]}
    />
  );
}
