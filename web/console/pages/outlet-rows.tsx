import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { OutletDesk } from '../state/staff-channel.ts';

export type Outlet = OutletDesk['outlets'][number];

interface OutletRowsProps extends OutletDesk {
  readonly sending: Sending;
  /** Undefined for whoever may only look. */
  readonly onChange: ((outlet: Outlet) => void) | undefined;
}

export function OutletRows({ outlets, districts, sending, onChange }: OutletRowsProps): ReactNode {
  const { say, call, language } = useConsole();
  const withdraw = ({ code }: Outlet): void =>
    sending.send(call('withdrawOutlet', { params: { code } }));
  return (
    <Rows
      label={say('title.outlets')}
      none={say('none.outlets')}
      rows={outlets}
      keyOf={({ code }) => code}
      columns={[
        { title: say('outlets.code'), render: ({ code }) => code },
        {
          title: say('column.name'),
          isFree: true,
          render: ({ name, address }) => (
            <>
              {name[language]}
              <br />
              <span className="soft">{address[language]}</span>
            </>
          ),
        },
        {
          title: say('outlets.kind'),
          render: (outlet) => <KindAndPlace outlet={outlet} districts={districts} />,
        },
        { title: say('outlets.hours'), isFree: true, render: ({ hours }) => hours },
        {
          title: say('column.state'),
          render: (outlet) => (
            <>
              <Standing outlet={outlet} />
              <br />
              <span className="soft">
                <When at={outlet.changedAt} />
              </span>
            </>
          ),
        },
        {
          title: say('column.act'),
          render: (outlet) =>
            onChange && (
              <>
                <Button onClick={() => onChange(outlet)}>{say('outlets.change')}</Button>{' '}
                {!outlet.isWithdrawn && (
                  <Button danger disabled={sending.isBusy} onClick={() => withdraw(outlet)}>
                    {say('outlets.withdraw')}
                  </Button>
                )}
              </>
            ),
        },
      ]}
    />
  );
}

interface KindAndPlaceProps extends Pick<OutletDesk, 'districts'> {
  readonly outlet: Outlet;
}

function KindAndPlace({ outlet: { kind, district }, districts }: KindAndPlaceProps): ReactNode {
  const { say, language } = useConsole();
  return (
    <>
      {say(`outlets.kind.${kind}`)}
      <br />
      <span className="soft">
        {districts.find(({ code }) => code === district)?.name[language] ?? district}
      </span>
    </>
  );
}

/** Whether subscribers are sent there now. */
function Standing({ outlet }: { readonly outlet: Outlet }): ReactNode {
  const { say } = useConsole();
  const { isWithdrawn, isSellerSuspended } = outlet;
  if (isWithdrawn) return <StateTag state="withdrawn">{say('outlets.withdrawn')}</StateTag>;
  if (isSellerSuspended) return <StateTag state="unknown">{say('outlets.stopped')}</StateTag>;
  return <StateTag state="done">{say('outlets.shown')}</StateTag>;
}
