import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Cause } from '../parts/cause.tsx';
import { noteText } from '../parts/note-text.ts';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { pageAddress } from '../routes.ts';
import { Method } from '../parts/method.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { FoundBreak } from '../state/staff-channel.ts';

/** What a break is about, as short as there is a name for it; what has a page can be gone to. */
function Subject({ of }: { readonly of: FoundBreak }): ReactNode {
  const { say } = useConsole();
  const { number, entry, providerNumber, row } = of;
  const about = number ?? entry;
  if (about !== null) return <Cause id={about} />;
  return providerNumber ?? (row === null ? noteText(of, say) : `${row}`);
}

interface BreakRowsProps {
  readonly label: string;
  readonly none: string;
  readonly breaks: readonly FoundBreak[];
}

/** Differences, each with what both sides say. */
export function BreakRows({ label, none, breaks }: BreakRowsProps): ReactNode {
  const { say, format } = useConsole();
  const money = (of: FoundBreak['bill']): string => (of === null ? '–' : format.money(of));
  return (
    <Rows
      label={label}
      none={none}
      rows={breaks}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('break.fact'),
          render: ({ id, fact }) => (
            <Link href={pageAddress('break', { break: id })}>{say(`fact.${fact}`)}</Link>
          ),
        },
        {
          title: say('column.state'),
          render: ({ state, reopening }) => {
            if (reopening === null || reopening.decidedBy !== null) {
              return <StateTag state={state}>{say(`breakState.${state}`)}</StateTag>;
            }
            return <StateTag state="proposed">{say('reopening.waits')}</StateTag>;
          },
        },
        { title: say('break.day'), render: ({ day }) => day },
        { title: say('break.connector'), render: ({ connector }) => <Method code={connector} /> },
        { title: say('break.bill'), isAmount: true, render: ({ bill }) => money(bill) },
        { title: say('break.ours'), isAmount: true, render: ({ ours }) => money(ours) },
        { title: say('break.subject'), isFree: true, render: (of) => <Subject of={of} /> },
      ]}
    />
  );
}
