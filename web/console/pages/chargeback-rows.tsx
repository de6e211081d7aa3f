import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { OrderLink } from '../parts/order-link.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';
import { ChargebackAnswer } from './chargeback-answer.tsx';

type Chargeback = StaffPayments['chargebacks'][number];

interface ChargebackRowsProps {
  readonly label: string;
  readonly none: string;
  readonly chargebacks: readonly Chargeback[];
  readonly readAgain: () => void;
}

/** What payers' banks have taken, and what may be said against it. */
export function ChargebackRows(props: ChargebackRowsProps): ReactNode {
  const { label, none, chargebacks, readAgain } = props;
  const { say, format, nameOf } = useConsole();
  const [chosen, setChosen] = useState<string>();
  const answered = chargebacks.find(({ id, state }) => id === chosen && state === 'open');
  return (
    <>
      <Rows
        label={label}
        none={none}
        rows={chargebacks}
        keyOf={({ id }) => id}
        columns={[
          { title: say('payments.due'), render: ({ dueAt }) => <When at={dueAt} /> },
          { title: say('payments.for'), render: ({ topup }) => <OrderLink topup={topup} /> },
          {
            title: say('column.state'),
            render: ({ state }) => (
              <StateTag state={`chargeback_${state}`}>{say(`chargeback.${state}`)}</StateTag>
            ),
          },
          {
            title: say('column.reason'),
            render: ({ reason }) => nameOf('bankReason', reason),
          },
          {
            title: say('topup.providerReference'),
            render: ({ providerReference }) => providerReference,
          },
          { title: say('payments.fee'), isAmount: true, render: ({ fee }) => format.money(fee) },
          {
            title: say('column.amount'),
            isAmount: true,
            render: ({ amount }) => format.money(amount),
          },
          {
            title: say('chargeback.answer'),
            render: (one) => <Answer chargeback={one} onChoose={() => setChosen(one.id)} />,
          },
        ]}
      />
      {answered && <ChargebackAnswer chargeback={answered} readAgain={readAgain} />}
    </>
  );
}

function Answer(props: {
  readonly chargeback: Chargeback;
  readonly onChoose: () => void;
}): ReactNode {
  const { state, answer, topup } = props.chargeback;
  const { say } = useConsole();
  if (answer?.state === 'taken') return say('chargeback.answerTaken');
  if (answer?.state === 'wanted') return say('chargeback.answerWanted');
  if (state !== 'open' || topup === null) return '–';
  return (
    <>
      {answer && <p>{say('chargeback.answerRefused', { why: answer.said ?? '' })}</p>}
      <Button onClick={props.onChoose}>{say('chargeback.give')}</Button>
    </>
  );
}
