import type { ReactNode } from 'react';
import { Rows } from '../parts/rows.tsx';
import { exactTime } from '../parts/exact-time.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Machinery = Answer<'readMachinery'>;

/** How far the log of all that moved is, and how far its witnesses follow. */
export function LogRows({ log }: Pick<Machinery, 'log'>): ReactNode {
  const { say, language } = useConsole();
  if (!log) return <p>{say('machinery.noLog')}</p>;
  const until = log.sealedUntil === null ? '—' : exactTime(log.sealedUntil, language);
  return (
    <>
      <p>{say('machinery.logSize', { size: String(log.size), until })}</p>
      <Rows
        label={say('machinery.witness')}
        none={say('none.witnesses')}
        rows={log.witnesses}
        keyOf={({ url }) => url}
        columns={[
          { title: say('machinery.witness'), render: ({ url }) => url },
          { title: say('machinery.leaves'), isAmount: true, render: ({ size }) => size ?? '—' },
          { title: say('machinery.signed'), render: ({ cosignedAt }) => <When at={cosignedAt} /> },
          {
            title: say('column.trouble'),
            isFree: true,
            render: ({ failure }) =>
              failure === null ? (
                say('machinery.fine')
              ) : (
                <StateTag state="unknown">{failure}</StateTag>
              ),
          },
        ]}
      />
    </>
  );
}
