import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { Method } from '../parts/method.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';
import { AlarmRows } from './alarm-rows.tsx';
import { LogRows } from './log-rows.tsx';

type Machinery = Answer<'readMachinery'>;

function Trouble({ text }: { readonly text: string | null }): ReactNode {
  const { say } = useConsole();
  return text === null ? say('machinery.fine') : <StateTag state="unknown">{text}</StateTag>;
}

function ScheduleRows({ schedules }: Pick<Machinery, 'schedules'>): ReactNode {
  const { say, nameOf } = useConsole();
  return (
    <Rows
      label={say('machinery.schedules')}
      none={say('none.schedules')}
      rows={schedules}
      keyOf={({ name }) => name}
      columns={[
        { title: say('column.name'), render: ({ name }) => nameOf('schedule', name) },
        { title: say('column.lastRun'), render: ({ finishedAt }) => <When at={finishedAt} /> },
        { title: say('column.nextRun'), render: ({ nextRunAt }) => <When at={nextRunAt} /> },
        {
          title: say('column.trouble'),
          isFree: true,
          render: ({ failure }) => <Trouble text={failure} />,
        },
      ]}
    />
  );
}

function JobRows({ jobs }: Pick<Machinery, 'jobs'>): ReactNode {
  const { say, nameOf } = useConsole();
  return (
    <Rows
      label={say('machinery.jobs')}
      none={say('none.jobs')}
      rows={jobs}
      keyOf={({ id }) => id}
      columns={[
        { title: say('column.name'), render: ({ task }) => nameOf('task', task) },
        { title: say('column.nextRun'), render: ({ runAt }) => <When at={runAt} /> },
        {
          title: say('column.tries'),
          isAmount: true,
          render: ({ attempts, maxAttempts }) => `${attempts} / ${maxAttempts}`,
        },
        {
          title: say('column.trouble'),
          isFree: true,
          render: ({ lastError }) => <Trouble text={lastError} />,
        },
      ]}
    />
  );
}

function MethodRows({ methods }: Pick<Machinery, 'methods'>): ReactNode {
  const { say } = useConsole();
  return (
    <Rows
      label={say('machinery.methods')}
      none={say('none.methods')}
      rows={methods}
      keyOf={({ connector }) => connector}
      columns={[
        {
          title: say('column.name'),
          render: ({ connector }) => <Method code={connector} />,
        },
        {
          title: say('column.state'),
          render: ({ health }) => (
            <StateTag state={health === 'good' ? 'done' : 'open'}>
              {say(`machinery.${health}`)}
            </StateTag>
          ),
        },
      ]}
    />
  );
}

/** How the machine is: what is wrong first, then what runs by itself and how it goes. */
export function MachineryPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('machinery', () => call('readMachinery', {}));
  return (
    <Page title={say('title.machinery')}>
      <Known read={read}>
        {({ alarms, methods, log, schedules, jobs }) => (
          <>
            <Block title={say('machinery.alarms')}>
              <AlarmRows alarms={alarms} />
            </Block>
            <Block title={say('machinery.methods')}>
              <MethodRows methods={methods} />
            </Block>
            <Block title={say('machinery.log')}>
              <LogRows log={log} />
            </Block>
            <Block title={say('machinery.schedules')}>
              <ScheduleRows schedules={schedules} />
            </Block>
            <Block title={say('machinery.jobs')}>
              <JobRows jobs={jobs} />
            </Block>
          </>
        )}
      </Known>
    </Page>
  );
}
