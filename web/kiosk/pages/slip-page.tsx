import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { Banner, Button } from '../../kit/index.ts';
import { Foot } from '../parts/foot.tsx';
import { linesOf, Slip, type SlipContent, slipTexts, slipTitles } from '../parts/slip.tsx';
import { useKiosk } from '../state/kiosk-context.tsx';

interface SlipPageProps {
  readonly slip: SlipContent;
  readonly onEnd: () => void;
}

/** What became of it, on the screen and on paper: printed unasked, also where it failed. */
export function SlipPage({ slip, onEnd }: SlipPageProps): ReactNode {
  const tools = useKiosk();
  const { say, machine } = tools;
  const [printed, setPrinted] = useState<'busy' | 'yes' | 'no'>('busy');
  const [isCopy, setCopy] = useState(false);
  const { sale } = slip;
  const given = (): void => {
    if (sale !== undefined) void machine.slips.give(sale);
  };
  const end = (): void => {
    given();
    onEnd();
  };
  const print = async (): Promise<void> => {
    setPrinted('busy');
    const isPrinted = await machine.print(linesOf(slip, tools, isCopy));
    if (isPrinted) {
      setCopy(true);
      given();
    }
    setPrinted(isPrinted ? 'yes' : 'no');
  };
  const printFirst = useEffectEvent(() => void print());
  useEffect(() => {
    // Once, also where React mounts twice to look for mistakes.
    const timer = setTimeout(() => printFirst());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (sale === undefined) return;
    machine.slips.show(sale);
    return () => void machine.slips.leave(sale);
  }, [machine, sale]);
  const text = slipTexts[slip.kind];
  const isGood = slip.kind === 'credited' || slip.kind === 'paid';
  return (
    <>
      <h1 className={isGood ? 'kiosk-good' : undefined}>{say(slipTitles[slip.kind])}</h1>
      {text !== null && <Banner kind="attention" title={say(text)} />}
      <Slip slip={slip} />
      {printed === 'no' ? (
        <Banner kind="attention" title={say('notPrinted')} isNews />
      ) : (
        <p role="status">{printed === 'busy' ? say('printing') : say('printed')}</p>
      )}
      <Foot>
        <Button onClick={end}>{say('end')}</Button>
        <Button
          kind="secondary"
          busyLabel={printed === 'busy' ? say('printing') : undefined}
          onClick={() => void print()}
        >
          {say('printAgain')}
        </Button>
      </Foot>
    </>
  );
}
