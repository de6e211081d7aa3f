import { methodNameOf } from '@lowu/contract/method-names';
import type { ReactNode } from 'react';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { troubleText } from './bill-trouble-text.ts';
import { exactTime } from './exact-time.ts';

export type Found = NonNullable<Answer<'readMachinery'>['alarms'][number]['found']>;

type Day = Extract<Found, { readonly says: 'days' }>;
type Named = Extract<Found, { readonly says: 'names' }>;

function FoundDay({ count, connector, day, problem }: Day): ReactNode {
  const { say, format, language } = useConsole();
  const of = connector === null ? '' : `${methodNameOf(connector)[language]} `;
  const first = {
    day: `${of}${format.day(day)}`,
    problem: problem === null ? say('found.notAsked') : troubleText(problem, say),
  };
  const text =
    count === 1 ? say('found.day', first) : say('found.days', { ...first, count: String(count) });
  return <span title={problem ?? undefined}>{text}</span>;
}

function FoundNames({ of, names }: Named): ReactNode {
  const { nameOf, format, language } = useConsole();
  const nameIn = {
    schedule: (name: string) => nameOf('schedule', name),
    method: (name: string) => methodNameOf(name)[language],
    witness: (name: string) => name,
  }[of];
  return format.list(names.map(nameIn));
}

/** What an alarm found, in the words of who reads it; names of machines stay as they are. */
export function Finding({ found }: { readonly found: Found }): ReactNode {
  const { say, nameOf, language } = useConsole();
  if (found.says === 'days') return <FoundDay {...found} />;
  if (found.says === 'names') return <FoundNames {...found} />;
  const { says, ...values } = found;
  const shown = Object.entries<string | number>(values).map(([name, value]) => {
    if (name === 'at') return [name, exactTime(String(value), language)] as const;
    return [name, name === 'task' ? nameOf('task', String(value)) : String(value)] as const;
  });
  // Each finding names what its text names: the contract and a test hold it.
  const sayAny = say as (key: `found.${typeof says}`, given: Record<string, string>) => string;
  return sayAny(`found.${says}`, Object.fromEntries(shown));
}
