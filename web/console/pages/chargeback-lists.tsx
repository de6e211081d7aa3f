import type { ReactNode } from 'react';
import { More } from '../parts/more.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { StaffPayments } from '../state/staff-channel.ts';
import { partOf, useMoreOf } from '../state/use-more-of.ts';
import { ChargebackRows } from './chargeback-rows.tsx';

type Undecided = Pick<StaffPayments, 'chargebacks' | 'chargebacksAfter' | 'chargebacksCounted'>;

interface ListProps<Lists> {
  readonly payments: Lists;
  readonly readAgain: () => void;
}

/** What nobody has decided, the nearest deadline for evidence first. */
export function UndecidedChargebacks({ payments, readAgain }: ListProps<Undecided>): ReactNode {
  const { say, call } = useConsole();
  const { chargebacks, chargebacksAfter, chargebacksCounted } = payments;
  const first = { rows: chargebacks, next: chargebacksAfter };
  const list = useMoreOf(first, chargebacks, async (after) =>
    partOf(await call('listChargebacks', { query: { after } }), (answer) => {
      return { rows: answer.chargebacks, next: answer.after };
    }),
  );
  return (
    <>
      <ChargebackRows
        label={say('payments.chargebacks')}
        none={say('payments.noneChargebacks')}
        chargebacks={list.rows}
        readAgain={readAgain}
      />
      <More list={list} counted={chargebacksCounted} />
    </>
  );
}

/** What was won or lost, newest first. */
export function DecidedChargebacks({
  payments,
  readAgain,
}: ListProps<Pick<StaffPayments, 'decided' | 'decidedBefore'>>): ReactNode {
  const { say, call } = useConsole();
  const { decided, decidedBefore } = payments;
  const first = { rows: decided, next: decidedBefore };
  const list = useMoreOf(first, decided, async (before) =>
    partOf(await call('listDecidedChargebacks', { query: { before } }), (answer) => {
      return { rows: answer.chargebacks, next: answer.before };
    }),
  );
  return (
    <>
      <ChargebackRows
        label={say('payments.decided')}
        none={say('payments.noneDecided')}
        chargebacks={list.rows}
        readAgain={readAgain}
      />
      <More list={list} />
    </>
  );
}
