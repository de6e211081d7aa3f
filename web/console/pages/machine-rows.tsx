import type { ReactNode } from 'react';
import { Block } from '../layout/block.tsx';
import { type Column, Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Acquirers = Answer<'readDevices'>['acquirers'];
type Totals = Acquirers[number]['soFar'];

/** A business day of an acquirer; the one that is open has not been told by the other side. */
interface Row {
  readonly code: string;
  readonly day: string;
  readonly ours: Totals;
  readonly compared:
    | { readonly said: Totals; readonly isBalanced: boolean; readonly comparedAt: string }
    | undefined;
}

function rowsOf(acquirers: Acquirers): Row[] {
  return acquirers.flatMap(({ code, businessDay, soFar, days }) => {
    const told = days.map((one): Row => ({ code, day: one.day, ours: one.ours, compared: one }));
    const isTold = days.some(({ day }) => day === businessDay);
    const open: Row = { code, day: businessDay, ours: soFar, compared: undefined };
    return isTold ? told : [open, ...told];
  });
}

/** What cash machines sold, day by day, and whether their acquirer says the same. */
export function MachineRows({ acquirers }: { readonly acquirers: Acquirers }): ReactNode {
  const { say, format } = useConsole();
  const text = ({ sales, value, reversals, reversedValue }: Totals): string => {
    const sold = `${sales} · ${format.money(value)}`;
    return reversals === 0 ? sold : `${sold} − ${reversals} · ${format.money(reversedValue)}`;
  };
  const columns: Column<Row>[] = [
    { title: say('machines.acquirer'), render: ({ code }) => code },
    { title: say('machines.day'), render: ({ day }) => format.day(day) },
    { title: say('machines.ours'), isAmount: true, render: ({ ours }) => text(ours) },
    {
      title: say('machines.said'),
      isAmount: true,
      render: ({ compared }) => (compared ? text(compared.said) : '–'),
    },
    { title: say('column.state'), render: ({ compared }) => <Agreement compared={compared} /> },
    {
      title: say('machines.told'),
      render: ({ compared }) => <When at={compared?.comparedAt ?? null} />,
    },
  ];
  return (
    <Block title={say('machines.title')}>
      <Rows
        label={say('machines.title')}
        none={say('none.machines')}
        rows={rowsOf(acquirers)}
        keyOf={({ code, day }) => `${code} ${day}`}
        columns={columns}
      />
    </Block>
  );
}

function Agreement({ compared }: Pick<Row, 'compared'>): ReactNode {
  const { say } = useConsole();
  if (!compared) return <StateTag state="running">{say('machines.open')}</StateTag>;
  return compared.isBalanced ? (
    <StateTag state="balanced">{say('machines.agreed')}</StateTag>
  ) : (
    <StateTag state="failed">{say('machines.differs')}</StateTag>
  );
}
