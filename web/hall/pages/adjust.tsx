import { type ReactNode, useState } from 'react';
import { Banner, Button, Card, Field, TileGroup } from '../../kit/index.ts';
import { readHkd } from '../../counter/index.ts';
import type { Adjustment } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

type Reason = Adjustment['reason'];

const reasons = ['wrong_charge', 'courtesy', 'wrong_credit', 'uncollectable'] as const;

/** Proposes to correct the money of a line: another person decides. */
export function Adjust({ line }: { readonly line: string }): ReactNode {
  const { say } = useHall();
  const [isOpen, setOpen] = useState(false);
  const [proposed, setProposed] = useState<Adjustment>();
  return (
    <Card title={say('adjust')}>
      {proposed && <Banner kind="action" title={say('adjustWaits')} isNews />}
      {!proposed && !isOpen && (
        <Button kind="secondary" onClick={() => setOpen(true)}>
          {say('adjustOpen')}
        </Button>
      )}
      {!proposed && isOpen && <ProposalForm line={line} onProposed={setProposed} />}
    </Card>
  );
}

interface ProposalFormProps {
  readonly line: string;
  readonly onProposed: (adjustment: Adjustment) => void;
}

function ProposalForm({ line, onProposed }: ProposalFormProps): ReactNode {
  const { channel, say } = useHall();
  const [reason, setReason] = useState<Reason | null>(null);
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const { isBusy, problem, complain, run } = useCalling();
  const send = async (): Promise<void> => {
    const amountMinor = readHkd(amount);
    if (reason === null || !amountMinor || note.trim() === '') return complain(say('adjustNeeded'));
    const body = { reason, amountMinor, note };
    const made = await run(channel.call('proposeAdjustment', { params: { line }, body }));
    if (made) onProposed(made);
    return undefined;
  };
  return (
    <>
      <TileGroup
        legend={say('adjustWhy')}
        chosen={reason}
        isWide
        onChoose={(value) => setReason(value as Reason)}
        options={reasons.map((value) => ({ value, content: say(`adjust.${value}`) }))}
      />
      <Field label={say('amountHkd')} inputMode="decimal" value={amount} onValue={setAmount} />
      <Field label={say('adjustNote')} value={note} onValue={setNote} maxLength={300} />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Button busyLabel={isBusy ? say('proposing') : undefined} onClick={() => void send()}>
        {say('propose')}
      </Button>
    </>
  );
}
