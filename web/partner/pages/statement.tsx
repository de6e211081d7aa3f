import { type ReactNode, useState } from 'react';
import { StatementRows } from '../../counter/index.ts';
import { Banner, Button, Card, Field } from '../../kit/index.ts';
import type { Statement } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

/** Days begin at midnight in Hong Kong, eight hours before Greenwich. */
function today(now: string): string {
  return new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A day of the float, in whole, and every movement of it as a table to be taken away. */
export function StatementPage(): ReactNode {
  const { channel, session, say, format } = usePortal();
  const [day, setDay] = useState(today(session.now));
  const [found, setFound] = useState<Statement>();
  const { isBusy, problem, run } = useCalling();
  const read = async (): Promise<void> => {
    const answer = await run(channel.call('readOwnStatement', { params: { day } }));
    setFound(answer);
  };
  return (
    <div className="stack">
      <h1>{say('statement')}</h1>
      <form
        className="portal-narrow stack"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <Field label={say('day')} value={day} onValue={setDay} type="date" />
        {problem && <Banner kind="attention" title={problem} isNews />}
        <Button type="submit" busyLabel={isBusy ? say('reading') : undefined}>
          {say('show')}
        </Button>
      </form>
      {found && (
        <Card title={format.day(found.day)}>
          <StatementRows
            statement={found}
            format={format}
            opening={say('opening')}
            closing={say('closing')}
            nameOf={(code) => code}
          />
          <p>
            <a href={`/api/portal/statements/${found.day}/movements`} download>
              {say('download')}
            </a>
          </p>
        </Card>
      )}
    </div>
  );
}
