import { type ReactNode, useState } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Banner, Button, TileGroup } from '../../kit/index.ts';
import type { Customer, Registering } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

const states = ['registered', 'pending', 'suspended', 'none'] as const;
const papers = ['hkid', 'home_return_permit', 'mainland_id', 'taiwan_permit', 'passport'] as const;

interface RegistrationProps {
  readonly line: Customer['line'];
  readonly onChanged: () => void;
}

/** Which number, what is known of its user now, and by which kind of paper. */
export function Registration({ line, onChanged }: RegistrationProps): ReactNode {
  const { channel, say } = useHall();
  const [home, setHome] = useState<string | null>(null);
  const [registration, setState] = useState<string | null>(null);
  const [paper, setPaper] = useState<string | null>(null);
  const { isBusy, problem, complain, run } = useCalling();
  const send = async (): Promise<void> => {
    if (!home || !registration || !paper) return complain(say('registerNeeded'));
    const body = { home, registration, paper } as Registering;
    const given = { params: { line: line.id }, body };
    if (await run(channel.call('registerNumber', given))) onChanged();
    return undefined;
  };
  return (
    <div className="stack">
      <TileGroup
        legend={say('registerWhich')}
        chosen={home}
        isWide
        onChoose={setHome}
        options={line.numbers.map((one) => ({
          value: one.home,
          content: groupedNumber(one.number),
        }))}
      />
      <TileGroup
        legend={say('registerState')}
        chosen={registration}
        onChoose={setState}
        options={states.map((value) => ({ value, content: say(`registration.${value}`) }))}
      />
      <TileGroup
        legend={say('registerPaper')}
        chosen={paper}
        onChoose={setPaper}
        options={papers.map((value) => ({ value, content: say(`paper.${value}`) }))}
      />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('registering') : undefined} onClick={() => void send()}>
        {say('register')}
      </Button>
    </div>
  );
}
