import { type ReactNode, useState } from 'react';
import { groupedNumber, type Receiver } from '../../../client/index.ts';
import { Button, Sheet, TileGroup } from '../../../kit/index.ts';
import { useApp } from '../../state/app-context.tsx';
import { usePastReceivers } from '../../state/use-past-receivers.ts';
import { numbersOf, useLines } from '../../state/use-lines.ts';
import { NumberEntry } from './number-entry.tsx';
import { translated } from '../../../language/index.ts';

interface ReceiverCardProps {
  readonly receiver: Receiver;
  readonly onNumber: (number: string) => void;
}

/** For whom one is about to pay: the number in groups, the masked owner and the plan. */
export function ReceiverCard({ receiver, onNumber }: ReceiverCardProps): ReactNode {
  const { say, language, isCareMode } = useApp();
  const [isChanging, setIsChanging] = useState(false);
  const close = (): void => setIsChanging(false);
  return (
    <section className="card receiver">
      <div>
        <h2 className="receiver-number">{groupedNumber(receiver.number)}</h2>
        <p>{say('topup.owner', { owner: receiver.owner })}</p>
        <p className="soft small facts">
          <span>{translated(receiver.plan, language)}</span>
          {receiver.isOwn && <span>{say('topup.ownNumber')}</span>}
        </p>
      </div>
      {!isCareMode && (
        <Button kind="secondary" isWide={false} onClick={() => setIsChanging(true)}>
          {say('topup.otherNumber')}
        </Button>
      )}
      {isChanging && (
        <Sheet title={say('topup.whichNumber')} closeLabel={say('action.close')} onClose={close}>
          <NumberChoice
            shown={receiver.number}
            onNumber={(number) => {
              close();
              onNumber(number);
            }}
          />
        </Sheet>
      )}
    </section>
  );
}

interface NumberChoiceProps {
  readonly shown: string;
  readonly onNumber: (number: string) => void;
}

function optionsOf(numbers: readonly { number: string; note: string }[]) {
  return numbers.map(({ number, note }) => ({
    value: number,
    content: (
      <>
        <span className="tile-face">{groupedNumber(number)}</span>
        <span className="tile-note">{note}</span>
      </>
    ),
  }));
}

/** One's own numbers, those one has paid for before, and any other. */
function NumberChoice({ shown, onNumber }: NumberChoiceProps): ReactNode {
  const { say } = useApp();
  const own = numbersOf(useLines().value?.lines ?? []).map(({ number }) => number.number);
  const past = usePastReceivers().filter(({ number }) => !own.includes(number));
  const ownNote = say('topup.ownNumber');
  return (
    <>
      {own.length > 0 && (
        <TileGroup
          legend={say('topup.own')}
          isWide
          chosen={shown}
          options={optionsOf(own.map((number) => ({ number, note: ownNote })))}
          onChoose={onNumber}
        />
      )}
      {past.length > 0 && (
        <TileGroup
          legend={say('topup.recent')}
          isWide
          chosen={shown}
          options={optionsOf(past.map(({ number, owner }) => ({ number, note: owner })))}
          onChoose={onNumber}
        />
      )}
      <NumberEntry onNumber={onNumber} />
    </>
  );
}
