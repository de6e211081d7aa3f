import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { useRead } from '../../reading/index.ts';
import { Known } from '../layout/known.tsx';
import { Cause } from '../parts/cause.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';

/** What became of each number, also on the line that had it before. */
export function NumberRows({ line }: { readonly line: string }): ReactNode {
  const { say, nameOf, call } = useConsole();
  const read = useRead(`numbers ${line}`, () => call('listLineNumbers', { params: { line } }));
  return (
    <Known read={read}>
      {({ events }) => (
        <Rows
          label={say('line.numberHistory')}
          none={say('none.numberHistory')}
          rows={events}
          keyOf={({ number, recordedAt }) => `${number} ${recordedAt}`}
          columns={[
            { title: say('column.when'), render: ({ recordedAt }) => <When at={recordedAt} /> },
            { title: say('column.number'), render: ({ number }) => groupedNumber(number) },
            {
              title: say('column.state'),
              render: ({ registration }) => (
                <StateTag state={registration}>{say(`registration.${registration}`)}</StateTag>
              ),
            },
            {
              title: say('column.paper'),
              render: ({ paper }) => (paper === null ? '' : nameOf('paper', paper)),
            },
            { title: say('column.ofLine'), render: (event) => <Cause id={event.line} /> },
            { title: say('column.cause'), render: ({ cause }) => <Cause id={cause} /> },
          ]}
        />
      )}
    </Known>
  );
}
