import { Button, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { translated } from '../../language/index.ts';
import { useRead, useSending } from '../../reading/index.ts';
import { Known } from '../layout/known.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { LineClosing } from '../state/staff-channel.ts';

interface ClosingPartProps {
  readonly line: string;
  readonly onClosed: () => void;
}

/** What closing a line comes to is asked for by hand: each look is in the trail. */
export function ClosingPart(props: ClosingPartProps): ReactNode {
  const { say } = useConsole();
  const [isShown, setShown] = useState(false);
  if (isShown) return <Standing {...props} />;
  return (
    <div>
      <Button onClick={() => setShown(true)}>{say('closing.show')}</Button>
    </div>
  );
}

function Standing({ line, onClosed }: ClosingPartProps): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead(`closing ${line}`, () => call('readLineClosing', { params: { line } }));
  const { sending, problem } = useSending(() => {
    read.readAgain();
    onClosed();
  });
  const mayClose = session?.staff?.permissions.includes('refunds.propose') ?? false;
  return (
    <Known read={read}>
      {({ sheet, closing }) => (
        <>
          {problem && <ProblemNote problem={problem} />}
          {closing && <Begun closing={closing} />}
          {closing?.state !== 'settled' && <SheetFacts sheet={sheet} />}
          {!closing && mayClose && (
            <div className="card block">
              <p>{say('closing.warning')}</p>
              <LineForm
                fields={sheet.isAccountNeeded ? accountFields(say) : []}
                send={say('closing.close')}
                missing={say('signIn.missing')}
                isBusy={sending.isBusy}
                isLoss
                onSend={({ toName = '', toAccount = '' }) =>
                  sending.send(
                    call('closeForOwner', { params: { line }, body: { toName, toAccount } }),
                  )
                }
              />
            </div>
          )}
        </>
      )}
    </Known>
  );
}

function accountFields(say: ReturnType<typeof useConsole>['say']) {
  return [
    { name: 'toName', label: say('closing.toName') },
    { name: 'toAccount', label: say('closing.toAccount') },
  ];
}

function Begun({ closing }: { readonly closing: NonNullable<LineClosing['closing']> }): ReactNode {
  const { say } = useConsole();
  const { state, orderedAt, orderedBy: login } = closing;
  return (
    <p>
      <StateTag state={state}>{say(`closing.${state}`)}</StateTag>{' '}
      {login === null ? say('closing.byOwner') : say('closing.byStaff', { login })} ·{' '}
      <When at={orderedAt} />
    </p>
  );
}

/** In the order in which one tells it: what comes back and how, what was taken, what is lost. */
function SheetFacts({ sheet }: Pick<LineClosing, 'sheet'>): ReactNode {
  const { say, format, language } = useConsole();
  const items = [
    ...sheet.parts.map(({ back, method }) => ({
      label: method ? translated(method, language) : say('closing.byTransfer'),
      children: format.money(back),
    })),
    { label: say('closing.back'), children: <strong>{format.money(sheet.back)}</strong> },
    { label: say('closing.fee'), children: format.money(sheet.fee) },
    { label: say('closing.debt'), children: format.money(sheet.debt) },
    { label: say('closing.lostBonus'), children: format.money(sheet.lostBonus) },
  ];
  return (
    <Descriptions
      className="card"
      column={1}
      items={items.map((item, at) => ({ ...item, key: at }))}
    />
  );
}
