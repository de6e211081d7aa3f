import { type FormEvent, type ReactNode, useState } from 'react';
import { isPlausibleNumber, typedDigits } from '../../../client/index.ts';
import { Button, NumberField } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';

interface NumberEntryProps {
  readonly onNumber: (number: string) => void;
}

/** Asks for a number. Only the server knows which exist; here it only has to be one. */
export function NumberEntry({ onNumber }: NumberEntryProps): ReactNode {
  const { say } = useApp();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPlausibleNumber(text)) onNumber(typedDigits(text));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <NumberField
        label={say('topup.number')}
        hint={say('topup.numberHint')}
        value={text}
        onValue={setText}
      />
      <Button type="submit" isOff={!isPlausibleNumber(text)}>
        {say('topup.check')}
      </Button>
    </form>
  );
}
