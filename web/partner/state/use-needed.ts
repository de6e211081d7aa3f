import { useState } from 'react';
import { usePortal } from './portal-context.tsx';

interface Needed<Name extends string> {
  /** What to say at each field; nothing before a press has asked for it. */
  readonly problems: Partial<Record<Name, string>>;
  /** Whether all of it is there to be sent; from now on each field says what it lacks. */
  isComplete(): boolean;
}

const digitsOfCode = 6;
const leastOfPassword = 12;

/**
 * What more than being there is wanted of a field: all digits of a code, a new password's length.
 */
type Rule = 'code' | 'newPassword';

/** What a form needs before it is sent: a server would only say that the request was wrong. */
export function useNeeded<Name extends string>(
  typed: Readonly<Record<Name, string>>,
  rules?: Readonly<Partial<Record<NoInfer<Name>, Rule>>>,
): Needed<Name> {
  const { say } = usePortal();
  const [isAsked, setAsked] = useState(false);
  const names = Object.keys(typed) as Name[];
  const found = names.flatMap((name): [Name, string][] => {
    const value = typed[name].trim();
    if (value === '') return [[name, say('needed')]];
    const rule = rules?.[name];
    if (rule === 'code' && value.length < digitsOfCode) return [[name, say('digitsNeeded')]];
    const isShort = rule === 'newPassword' && typed[name].length < leastOfPassword;
    return isShort ? [[name, say('passwordShort')]] : [];
  });
  return {
    problems: isAsked ? (Object.fromEntries(found) as Partial<Record<Name, string>>) : {},
    isComplete() {
      setAsked(found.length > 0);
      return found.length === 0;
    },
  };
}
