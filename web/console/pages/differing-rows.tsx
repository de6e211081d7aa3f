import type { ReactNode } from 'react';
import { troubleText } from '../parts/bill-trouble-text.ts';
import { Rows } from '../parts/rows.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { BankDesk } from '../state/staff-channel.ts';

/** Days of our accounts of which a statement contradicts itself, or what was told before. */
export function DifferingRows({ differing }: Pick<BankDesk, 'differing'>): ReactNode {
  const { say } = useConsole();
  const text = (problem: string | null): string =>
    problem === null ? '–' : troubleText(problem, say);
  return (
    <Rows
      label={say('bank.differing')}
      none={say('none.differing')}
      rows={differing}
      keyOf={({ account, day }) => `${account} ${day}`}
      columns={[
        { title: say('bank.account'), render: ({ account }) => account },
        { title: say('break.day'), render: ({ day }) => day },
        { title: say('bank.differs'), isFree: true, render: ({ differs }) => text(differs) },
        {
          title: say('bank.differsAgain'),
          isFree: true,
          render: ({ differsAgain }) => text(differsAgain),
        },
      ]}
    />
  );
}
