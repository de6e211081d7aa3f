import { useState } from 'react';
import { usePortal } from './portal-context.tsx';

interface Needed<Name extends string> {
  /** What to say at each field; nothing before a press has asked for it. */
  readonly problems: Partial<Record<Name, string>>;
  /** Whether all of it is there to be sent; from now on each field says what it lacks. */
  isComplete(): boolean;
}

const digitsOfCode = 6;

/** What a form needs before it is sent: a server would only say that the request was wrong. */
export function useNeeded<Name extends string>(
  typed: Readonly<Record<Name, string>>,
  code?: NoInfer<Name>,
): Needed<Name> {
  const { say } = usePortal();
  const [isAsked, setAsked] = useState(false);
  const names = Object.keys(typed) as Name[];
  const found = names.flatMap((name): [Name, string][] => {
    const value = typed[name].trim();
    if (value === '') return [[name, say('needed')]];
    const isShort = name === code && value.length < digitsOfCode;
    return isShort ? [[name, say('digitsNeeded')]] : [];
  });
  return {
    problems: isAsked ? (Object.fromEntries(found) as Partial<Record<Name, string>>) : {},
    isComplete() {
      setAsked(found.length > 0);
      return found.length === 0;
    },
  };
}
