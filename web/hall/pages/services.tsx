import { type ReactNode, useState } from 'react';
import { Button, Card } from '../../kit/index.ts';
import type { Customer } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { Registration } from './registration.tsx';
import { Sim } from './sim.tsx';

interface ServicesProps {
  readonly line: Customer['line'];
  readonly may: (permission: string) => boolean;
  readonly onChanged: () => void;
}

/** What can be done for a line beside its money, one thing at a time. */
export function Services({ line, may, onChanged }: ServicesProps): ReactNode {
  const { say } = useHall();
  const [shown, setShown] = useState<'registration' | 'sim'>();
  if (!may('lines.change') && !may('sims.ask')) return null;
  return (
    <Card title={say('services')}>
      {may('lines.change') && (
        <Button
          kind="secondary"
          aria-expanded={shown === 'registration'}
          onClick={() => setShown(shown === 'registration' ? undefined : 'registration')}
        >
          {say('changeRegistration')}
        </Button>
      )}
      {shown === 'registration' && <Registration line={line} onChanged={onChanged} />}
      {may('sims.ask') && (
        <Button
          kind="secondary"
          aria-expanded={shown === 'sim'}
          onClick={() => setShown(shown === 'sim' ? undefined : 'sim')}
        >
          {line.state === 'inactive' ? say('activate') : say('anotherSim')}
        </Button>
      )}
      {shown === 'sim' && <Sim line={line} onChanged={onChanged} />}
    </Card>
  );
}
