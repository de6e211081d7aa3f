import type { ReactNode } from 'react';
import { Finding } from '../parts/finding.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Machinery = Answer<'readMachinery'>;
type Alarm = Machinery['alarms'][number];

const gravity = { raised: 0, look: 1, quiet: 2 } as const;

/** What is wrong comes first, each with what was found and the page that says what to do. */
export function AlarmRows({ alarms }: Pick<Machinery, 'alarms'>): ReactNode {
  const { say } = useConsole();
  const sorted = alarms.toSorted((one, other) => gravity[one.state] - gravity[other.state]);
  return (
    <Rows
      label={say('machinery.alarms')}
      none={say('machinery.allQuiet')}
      rows={sorted}
      keyOf={({ name }) => name}
      columns={[
        { title: say('column.name'), render: ({ name }) => say(`alarm.${name}`) },
        {
          title: say('column.state'),
          render: ({ state }) => (
            <StateTag state={`alarm_${state}`}>{say(`machinery.${state}`)}</StateTag>
          ),
        },
        { title: say('column.trouble'), isFree: true, render: (alarm) => <Found alarm={alarm} /> },
      ]}
    />
  );
}

function Found({ alarm: { name, state, found } }: { readonly alarm: Alarm }): ReactNode {
  const { say } = useConsole();
  if (state === 'quiet' || found === null) return '—';
  return (
    <>
      <Finding found={found} />
      <br />
      <small>{say('machinery.runbook', { name })}</small>
    </>
  );
}
