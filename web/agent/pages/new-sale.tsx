import { SendForm, sentenceOf } from '../../counter/index.ts';
import { type ReactNode, useState } from 'react';
import { Banner, Button, Field, type FieldProps, NumberField, TileGroup } from '../../kit/index.ts';
import type { Echo, Till } from '../state/till-channel.ts';
import { useTill } from '../state/till-context.tsx';

/** What was typed, so that going back loses nothing. */
export interface Typed {
  readonly number: string;
  /** The number once more, or its check digit. */
  readonly again: string;
  readonly amountMinor: number | null;
  /** Of a promotion, as it was typed; mostly nothing. */
  readonly code: string;
}

/** As the server knows it, or undefined where nothing was typed. */
export function codeIn({ code }: Pick<Typed, 'code'>): string | undefined {
  return code.replaceAll(/[\s-]/g, '').toUpperCase() || undefined;
}

interface NewSaleProps {
  readonly till: Till;
  readonly first: Typed;
  readonly onEcho: (typed: Typed, echo: Echo) => void;
  readonly onList: () => void;
  readonly onVouchers: () => void;
  /** Only for a supervisor. */
  readonly onFloats: (() => void) | undefined;
}

/** Number twice or with its check digit, and how much. */
export function NewSale({ till, first, onEcho, ...elsewhere }: NewSaleProps): ReactNode {
  const { say, format } = useTill();
  const [typed, setTyped] = useState(first);
  const [isAsked, setAsked] = useState(false);
  const { problem, codeProblem, isBusy, check } = useEcho(onEcho);
  const missing = (is: boolean): string | undefined => (isAsked && is ? say('needed') : undefined);
  const send = (): void => {
    setAsked(true);
    const { number, again, amountMinor } = typed;
    if (number !== '' && again !== '' && amountMinor !== null) void check(typed);
  };
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  return (
    <>
      <h1>{say('title')}</h1>
      <OthersLost />
      <SendForm
        label={say('next')}
        busyLabel={say('checking')}
        isBusy={isBusy}
        problem={problem}
        onSend={send}
      >
        <NumberField
          label={say('number')}
          value={typed.number}
          onValue={(number) => change({ number })}
          problem={missing(typed.number === '')}
          takesFocus
        />
        <NumberField
          label={say('again')}
          hint={say('againHint')}
          value={typed.again}
          onValue={(again) => change({ again })}
          problem={missing(typed.again === '')}
        />
        <TileGroup
          legend={say('amount')}
          chosen={typed.amountMinor === null ? null : String(typed.amountMinor)}
          onChoose={(value) => change({ amountMinor: Number(value) })}
          options={till.tiles.map((amountMinor) => ({
            value: String(amountMinor),
            content: format.roundMoney({ amountMinor, currency: 'HKD' }),
          }))}
        />
        {missing(typed.amountMinor === null) && <p role="alert">{say('needed')}</p>}
        <CodeOfPromotion
          value={typed.code}
          onValue={(code) => change({ code })}
          problem={codeProblem}
        />
      </SendForm>
      <Elsewhere till={till} {...elsewhere} />
      <SignOut />
    </>
  );
}

/** A sale of another shop that was made on this device, and that only they can ask about. */
function OthersLost(): ReactNode {
  const { say, pendingSales, pendingVouchers } = useTill();
  const others = new Set([...pendingSales.others(), ...pendingVouchers.others()]);
  return [...others].map((shop) => (
    <Banner key={shop} kind="attention" title={say('othersLost', { shop })} />
  ));
}

/** For the few who have one. */
function CodeOfPromotion(props: Pick<FieldProps, 'value' | 'onValue' | 'problem'>): ReactNode {
  const { say } = useTill();
  const label = say('promotionCode');
  return (
    <Field
      {...props}
      {...{ label }}
      autoCapitalize="characters"
      autoComplete="off"
      maxLength={30}
    />
  );
}

/** What else can be done at this till. */
function Elsewhere({
  till,
  onVouchers,
  onList,
  onFloats,
}: Pick<NewSaleProps, 'till' | 'onVouchers' | 'onList' | 'onFloats'>): ReactNode {
  const { say } = useTill();
  return (
    <>
      {till.voucherTiles.length > 0 && (
        <Button kind="secondary" onClick={onVouchers}>
          {say('voucherSell')}
        </Button>
      )}
      <Button kind="secondary" onClick={onList}>
        {say('sales')}
      </Button>
      {onFloats && (
        <Button kind="secondary" onClick={onFloats}>
          {say('floats')}
        </Button>
      )}
    </>
  );
}

/**
 * Asks whose number it is and what it costs. A code that does nothing is mended first, or left out.
 */
function useEcho(onEcho: NewSaleProps['onEcho']) {
  const { channel, say, onSession, session } = useTill();
  const [problem, setProblem] = useState<string>();
  const [codeProblem, setCodeProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const check = async (typed: Typed): Promise<void> => {
    const { number, again, amountMinor } = typed;
    const promotionCode = codeIn(typed);
    const isCode = promotionCode === undefined || /^[A-Z0-9]{4,20}$/.test(promotionCode);
    setProblem(undefined);
    setCodeProblem(isCode ? undefined : say('promotionCodeWrong'));
    if (!isCode || amountMinor === null) return;
    setBusy(true);
    const isDigit = /^\s*\d\s*$/.test(again);
    const confirmed = isDigit ? { checkDigit: again.trim() } : { again };
    const wish = { amountMinor, ...(promotionCode && { promotionCode }) };
    const result = await channel.call('echoReceiver', { body: { number, ...confirmed, ...wish } });
    setBusy(false);
    if (result.isOk && result.answer.offer?.codeOutcome === 'not_valid') {
      setCodeProblem(say('promotionCodeWrong'));
    } else if (result.isOk) onEcho(typed, result.answer);
    else if (result.problem.kind === 'refused' && result.problem.status === 401) {
      onSession({ ...session, till: null });
    } else setProblem(sentenceOf(result.problem, say));
  };
  return { problem, codeProblem, isBusy, check };
}

function SignOut(): ReactNode {
  const { channel, say, onSession } = useTill();
  const leave = async (): Promise<void> => {
    const result = await channel.call('signOutTill', {});
    if (result.isOk) onSession(result.answer);
  };
  return (
    <Button kind="plain" onClick={() => void leave()}>
      {say('signOut')}
    </Button>
  );
}
