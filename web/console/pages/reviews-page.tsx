import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { groupedNumber } from '../../client/index.ts';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import { useRead } from '../../reading/index.ts';

/** Top-ups whose money waits for people, those that have waited longest first. */
export function ReviewsPage(): ReactNode {
  const { say, call, format } = useConsole();
  const read = useRead('reviews', () => call('listReviews', {}));
  return (
    <Page title={say('title.reviews')}>
      <Known read={read}>
        {({ reviews }) => (
          <Rows
            label={say('title.reviews')}
            none={say('none.reviews')}
            rows={reviews}
            keyOf={({ topup }) => topup.id}
            columns={[
              {
                title: say('review.heldSince'),
                render: ({ heldAt, isOverdue }) => (
                  <>
                    <When at={heldAt} />
                    {isOverdue && <Tag color="warning">{say('review.overdue')}</Tag>}
                  </>
                ),
              },
              {
                title: say('column.reference'),
                render: ({ topup: { id, reference } }) => (
                  <Link href={pageAddress('topup', { topup: id })}>{reference}</Link>
                ),
              },
              {
                title: say('column.number'),
                render: ({ topup }) => groupedNumber(topup.number),
              },
              {
                title: say('review.why'),
                render: ({ cause, rules }) =>
                  cause === 'rule'
                    ? rules.map((rule) => say(`rule.${rule}.name`)).join(', ')
                    : say('review.mismatch'),
              },
              {
                title: say('review.proposal'),
                render: ({ decision }) => (decision === null ? '–' : say(`review.${decision}`)),
              },
              {
                title: say('column.value'),
                isAmount: true,
                render: ({ topup }) => format.money(topup.value),
              },
            ]}
          />
        )}
      </Known>
    </Page>
  );
}
