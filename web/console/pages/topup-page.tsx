import { Descriptions, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupedNumber } from '../../client/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { channelName } from '../parts/channel-name.ts';
import { Method } from '../parts/method.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { TrailLink } from '../parts/trail-link.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Explained } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { AttemptRows, RefundRows } from './evidence-rows.tsx';
import { RefundPart } from './refund-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { TakeBackPart } from './take-back-part.tsx';

function Summary({ topup }: Pick<Explained, 'topup'>): ReactNode {
  const { say, format } = useConsole();
  const items = [
    {
      label: say('column.state'),
      children: <StateTag state={topup.state}>{say(`order.${topup.state}`)}</StateTag>,
    },
    {
      label: say('topup.line'),
      children: (
        <span>
          {groupedNumber(topup.number)} ·{' '}
          <Link href={pageAddress('line', { line: topup.line })}>{say('topup.showLine')}</Link>
        </span>
      ),
    },
    { label: say('column.value'), children: format.money(topup.value) },
    { label: say('column.bonus'), children: format.money(topup.bonus) },
    { label: say('column.price'), children: format.money(topup.price) },
    { label: say('column.method'), children: <Method code={topup.method} /> },
    { label: say('topup.channel'), children: channelName(topup.channel, say) },
    { label: say('column.receipt'), children: topup.receipt ?? '–' },
    { label: say('topup.ordered'), children: <When at={topup.orderedAt} /> },
    { label: say('topup.credited'), children: <When at={topup.creditedAt} /> },
  ];
  return (
    <Descriptions
      className="card"
      column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
      items={items.map((item) => ({ ...item, key: item.label }))}
    />
  );
}

function Happened({ timeline }: Pick<Explained, 'timeline'>): ReactNode {
  const { say } = useConsole();
  return (
    <div className="card">
      <Timeline
        items={timeline.map(({ at, event }) => ({
          key: `${at} ${event}`,
          content: (
            <>
              {say(`event.${event}`)}
              <div className="soft">
                <When at={at} />
              </div>
            </>
          ),
        }))}
      />
    </div>
  );
}

/** A top-up: what it is, what happened, how we know, and what comes next. */
export function TopupPage({ topup: id }: { readonly topup: string }): ReactNode {
  const { say, call, session } = useConsole();
  const mayRefund = session?.staff?.permissions.includes('refunds.propose') ?? false;
  const mayTakeBack = session?.staff?.permissions.includes('topups.undo') ?? false;
  const read = useRead(id, () => call('explainTopup', { params: { topup: id } }));
  const reference = read.value?.topup.reference ?? '';
  return (
    <Page title={say('title.topup', { reference })} beside={<TrailLink subject={id} />}>
      <Known read={read}>
        {({ topup, timeline, attempts, refunds, review, takeBackBefore }) => (
          <>
            <Summary topup={topup} />
            {review && (
              <Block title={say('review.title')}>
                <ReviewPart topup={topup} review={review} readAgain={read.readAgain} />
              </Block>
            )}
            <Block title={say('topup.timeline')}>
              <Happened timeline={timeline} />
            </Block>
            {attempts.length > 0 && (
              <Block title={say('topup.attempts')}>
                <AttemptRows attempts={attempts} />
              </Block>
            )}
            {refunds.length > 0 && (
              <Block title={say('topup.refunds')}>
                <RefundRows refunds={refunds} />
              </Block>
            )}
            {takeBackBefore && mayTakeBack && (
              <Block title={say('payments.takeBack')}>
                <TakeBackPart topup={id} before={takeBackBefore} readAgain={read.readAgain} />
              </Block>
            )}
            {topup.state === 'credited' && attempts.length > 0 && mayRefund && (
              <Block title={say('payments.propose')}>
                <RefundPart topup={topup} readAgain={read.readAgain} />
              </Block>
            )}
          </>
        )}
      </Known>
    </Page>
  );
}
