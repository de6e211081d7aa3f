import { type ReactNode, useState } from 'react';
import type { Quote } from '../../../client/index.ts';
import { Skeleton } from '../../../kit/index.ts';
import { Page } from '../../layout/page.tsx';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useApp } from '../../state/app-context.tsx';
import { useLoaded } from '../../state/use-loaded.ts';
import { usePastReceivers } from '../../state/use-past-receivers.ts';
import { ConfirmSheet } from '../new-topup/confirm-sheet.tsx';
import { methodKey, MethodPart } from '../new-topup/quote-part.tsx';
import { TopupFor, type TopupFormProps } from '../new-topup/topup-for.tsx';
import './care.css';

/** Two amounts, no more: the smallest that most people buy. */
const mostTiles = 2;

export function CareTopupPage(): ReactNode {
  const { say } = useApp();
  return (
    <Page title={say('care.topup')} back={pageAddress('home')}>
      <TopupFor form={CareForm} />
      <p className="soft small">{say('care.other')}</p>
    </Page>
  );
}

function CareForm({ options, onLeft }: TopupFormProps): ReactNode {
  const { say, format } = useApp();
  const [amountMinor, setAmountMinor] = useState<number | undefined>();
  const leave = (): void => {
    setAmountMinor(undefined);
    onLeft();
  };
  return (
    <>
      <h2>{say('care.howMuch')}</h2>
      <div className="care-buttons">
        {options.tiles.slice(0, mostTiles).map(({ value }) => (
          <button
            key={value.amountMinor}
            type="button"
            className="care-button"
            onClick={() => setAmountMinor(value.amountMinor)}
          >
            {format.roundMoney(value)}
          </button>
        ))}
      </div>
      {amountMinor !== undefined && (
        <CareQuote key={amountMinor} options={options} amountMinor={amountMinor} onLeft={leave} />
      )}
    </>
  );
}

interface CareQuoteProps extends TopupFormProps {
  readonly amountMinor: number;
}

/** Straight to the sheet where there is one way to pay; else that choice first. */
function CareQuote({ options, amountMinor, onLeft }: CareQuoteProps): ReactNode {
  const { device, say } = useApp();
  const { number, isOwn } = options.receiver;
  const past = usePastReceivers();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first, setFirst] = useState<Quote | undefined>();
  const { value, problem, readAgain } = useLoaded(
    `quote ${number} ${amountMinor}`,
    async () => {
      const body = { number, amountMinor };
      const quoted = await device.channel.call('quoteTopup', { body }, { isRepeatable: true });
      if (quoted.isOk) setFirst((before) => before ?? quoted.answer);
      return quoted;
    },
    { isKept: false },
  );
  const quote = first ?? value;
  if (!quote) {
    return problem ? (
      <ProblemNote problem={problem} onRetry={readAgain} />
    ) : (
      <Skeleton words={say('waiting.long')} />
    );
  }
  const available = quote.methods.filter(({ isAvailable }) => isAvailable);
  const only = available.length === 1 ? available[0] : undefined;
  const method = available.find((one) => methodKey(one) === chosen) ?? only;
  if (!method) return <MethodPart quote={quote} chosen={chosen} onChoose={setChosen} />;
  const isStrange = !isOwn && !past.some((one) => one.number === number);
  return <ConfirmSheet quote={quote} method={method} isStrange={isStrange} onClose={onLeft} />;
}
