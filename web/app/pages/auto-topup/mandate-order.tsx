import type { ReactNode } from 'react';
import type { AutoTopup } from '../../../client/index.ts';
import { Button } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

interface MandateOrderProps {
  readonly mandates: AutoTopup['mandates'];
  readonly onChange: (mandates: AutoTopup['mandates']) => void;
}

/** Which way to pay is asked first; the others only where it declines. */
export function MandateOrder({ mandates, onChange }: MandateOrderProps): ReactNode {
  const { say, language } = useLineApp();
  const names = mandates.map(({ method }) => translated(method, language));
  const bringForward = (id: string): void => {
    const first = mandates.filter((one) => one.id === id);
    onChange([...first, ...mandates.filter((one) => one.id !== id)]);
  };
  const [only = ''] = names;
  if (names.length < 2) {
    return <p className="soft small">{say('autoTopup.paysByOne', { method: only })}</p>;
  }
  return (
    <div role="group" className="stack stack-close" aria-label={say('autoTopup.order')}>
      <p className="soft small">{say('autoTopup.paysBy', { methods: names.join(' → ') })}</p>
      {mandates.slice(1).map(({ id }, index) => (
        <Button key={id} kind="secondary" onClick={() => bringForward(id)}>
          {say('autoTopup.first', { method: names[index + 1] ?? '' })}
        </Button>
      ))}
    </div>
  );
}
