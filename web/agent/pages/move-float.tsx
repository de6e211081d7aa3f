import { type ReactNode, useState } from 'react';
import { hkd, readHkd, SendForm, sentenceOf, useOpenKey } from '../../counter/index.ts';
import { Banner, Card, Field, TileGroup } from '../../kit/index.ts';
import { PinField } from '../parts/pin-field.tsx';
import type { Floats } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';
import type { Say } from '../words/words.ts';

interface MoveFloatProps {
  readonly floats: Floats;
  readonly onMoved: (floatMinor: number) => void;
}

type Way = 'down' | 'withdraw' | 'return';

/** As the tiles name them: the way, and the shop at its other end. */
function waysOf({ shops, chain }: Floats, say: Say) {
  const both = shops.flatMap(({ id, name: shop }) => [
    { value: `down ${id}`, content: say('moveDown', { shop }) },
    { value: `withdraw ${id}`, content: say('moveWithdraw', { shop }) },
  ]);
  if (chain === null) return both;
  return [...both, { value: 'return', content: say('moveReturn', { shop: chain }) }];
}

/** From one float to another, by a supervisor's PIN; whatever is pressed again moves once. */
export function MoveFloat({ floats, onMoved }: MoveFloatProps): ReactNode {
  const { say, format, session } = useTill();
  const ways = waysOf(floats, say);
  const [way, setWay] = useState(ways.length === 1 ? 'return' : null);
  const [amount, setAmount] = useState('');
  const [login, setLogin] = useState(session.till?.login ?? '');
  const [pin, setPin] = useState('');
  const { send, isBusy, problem, complain, done } = useMove(onMoved);
  const amountMinor = readHkd(amount);
  const press = async (): Promise<void> => {
    if (way === null) return complain(say('needed'));
    if (amountMinor === undefined || amountMinor === 0) return complain(say('moveAmountWrong'));
    if (!/^\d{6}$/.test(pin)) return complain(say('digitsNeeded'));
    if (await send(way, amountMinor, { login: login.trim(), pin })) setAmount('');
    return setPin('');
  };
  const value = amountMinor === undefined ? '' : format.money(hkd(amountMinor));
  return (
    <Card title={say('moveTitle')}>
      <SendForm
        label={say('moveNow', { value }).trim()}
        busyLabel={say('moving')}
        isBusy={isBusy}
        problem={problem}
        onSend={() => void press()}
      >
        <TileGroup legend={say('moveWhat')} options={ways} chosen={way} onChoose={setWay} isWide />
        <Field
          label={say('moveAmount')}
          hint={say('moveAmountHint')}
          value={amount}
          onValue={setAmount}
          inputMode="decimal"
          autoComplete="off"
        />
        <Field label={say('supervisorLogin')} value={login} onValue={setLogin} autoComplete="off" />
        <PinField label={say('supervisorPin')} value={pin} onValue={setPin} />
      </SendForm>
      {done && <Banner kind="action" icon="done" title={done} isNews />}
    </Card>
  );
}

/** Whatever has no answer yet keeps its key, so that pressing again asks and never moves twice. */
function useMove(onMoved: MoveFloatProps['onMoved']) {
  const { channel, say, format, session, onSession } = useTill();
  const openKey = useOpenKey();
  const [isBusy, setBusy] = useState(false);
  const [problem, complain] = useState<string>();
  const [done, setDone] = useState<string>();
  const send = async (
    way: string,
    amountMinor: number,
    supervisor: { readonly login: string; readonly pin: string },
  ): Promise<boolean> => {
    const [move, shop] = way.split(' ') as [Way, string | undefined];
    const key = openKey.keyFor(`${way} ${amountMinor}`);
    setBusy(true);
    complain(undefined);
    setDone(undefined);
    const body = { move, ...(shop && { shop }), amountMinor, ...supervisor };
    const result = await channel.call('moveFloat', { body }, key);
    setBusy(false);
    if (result.isOk) {
      const { float } = result.answer;
      openKey.settle();
      setDone(say('moved', { value: format.money(hkd(amountMinor)), float: format.money(float) }));
      onMoved(float.amountMinor);
      return true;
    }
    complain(openKey.isLost(result.problem) ? say('moveLost') : sentenceOf(result.problem, say));
    const isOut = result.problem.kind === 'refused' && result.problem.status === 401;
    if (isOut) onSession({ ...session, till: null });
    return false;
  };
  return { send, isBusy, problem, complain, done };
}
