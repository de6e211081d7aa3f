import { type ReactNode, useState } from 'react';
import { isPlausibleNumber, typedDigits } from '../../client/index.ts';
import { Banner, Button, Field } from '../../kit/index.ts';
import { Foot } from '../parts/foot.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { sentenceOf, useKiosk } from '../state/kiosk-context.tsx';
import type { Chosen } from '../state/chosen.ts';

interface NumberPageProps {
  readonly onChosen: (chosen: Chosen) => void;
  readonly onBack: () => void;
}

/** The number, and once more or its check digit, so that a slip of the finger shows. */
export function NumberPage({ onChosen, onBack }: NumberPageProps): ReactNode {
  const { say } = useKiosk();
  const [number, setNumber] = useState('');
  const [again, setAgain] = useState<string | null>(null);
  const { problem, isBusy, check, forget } = useCheck(onChosen);
  const value = again ?? number;
  const change = (digits: string): void => {
    forget();
    if (again === null) setNumber(digits);
    else setAgain(digits);
  };
  const isReady = again === null ? isPlausibleNumber(number) : again !== '';
  const goOn = (): void => {
    if (!isReady) return;
    if (again === null) setAgain('');
    else void check(number, again);
  };
  const back = (): void => {
    if (again === null) onBack();
    else setAgain(null);
    forget();
  };
  const title = again === null ? say('numberTitle') : say('againTitle');
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <h1>{title}</h1>
      <Field
        key={again === null ? 'first' : 'again'}
        label={title}
        hint={again === null ? say('numberHint') : say('againHint')}
        look="number"
        type="tel"
        inputMode="none"
        autoComplete="off"
        value={value}
        onValue={change}
        takesFocus
      />
      {problem && <Banner kind="attention" title={problem} isNews />}
      <Keypad value={value} onValue={change} />
      <Foot>
        <Button type="submit" isOff={!isReady} busyLabel={isBusy ? say('checking') : undefined}>
          {say('next')}
        </Button>
        <Button kind="secondary" onClick={back}>
          {say('back')}
        </Button>
      </Foot>
    </form>
  );
}

/** Asks whose number it is; without a network the two that were typed are held together here. */
function useCheck(onChosen: NumberPageProps['onChosen']) {
  const { machine, say } = useKiosk();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const check = async (number: string, again: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const isDigit = /^\d$/.test(again);
    const confirmed = isDigit ? { checkDigit: again } : { again };
    const result = await machine.channel.call('echoReceiver', { body: { number, ...confirmed } });
    setBusy(false);
    if (result.isOk) return onChosen({ number: result.answer.number, echo: result.answer });
    if (result.problem.kind === 'refused') return setProblem(sentenceOf(result.problem, say));
    if (typedDigits(number) !== typedDigits(again)) return setProblem(say('differs'));
    return onChosen({ number: typedDigits(number), echo: null });
  };
  return { problem, isBusy, check, forget: () => setProblem(undefined) };
}
