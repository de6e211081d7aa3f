import type { ReactNode } from 'react';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Method } from '../parts/method.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import { useRead } from '../../reading/index.ts';

/** Every permission to charge, newest first: how it stands, what it used, what was declined. */
export function MandatesPage(): ReactNode {
  const { say, call, format } = useConsole();
  const read = useRead('mandates', () => call('listStaffMandates', {}));
  return (
    <Page title={say('title.mandates')}>
      <Known read={read}>
        {({ mandates }) => (
          <Rows
            label={say('title.mandates')}
            none={say('none.mandates')}
            rows={mandates}
            keyOf={({ id }) => id}
            columns={[
              { title: say('mandate.since'), render: ({ openedAt }) => <When at={openedAt} /> },
              {
                title: say('mandate.method'),
                render: ({ connector }) => <Method code={connector} />,
              },
              { title: say('mandate.account'), render: ({ label }) => label ?? '–' },
              {
                title: say('mandate.state'),
                render: ({ state, isBusy }) => (
                  <StateTag state={isBusy ? 'unknown' : state}>
                    {isBusy ? say('mandate.busy') : say(`mandate.${state}`)}
                  </StateTag>
                ),
              },
              { title: say('mandate.decline'), render: ({ lastDecline }) => lastDecline ?? '–' },
              { title: say('mandate.rests'), render: ({ restsUntil }) => <When at={restsUntil} /> },
              {
                title: say('mandate.used'),
                isAmount: true,
                render: ({ used, mostInPeriod }) =>
                  `${format.money(used)} / ${format.money(mostInPeriod)}`,
              },
            ]}
          />
        )}
      </Known>
    </Page>
  );
}
