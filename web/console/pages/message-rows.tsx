import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Known } from '../layout/known.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { wayIn } from '../parts/way-in.ts';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffMessage } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

/** The ways that came to their end, each with why; or why it failed without any. */
function troubleOf({ failure, tried }: StaffMessage): string {
  return tried.length > 0 ? tried.join('; ') : (failure ?? '');
}

/** How far it came, with what stood in its way right below: nobody looks for that at the side. */
function Fared({ message }: { readonly message: StaffMessage }): ReactNode {
  const { say } = useConsole();
  const { state } = message;
  const trouble = troubleOf(message);
  return (
    <>
      <StateTag state={state}>{say(`message.${state}`)}</StateTag>
      {trouble === '' ? null : <div className="soft">{trouble}</div>}
    </>
  );
}

/** What was sent to the numbers of a line, and how far each has come. */
export function MessageRows({ line }: { readonly line: string }): ReactNode {
  const { say, call } = useConsole();
  const pages = usePagesOf(line, async (before) =>
    pageOf(
      await call('listLineMessages', { params: { line }, query: before ? { before } : {} }),
      ({ messages }) => messages,
    ),
  );
  return (
    <Known read={pages}>
      {({ rows }) => (
        <>
          <Rows
            label={say('messages.line')}
            none={say('messages.none')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: say('column.when'), render: ({ queuedAt }) => <When at={queuedAt} /> },
              {
                title: say('messages.state'),
                isFree: true,
                render: (message) => <Fared message={message} />,
              },
              {
                title: say('messages.way'),
                render: ({ channel }) => wayIn(channel, say),
              },
              { title: say('messages.kind'), render: ({ kind }) => kind },
              { title: say('messages.to'), render: ({ number }) => groupedNumber(number) },
              {
                title: say('messages.text'),
                isFree: true,
                render: ({ text, language }) =>
                  text === null ? say('messages.withheld') : <span lang={language}>{text}</span>,
              },
              { title: say('messages.sentAt'), render: ({ sentAt }) => <When at={sentAt} /> },
              { title: say('messages.endedAt'), render: ({ endedAt }) => <When at={endedAt} /> },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}
