import type { ReactNode } from 'react';
import { useKiosk } from '../state/kiosk-context.tsx';

interface KeypadProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

const longest = 16;

/** Digits to touch; a keyboard types into the field above it all the same. */
export function Keypad({ value, onValue }: KeypadProps): ReactNode {
  const { say } = useKiosk();
  const add = (digit: string): void => {
    if (value.length < longest) onValue(value + digit);
  };
  return (
    <div className="kiosk-keypad" role="group" aria-label={say('keypad')}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'].map((digit) => (
        <Key key={digit} label={digit} onTouch={() => add(digit)} />
      ))}
      <Key label="⌫" spoken={say('deleteDigit')} onTouch={() => onValue(value.slice(0, -1))} />
    </div>
  );
}

interface KeyProps {
  readonly label: string;
  readonly spoken?: string;
  readonly onTouch: () => void;
}

function Key({ label, spoken, onTouch }: KeyProps): ReactNode {
  return (
    <button type="button" className="kiosk-key" aria-label={spoken} onClick={onTouch}>
      {label}
    </button>
  );
}
