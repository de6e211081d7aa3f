import type { ReactNode } from 'react';
import type { AutoTopup } from '../../../client/index.ts';
import { Button } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { useLineApp } from '../../state/line-words.tsx';

interface MandateOrderProps {
  readonly mandates: AutoTopup['mandates'];
  /** Those that can pay for what is chosen. */
  readonly paying: AutoTopup['mandates'];
  readonly onChange: (mandates: AutoTopup['mandates']) => void;
}

/** What pays, the first of them before the others. */
export function PaysBy({ mandates }: Pick<MandateOrderProps, 'mandates'>): ReactNode {
  const { say, language } = useLineApp();
  const names = mandates.map(({ method }) => translated(method, language));
  const methods = names.join(' → ');
  if (names.length === 0) return null;
  return (
    <p className="soft small">
      {names.length === 1
        ? say('autoTopup.paysByOne', { method: methods })
        : say('autoTopup.paysBy', { methods })}
    </p>
  );
}

/** Which way to pay is asked first; the others only where it declines. */
export function MandateOrder({ mandates, paying, onChange }: MandateOrderProps): ReactNode {
  const { say, language } = useLineApp();
  const nameOf = ({ method }: AutoTopup['mandates'][number]): string =>
    translated(method, language);
  const bringForward = (id: string): void => {
    const first = mandates.filter((one) => one.id === id);
    onChange([...first, ...mandates.filter((one) => one.id !== id)]);
  };
  return (
    <div role="group" className="stack stack-close" aria-label={say('autoTopup.order')}>
      <PaysBy mandates={paying} />
      {mandates
        .filter((one) => !paying.includes(one))
        .map((one) => (
          <p key={one.id} className="soft small">
            {say('autoTopup.leftOut', { method: nameOf(one) })}
          </p>
        ))}
      {paying.slice(1).map((one) => (
        <Button key={one.id} kind="secondary" onClick={() => bringForward(one.id)}>
          {say('autoTopup.first', { method: nameOf(one) })}
        </Button>
      ))}
    </div>
  );
}
