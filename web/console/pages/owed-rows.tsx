import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Sending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

interface OwedRowsProps {
  readonly advices: Answer<'readDevices'>['owedAdvices'];
  readonly sending: Sending;
}

/** What cash machines have taken and could not credit: to the same number, once it can be. */
export function OwedRows({ advices, sending }: OwedRowsProps): ReactNode {
  const { say, nameOf, call, session, format } = useConsole();
  const maySettle = session?.staff?.permissions.includes('claims.settle') ?? false;
  return (
    <Block title={say('machines.owed')}>
      <Rows
        label={say('machines.owed')}
        none={say('none.owedAdvices')}
        rows={advices}
        keyOf={({ id }) => id}
        columns={[
          { title: say('machines.acquirer'), render: ({ acquirer }) => acquirer },
          { title: say('machines.terminal'), render: ({ terminal }) => terminal },
          { title: say('machines.taken'), render: ({ decidedAt }) => <When at={decidedAt} /> },
          { title: say('title.line'), render: ({ maskedNumber }) => maskedNumber || '–' },
          {
            title: say('column.amount'),
            isAmount: true,
            render: ({ value }) => format.money(value),
          },
          { title: say('devices.why'), render: ({ why }) => nameOf('unsold', why) },
          {
            title: say('column.act'),
            render: ({ id: exchange }) =>
              maySettle && (
                <Button
                  loading={sending.isBusy}
                  onClick={() => sending.send(call('creditOwedAdvice', { params: { exchange } }))}
                >
                  {say('machines.credit')}
                </Button>
              ),
          },
        ]}
      />
    </Block>
  );
}
