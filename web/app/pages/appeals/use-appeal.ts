import { useCallback, useEffect, useState } from 'react';
import { addressOf, type Appeal, type Problem, type Result } from '../../../client/index.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { type Loaded, useLoaded } from '../../state/use-loaded.ts';

/** Where the stream says nothing: people answer people, and nobody waits for seconds. */
const askedAgainMs = 20_000;

export interface ShownAppeal extends Loaded<Appeal> {
  readonly isSending: boolean;
  readonly sendingProblem: Problem | undefined;
  /** Does something to it and shows how it stands then; false where it was not done. */
  readonly act: (work: Promise<Result<Appeal>>) => Promise<boolean>;
}

interface Told {
  /** The number that it was asked by. */
  readonly number: string;
  readonly appeal: Appeal;
}

/** Events are only added, so one with fewer of them was overtaken on a bad network. */
function newer(shown: Told | undefined, told: Told): Told {
  const isOvertaken = told.appeal.events.length < (shown?.appeal.events.length ?? 0);
  return isOvertaken && shown?.number === told.number ? shown : told;
}

/** An appeal as it changes: by its stream, and by asking where that is silent. */
export function useAppeal(number: string): ShownAppeal {
  const { device } = useLineApp();
  const [newest, setNewest] = useState<Told | undefined>();
  const [isSending, setIsSending] = useState(false);
  const [sendingProblem, setProblem] = useState<Problem | undefined>();
  const show = useCallback(
    (appeal: Appeal) => setNewest((shown) => newer(shown, { number, appeal })),
    [number],
  );
  const loaded = useLoaded(`appeal ${number}`, async () => {
    const result = await device.channel.call('readAppeal', { params: { number } });
    if (result.isOk) show(result.answer);
    return result;
  });
  const { readAgain, value: kept } = loaded;
  const isThere = kept !== undefined;
  useEffect(() => {
    // The browser opens a stream that was lost again, by itself.
    if (!isThere) return undefined;
    const stream = new EventSource(addressOf('followAppeal', { number }).address);
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as Appeal;
      show(told);
      // It has come to its end, and so has the stream.
      if (told.state === 'withdrawn') stream.close();
    });
    return () => stream.close();
  }, [number, isThere, show]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') readAgain();
    }, askedAgainMs);
    return () => clearInterval(timer);
  }, [readAgain]);
  const act = async (work: Promise<Result<Appeal>>): Promise<boolean> => {
    setIsSending(true);
    const result = await work;
    setIsSending(false);
    setProblem(result.isOk ? undefined : result.problem);
    if (result.isOk) show(result.answer);
    return result.isOk;
  };
  const value = newest?.number === number ? newest.appeal : kept;
  return { ...loaded, value, isSending, sendingProblem, act };
}
