import { type ReactNode, useState } from 'react';
import { type Line, type LineNumber, nationalNumber } from '../../../client/index.ts';
import { Icon, Sheet, Tabs, TileGroup } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';

export interface Chosen {
  readonly line: Line;
  readonly number: LineNumber;
}

interface NumberSwitcherProps {
  readonly choices: readonly Chosen[];
  readonly chosen: Chosen;
  readonly onChoose: (number: string) => void;
  readonly children: ReactNode;
}

function NumberLabel({ line, number }: Chosen): ReactNode {
  const { say } = useApp();
  const { registration } = number;
  return (
    <>
      <span className="nowrap">{nationalNumber(number.number)}</span>
      <span className="tab-note">
        <span>{line.label ?? say(`zone.${number.home}`)}</span>
        {registration !== 'registered' && (
          <strong className="tag-attention">{say(`registration.${registration}.tag`)}</strong>
        )}
      </span>
    </>
  );
}

/** Two numbers stand side by side; more are behind a button, where each has room for its name. */
export function NumberSwitcher(props: NumberSwitcherProps): ReactNode {
  const { choices, chosen, onChoose, children } = props;
  const { say } = useApp();
  if (choices.length > 2) return <ManyNumbers {...props} />;
  if (choices.length === 1) {
    return (
      <>
        <p className="soft facts">
          <span className="nowrap">{nationalNumber(chosen.number.number)}</span>
          <span>{chosen.line.label ?? say(`zone.${chosen.number.home}`)}</span>
        </p>
        {children}
      </>
    );
  }
  return (
    <Tabs
      label={say('home.numbers')}
      shown={chosen.number.number}
      onShow={onChoose}
      tabs={choices.map((one) => ({
        name: one.number.number,
        label: <NumberLabel {...one} />,
      }))}
    >
      {children}
    </Tabs>
  );
}

function ManyNumbers({ choices, chosen, onChoose, children }: NumberSwitcherProps): ReactNode {
  const { say } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  return (
    <>
      <button type="button" className="card link-row" onClick={() => setIsOpen(true)}>
        <span className="link-row-text">
          <NumberLabel {...chosen} />
        </span>
        <span className="unseen">{say('home.otherNumber')}</span>
        <Icon name="down" />
      </button>
      {isOpen && (
        <Sheet title={say('home.numbers')} closeLabel={say('action.close')} onClose={close}>
          <TileGroup
            legend={say('home.otherNumber')}
            isWide
            chosen={chosen.number.number}
            options={choices.map((one) => ({
              value: one.number.number,
              content: <NumberLabel {...one} />,
            }))}
            onChoose={(number) => {
              onChoose(number);
              close();
            }}
          />
        </Sheet>
      )}
      {children}
    </>
  );
}
