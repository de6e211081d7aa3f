import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Known } from '../layout/known.tsx';
import { Earlier } from '../parts/earlier.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { troubleTexts } from '../parts/trouble-text.ts';
import { wayIn } from '../parts/way-in.ts';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffMessage } from '../state/staff-channel.ts';
import { pageOf, usePagesOf } from '../state/use-pages-of.ts';

interface Shown {
  readonly message: StaffMessage;
}

/** How far it came, with what stood in its way right below: nobody looks for that at the side. */
function Fared({ message }: Shown): ReactNode {
  const { say, nameOf } = useConsole();
  const { state } = message;
  return (
    <>
      <StateTag state={state}>{say(`message.${state}`)}</StateTag>
      {troubleTexts(message, say, nameOf).map((trouble) => (
        <div key={trouble} className="soft">
          {trouble}
        </div>
      ))}
    </>
  );
}

/** When it was wanted, and how long it took from there: read as one, below each other. */
function Times({ message: { queuedAt, sentAt, endedAt } }: Shown): ReactNode {
  const { say } = useConsole();
  return (
    <>
      <When at={queuedAt} />
      {sentAt && (
        <div className="soft">
          {say('messages.sentAt')} <When at={sentAt} />
        </div>
      )}
      {endedAt && (
        <div className="soft">
          {say('messages.endedAt')} <When at={endedAt} />
        </div>
      )}
    </>
  );
}

function Receiver({ message: { number, channel } }: Shown): ReactNode {
  const { say } = useConsole();
  return (
    <>
      {groupedNumber(number)}
      <div className="soft">{wayIn(channel, say)}</div>
    </>
  );
}

/** What it is about in the reader's language, and its words in its receiver's. */
function Told({ message: { kind, text, language } }: Shown): ReactNode {
  const { say } = useConsole();
  return (
    <>
      <strong>{say(`kind.${kind}`)}</strong>
      {text === null ? (
        <div className="soft">{say('messages.withheld')}</div>
      ) : (
        <div lang={language}>{text}</div>
      )}
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
              { title: say('column.when'), render: (message) => <Times message={message} /> },
              {
                title: say('messages.state'),
                isFree: true,
                render: (message) => <Fared message={message} />,
              },
              { title: say('messages.to'), render: (message) => <Receiver message={message} /> },
              {
                title: say('messages.message'),
                isFree: true,
                render: (message) => <Told message={message} />,
              },
            ]}
          />
          <Earlier read={pages.readEarlier} />
        </>
      )}
    </Known>
  );
}
