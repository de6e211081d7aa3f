import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRead, useSending } from '../../reading/index.ts';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Cause } from '../parts/cause.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { WaitingErasure } from '../state/staff-channel.ts';

/** Who has asked to be forgotten: one member of staff checks that it is they, another does it. */
export function ErasuresPage(): ReactNode {
  const { say, call } = useConsole();
  const read = useRead('erasures', () => call('listErasures', {}));
  const { sending, problem } = useSending(read.readAgain);
  const decide = (erasure: string, isApproved: boolean, reason: string): void =>
    sending.send(call('decideErasure', { params: { erasure }, body: { isApproved, reason } }));
  const stateOf = ({ state }: WaitingErasure): string =>
    state === 'asked' || state === 'checked' ? say(`erasures.state.${state}`) : state;
  return (
    <Page title={say('title.erasures')}>
      <p className="soft">{say('erasures.about')}</p>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ erasures }) => (
          <Rows
            label={say('title.erasures')}
            none={say('none.erasures')}
            rows={erasures}
            keyOf={({ id }) => id}
            columns={[
              { title: say('column.when'), render: ({ askedAt }) => <When at={askedAt} /> },
              {
                title: say('erasures.person'),
                render: ({ subscriber }) => <Cause id={subscriber} />,
              },
              { title: say('column.state'), render: stateOf },
              {
                title: say('erasures.obstacle'),
                render: ({ obstacle }) =>
                  obstacle === null
                    ? say('erasures.noObstacle')
                    : say(`erasures.obstacle.${obstacle}`),
              },
              { title: say('erasures.checkedBy'), render: ({ checkedBy }) => checkedBy ?? '–' },
              {
                title: say('column.act'),
                render: (erasure) => (
                  <Decision erasure={erasure} isBusy={sending.isBusy} onDecide={decide} />
                ),
              },
            ]}
          />
        )}
      </Known>
    </Page>
  );
}

interface DecisionProps {
  readonly erasure: WaitingErasure;
  readonly isBusy: boolean;
  readonly onDecide: (erasure: string, isApproved: boolean, reason: string) => void;
}

function Decision({ erasure, isBusy, onDecide }: DecisionProps): ReactNode {
  const { say } = useConsole();
  const { id, state, obstacle } = erasure;
  const [reason, setReason] = useState('');
  return (
    <div className="block">
      <Button
        type="primary"
        loading={isBusy}
        disabled={obstacle !== null}
        onClick={() => onDecide(id, true, '')}
      >
        {say(state === 'asked' ? 'erasures.check' : 'erasures.forget')}
      </Button>
      <Input
        aria-label={say('erasures.reason')}
        placeholder={say('erasures.reason')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button disabled={isBusy || reason.trim() === ''} onClick={() => onDecide(id, false, reason)}>
        {say('erasures.refuse')}
      </Button>
    </div>
  );
}
