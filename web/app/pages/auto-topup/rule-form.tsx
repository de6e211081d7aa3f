import { type ReactNode, useState } from 'react';
import type { AutoTopup, Money, Problem } from '../../../client/index.ts';
import { Banner, Button, Card, TileGroup } from '../../../kit/index.ts';
import { translated } from '../../../language/index.ts';
import { ProblemNote } from '../../layout/problem-note.tsx';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { ruleSentence, type Said } from './rule-sentence.ts';

interface RuleFormProps {
  readonly line: string;
  readonly value: AutoTopup;
  readonly onChange: (changed: AutoTopup) => void;
}

const hkd = (amountMinor: number): Money => ({ amountMinor, currency: 'HKD' });
const levels = [1_000, 2_000, 5_000];
const amounts = [5_000, 10_000, 20_000];
const caps = [30_000, 60_000, 100_000];
const days = ['1', '10', '20', '28'];
const none = 'none';
const capTimes = 6;

interface MoneyTilesProps {
  readonly legend: string;
  readonly offered: readonly number[];
  readonly chosen: Money;
  readonly onChoose: (amount: Money) => void;
}

function MoneyTiles({ legend, offered, chosen, onChoose }: MoneyTilesProps): ReactNode {
  const { format } = useLineApp();
  return (
    <TileGroup
      legend={legend}
      chosen={String(chosen.amountMinor)}
      options={offered.map((amountMinor) => ({
        value: String(amountMinor),
        content: format.roundMoney(hkd(amountMinor)),
      }))}
      onChoose={(value) => onChoose(hkd(Number(value)))}
    />
  );
}

/** When, how much and never more than what: each a choice of few. */
function Choices({
  said,
  proposed,
  onChange,
}: {
  readonly said: Said;
  readonly proposed: AutoTopup['proposed'];
  readonly onChange: (said: Said) => void;
}): ReactNode {
  const { say } = useLineApp();
  const { below, amount, daysLeft, monthlyDay, cap } = said;
  const monthly = (day: string): void => {
    const isNone = day === none;
    const monthlyAmount = isNone ? null : amount;
    onChange({ ...said, monthlyDay: isNone ? null : Number(day), monthlyAmount });
  };
  const pay = (chosen: Money): void => {
    onChange({ ...said, amount: chosen, monthlyAmount: said.monthlyAmount && chosen });
  };
  return (
    <>
      <MoneyTiles
        legend={say('autoTopup.below')}
        offered={levels}
        chosen={below ?? proposed.below}
        onChoose={(chosen) => onChange({ ...said, below: chosen })}
      />
      <MoneyTiles
        legend={say('autoTopup.amount')}
        offered={amounts}
        chosen={amount ?? proposed.amount}
        onChoose={pay}
      />
      <MoneyTiles
        legend={say('autoTopup.cap')}
        offered={caps}
        chosen={cap}
        onChoose={(chosen) => onChange({ ...said, cap: chosen })}
      />
      <Check
        isOn={daysLeft !== null}
        onChange={(isOn) => onChange({ ...said, daysLeft: isOn ? proposed.daysLeft : null })}
      >
        {say('autoTopup.alsoDays', { days: String(proposed.daysLeft) })}
      </Check>
      <TileGroup
        legend={say('autoTopup.monthly')}
        chosen={monthlyDay === null ? none : String(monthlyDay)}
        options={[
          { value: none, content: say('autoTopup.never') },
          ...days.map((day) => ({ value: day, content: say('autoTopup.dayOf', { day }) })),
        ]}
        onChoose={monthly}
      />
    </>
  );
}

function proposedRule({ below, amount, cap }: AutoTopup['proposed']): Said {
  return {
    below,
    daysLeft: null,
    amount,
    monthlyDay: null,
    monthlyAmount: null,
    cap,
    capTimes,
  };
}

/** Nothing is ticked beforehand, and what is charged at once is said and confirmed first. */
export function RuleForm({ line, value, onChange }: RuleFormProps): ReactNode {
  const { device, language, ...app } = useLineApp();
  const { say, format } = app;
  const { proposed, mandates, consent } = value;
  const [said, setSaid] = useState<Said>(() => proposedRule(proposed));
  const [isAgreed, setIsAgreed] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [firstMinor, setFirst] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | undefined>();
  const change = (wanted: Said): void => {
    setSaid(wanted);
    setFirst(null);
  };
  const turnOn = async (): Promise<void> => {
    setIsBusy(true);
    const body = bodyOf(said, value, ruleSentence(app, said), firstMinor);
    const given = { params: { line }, body };
    const result = await device.channel.call('setAutoTopup', given, { isRepeatable: true });
    setIsBusy(false);
    if (result.isOk) return onChange(result.answer);
    const first = result.problem.kind === 'refused' && result.problem.code === 'auto_topup_first';
    const amount = first ? result.problem.details['amountMinor'] : undefined;
    if (typeof amount === 'number') setFirst(amount);
    setProblem(typeof amount === 'number' ? undefined : result.problem);
  };
  if (mandates.length === 0) return <NoMethod />;
  return (
    <Card title={say('autoTopup.turnOnTitle')}>
      <Choices said={said} proposed={proposed} onChange={change} />
      <p className="rule-sentence">{ruleSentence(app, said)}</p>
      <p className="soft small">
        {say('autoTopup.paysBy', {
          methods: mandates.map(({ method }) => translated(method, language)).join(' → '),
        })}
      </p>
      <Check isOn={isAgreed} onChange={setIsAgreed}>
        {consent.text}
      </Check>
      {firstMinor !== null && (
        <Banner kind="attention" title={say('autoTopup.firstTitle')}>
          <p>{say('autoTopup.firstText', { amount: format.money(hkd(firstMinor)) })}</p>
        </Banner>
      )}
      {problem && <ProblemNote problem={problem} />}
      <Button
        isOff={!isAgreed}
        busyLabel={isBusy ? say('action.working') : undefined}
        onClick={() => void turnOn()}
      >
        {firstMinor === null
          ? say('autoTopup.turnOn')
          : say('autoTopup.turnOnFirst', { amount: format.money(hkd(firstMinor)) })}
      </Button>
    </Card>
  );
}

function bodyOf(
  said: Said,
  { mandates, consent }: AutoTopup,
  sentence: string,
  firstMinor: number | null,
) {
  return {
    belowMinor: said.below?.amountMinor ?? null,
    daysLeft: said.daysLeft,
    amountMinor: said.amount?.amountMinor ?? null,
    targetMinor: null,
    monthlyDay: said.monthlyDay,
    monthlyMinor: said.monthlyAmount?.amountMinor ?? null,
    monthlyUntil: null,
    capMinor: said.cap.amountMinor,
    capTimes: said.capTimes,
    mandates: mandates.map(({ id }) => id),
    consentVersion: consent.version,
    sentence,
    firstMinor,
  };
}

function NoMethod(): ReactNode {
  const { say } = useLineApp();
  return (
    <Card title={say('autoTopup.turnOnTitle')}>
      <p>{say('autoTopup.noMethod')}</p>
      <nav className="links" aria-label={say('autoTopup.saveMethod')}>
        <LinkRow to={pageAddress('mandates')}>{say('autoTopup.saveMethod')}</LinkRow>
      </nav>
    </Card>
  );
}
