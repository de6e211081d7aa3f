import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { differenceText } from '../parts/difference-text.ts';
import { pageAddress } from '../routes.ts';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk } from '../state/staff-channel.ts';

/** Cash on its way, bag by bag, and what the bank has counted where that differs. */
export function BagRows({ bags }: Pick<BankDesk, 'bags'>): ReactNode {
  const { say, format } = useConsole();
  return (
    <Rows
      label={say('bank.bags')}
      none={say('none.bags')}
      rows={bags}
      keyOf={({ id }) => id}
      columns={[
        { title: say('bag.number'), isFree: true, render: ({ number }) => number || '–' },
        { title: say('bag.of'), render: ({ from }) => say(`bagOf.${from}`) },
        { title: say('bag.way'), render: ({ direction }) => say(`bagWay.${direction}`) },
        { title: say('bag.amount'), isAmount: true, render: ({ amount }) => format.money(amount) },
        { title: say('bag.since'), render: ({ since }) => <When at={since} /> },
        { title: say('bag.counted'), render: ({ booked }) => <Counted booked={booked} /> },
      ]}
    />
  );
}

function Counted({ booked }: Pick<BankDesk['bags'][number], 'booked'>): ReactNode {
  const { say, format } = useConsole();
  if (booked === null) return say('bag.open');
  const { entry, counted, difference } = booked;
  return (
    <Link href={pageAddress('credit', { entry })}>
      {say('bag.differs', {
        counted: format.money(counted),
        difference: differenceText({ say, format }, difference),
      })}
    </Link>
  );
}
