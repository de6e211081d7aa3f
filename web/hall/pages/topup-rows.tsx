import { methodNameOf } from '@lowu/contract/method-names';
import { type ReactNode, useState } from 'react';
import { Banner, Button, Card } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import type { Customer } from '../state/hall-channel.ts';
import { useHall } from '../state/hall-context.tsx';
import { useCalling } from '../state/use-calling.ts';

interface TopupRowsProps {
  readonly topups: Customer['topups'];
  /** Of what was sold over a counter, by another person than who sold it. */
  readonly canUndo: boolean;
  readonly onUndone: () => void;
}

const overCounter: ReadonlySet<string> = new Set(['cash', 'card_terminal']);

/** The newest top-ups of the line, however they were paid. */
export function TopupRows({ topups, canUndo, onUndone }: TopupRowsProps): ReactNode {
  const { channel, say, format, language } = useHall();
  const { isBusy, problem, run } = useCalling();
  const [asked, setAsked] = useState<string>();
  const undo = async (topup: string): Promise<void> => {
    if (await run(channel.call('undoCounterSale', { params: { topup } }))) onUndone();
  };
  return (
    <Card title={say('topups')}>
      {topups.length === 0 && <p className="soft">{say('noTopups')}</p>}
      {problem && <Banner kind="attention" title={problem} isNews />}
      <ul className="hall-list">
        {topups.map(({ id, reference, state, method, value, orderedAt, receipt }) => (
          <li key={id}>
            <p className="hall-bar">
              <span>
                {format.dayAndTime(orderedAt)} · {translated(methodNameOf(method), language)}
              </span>
              <strong>{format.money(value)}</strong>
            </p>
            <p className="soft">
              {say(`topup.${state}`)} · {reference}
              {receipt && ` · ${receipt}`}
            </p>
            {canUndo && state === 'credited' && overCounter.has(method) && (
              <Button
                kind={asked === id ? 'loss' : 'secondary'}
                isWide={false}
                busyLabel={isBusy && asked === id ? say('undoing') : undefined}
                onClick={() => (asked === id ? void undo(id) : setAsked(id))}
              >
                {asked === id ? say('undoNow') : say('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
