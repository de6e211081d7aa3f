import { type ReactNode, useState } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import type { SimulatedType } from '../state/portal-channel.ts';
import { usePortal } from '../state/portal-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const types: readonly SimulatedType[] = [
  'topup.completed',
  'topup.failed',
  'topup.refunded',
  'topup.reversed',
  'float.low',
];

interface SimulatorProps {
  readonly endpoint: string;
  readonly onSent: () => void;
}

/** In a sandbox: sends an endpoint what seldom happens, so that nobody has to bring it about. */
export function Simulator({ endpoint, onSent }: SimulatorProps): ReactNode {
  const { channel, say } = usePortal();
  const [type, setType] = useState<SimulatedType>('topup.completed');
  const { isBusy, problem, run } = useCalling();
  const send = async (): Promise<void> => {
    const call = { params: { endpoint }, body: { type } };
    if (await run(channel.call('simulateOwnEvent', call))) onSent();
  };
  return (
    <>
      {problem && <Banner kind="attention" title={problem} isNews />}
      <div className="portal-simulator">
        <label>
          <span className="soft">{say('simulated')}</span>{' '}
          <select value={type} onChange={(event) => setType(event.target.value as SimulatedType)}>
            {types.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <Button kind="secondary" isWide={false} isOff={isBusy} onClick={() => void send()}>
          {say('simulate')}
        </Button>
      </div>
    </>
  );
}
