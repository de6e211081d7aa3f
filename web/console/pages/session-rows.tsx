import type { ReactNode } from 'react';
import { Known } from '../layout/known.tsx';
import { amountText } from '../parts/amount-text.ts';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { type Console, useConsole } from '../state/console-context.tsx';
import type { LineSession, Unit } from '../state/staff-channel.ts';
import { useRead } from '../../reading/index.ts';

type Group = LineSession['groups'][number];
type Service = Group['used'][number]['service'];

const unitOf: Readonly<Record<Service, Unit>> = { data: 'BYTE', voice: 'SECOND', sms: 'MESSAGE' };

/** Each zone apart: a session that has crossed a border has used in two. */
function Used({ used }: Pick<Group, 'used'>): ReactNode {
  const { say, nameOf, format } = useConsole();
  return used.map(({ service, zone, units }) => (
    <div key={`${service} ${zone}`}>
      {nameOf('service', service)} · {nameOf('zone', zone)} ·{' '}
      {amountText(unitOf[service], units, format, say)}
    </div>
  ));
}

/** Of what it has used last; before it has used anything nobody has said what it does. */
function quotaText({ quotaUnits, used }: Group, { say, format }: Console): string {
  const last = used.at(-1);
  if (quotaUnits === null || !last) return '';
  return amountText(unitOf[last.service], quotaUnits, format, say);
}

/** What the line does at this moment, as the network has said it last. */
export function SessionRows({ line }: { readonly line: string }): ReactNode {
  const console = useConsole();
  const { say, nameOf, call } = console;
  const read = useRead(line, () => call('listLineSessions', { params: { line } }));
  return (
    <Known read={read}>
      {({ sessions }) => (
        <Rows
          label={say('line.sessions')}
          none={say('none.sessions')}
          rows={sessions.flatMap(({ groups, ...session }) =>
            groups.map((group) => ({ ...session, group })),
          )}
          keyOf={({ id, group }) => `${id}.${group.ratingGroup}`}
          columns={[
            { title: say('line.since'), render: ({ openedAt }) => <When at={openedAt} /> },
            { title: say('column.heard'), render: ({ heardAt }) => <When at={heardAt} /> },
            {
              title: say('column.zones'),
              render: ({ group: { zone } }) => (zone === null ? '' : nameOf('zone', zone)),
            },
            {
              title: say('line.state'),
              render: ({ group: { result } }) => (result === null ? '' : say(`session.${result}`)),
            },
            {
              title: say('column.used'),
              isFree: true,
              render: ({ group: { used } }) => (used.length === 0 ? '' : <Used used={used} />),
            },
            {
              title: say('column.quota'),
              isAmount: true,
              render: ({ group }) => quotaText(group, console),
            },
            { title: say('column.silentEnd'), render: ({ endsAt }) => <When at={endsAt} /> },
          ]}
        />
      )}
    </Known>
  );
}
