import { type ReactNode, useState } from 'react';
import type { AutoTopup, Money, Problem } from '../../../client/index.ts';
import { Banner, Button, Card, useToast } from '../../../kit/index.ts';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { Choices } from './choices.tsx';
import { MandateOrder } from './mandate-order.tsx';
import type { RuleChanges } from './rule-card.tsx';
import { RuleInWords } from './rule-in-words.tsx';
import { isAtAnyTime, ruleSentence, type Said } from './rule-sentence.ts';

interface RuleFormProps extends RuleChanges {
  readonly value: AutoTopup;
  /** Its owner has just asked for it, somewhere above. */
  readonly isAskedFor: boolean;
  /** It is changed, or left as it was. */
  readonly onDone: () => void;
}

/** The first top-up, and from when on it is charged where that is not at once. */
interface First {
  readonly amountMinor: number;
  readonly from: string | null;
}

const hkd = (amountMinor: number): Money => ({ amountMinor, currency: 'HKD' });

/** The rule that the line has, for whoever changes it or starts it again; else what is proposed. */
function choicesAtFirst(value: AutoTopup): Said {
  const { rule, mandates } = value;
  const isPlanned = mandates.every(({ isScheduledOnly }) => isScheduledOnly);
  return rule && !(isPlanned && isAtAnyTime(rule)) ? rule : proposedRule(value, isPlanned);
}

/** Whose methods are charged on fixed days alone is proposed a month's. */
function proposedRule({ proposed }: AutoTopup, isPlanned: boolean): Said {
  const { below, amount, cap, capTimes, intervalMinutes } = proposed;
  return {
    below: isPlanned ? null : below,
    daysLeft: null,
    amount,
    target: null,
    monthlyDay: isPlanned ? 1 : null,
    monthlyAmount: isPlanned ? amount : null,
    monthlyUntil: null,
    cap,
    capTimes,
    intervalMinutes,
  };
}

/** The rule's own ways to pay first, in its order. */
function inOrder({ rule, mandates }: AutoTopup): AutoTopup['mandates'] {
  const own = rule?.mandates ?? [];
  const used = own.flatMap((id) => mandates.filter((one) => one.id === id));
  return [...used, ...mandates.filter((one) => !used.includes(one))];
}

/** Nothing is ticked beforehand, and what is charged at once is said and confirmed first. */
export function RuleForm(props: RuleFormProps): ReactNode {
  const { line, value, loaded, change, isAskedFor, onDone } = props;
  const { device, ...app } = useLineApp();
  const { say } = app;
  const tell = useToast();
  const { proposed, consent, version, rule } = value;
  const isOn = rule?.state === 'on';
  const [mandates, setMandates] = useState(() => inOrder(value));
  const [chosen, setSaid] = useState<Said>(() => choicesAtFirst(value));
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const [first, setFirst] = useState<First | null>(null);
  const { intervalMinutes } = proposed;
  const said = { ...chosen, intervalMinutes };
  // A yes is to what was shown when it was given.
  const shown = [version, intervalMinutes, consent.version].join();
  const isAgreed = agreedTo === shown;
  const paying = mandates.filter((one) => !one.isScheduledOnly || !isAtAnyTime(said));
  const choose = (wanted: Said): void => {
    setSaid(wanted);
    setFirst(null);
  };
  const turnOn = async (): Promise<void> => {
    const body = bodyOf(said, { ...value, mandates: paying }, ruleSentence(app, said), first);
    const given = { params: { line }, body };
    const sent = device.channel.call('setAutoTopup', given, { isRepeatable: true });
    const result = await change.run('turnOn', sent);
    if (result.isOk) {
      if (isOn) tell(say('autoTopup.changed'));
      loaded.overtake(result.answer);
      return onDone();
    }
    setFirst(firstIn(result.problem));
    if (isChangedSince(result.problem)) loaded.readAgain();
  };
  if (mandates.length === 0) return <NoMethod />;
  return (
    <Card title={say(isOn ? 'autoTopup.changeTitle' : 'autoTopup.turnOnTitle')}>
      <div className="stack" ref={isAskedFor ? bringIntoView : undefined}>
        <Choices said={said} proposed={proposed} onChange={choose} />
      </div>
      <RuleInWords rule={said} />
      <p className="soft small">{say('autoTopup.intervalHint')}</p>
      <MandateOrder mandates={mandates} paying={paying} onChange={setMandates} />
      <Check isOn={isAgreed} onChange={(isOn) => setAgreedTo(isOn ? shown : null)}>
        {consent.text}
      </Check>
      {first && <FirstCharge first={first} />}
      {change.tried === 'turnOn' && !first && <OutcomeNote change={change} loaded={loaded} />}
      <YesOrNot
        isOn={isOn}
        first={first}
        isReady={isAgreed && paying.length > 0}
        change={change}
        onYes={() => void turnOn()}
        onNot={onDone}
      />
    </Card>
  );
}

function bringIntoView(element: HTMLElement | null): void {
  element?.closest('section')?.scrollIntoView({ block: 'start' });
}

interface YesOrNotProps extends Pick<RuleChanges, 'change'> {
  readonly isOn: boolean;
  readonly first: First | null;
  readonly isReady: boolean;
  readonly onYes: () => void;
  readonly onNot: () => void;
}

/** What is on can be left as it is as well. */
function YesOrNot({ isOn, first, isReady, change, onYes, onNot }: YesOrNotProps): ReactNode {
  const app = useLineApp();
  const isHeld = change.busy !== undefined || change.isUnknown;
  return (
    <>
      <Button
        isOff={!isReady || isHeld}
        busyLabel={change.busy === 'turnOn' ? app.say('action.working') : undefined}
        onClick={onYes}
      >
        {yesTo(app, isOn, first)}
      </Button>
      {isOn && (
        <Button kind="secondary" isOff={isHeld} onClick={onNot}>
          {app.say('autoTopup.leave')}
        </Button>
      )}
    </>
  );
}

/** What the button does, with what is charged at once by it. */
function yesTo(
  { say, format }: Pick<ReturnType<typeof useLineApp>, 'say' | 'format'>,
  isOn: boolean,
  first: First | null,
): string {
  if (first?.from !== null) return say(isOn ? 'autoTopup.saveChange' : 'autoTopup.turnOn');
  const amount = format.money(hkd(first.amountMinor));
  return say(isOn ? 'autoTopup.saveFirst' : 'autoTopup.turnOnFirst', { amount });
}

function bodyOf(
  said: Said,
  { mandates, consent, version }: Pick<AutoTopup, 'mandates' | 'consent' | 'version'>,
  sentence: string,
  first: First | null,
) {
  return {
    belowMinor: said.below?.amountMinor ?? null,
    daysLeft: said.daysLeft,
    amountMinor: said.amount?.amountMinor ?? null,
    targetMinor: isAtAnyTime(said) ? (said.target?.amountMinor ?? null) : null,
    monthlyDay: said.monthlyDay,
    monthlyMinor: said.monthlyAmount?.amountMinor ?? null,
    monthlyUntil: said.monthlyUntil,
    capMinor: said.cap.amountMinor,
    capTimes: said.capTimes,
    mandates: mandates.map(({ id }) => id),
    consentVersion: consent.version,
    version,
    intervalMinutes: said.intervalMinutes,
    sentence,
    firstMinor: first?.amountMinor ?? null,
  };
}

/** What was agreed to is otherwise by now: it is read again, with what was chosen kept. */
export function isChangedSince(problem: Problem | undefined): boolean {
  if (problem?.kind !== 'refused') return false;
  return ['auto_topup_changed', 'auto_topup_consent_changed'].includes(problem.code);
}

/** What would be charged because of it, as the server says when it is not confirmed yet. */
function firstIn(problem: Problem): First | null {
  if (problem.kind !== 'refused' || problem.code !== 'auto_topup_first') return null;
  const { amountMinor, chargedFrom } = problem.details;
  if (typeof amountMinor !== 'number') return null;
  return { amountMinor, from: typeof chargedFrom === 'string' ? chargedFrom : null };
}

function FirstCharge({ first }: { readonly first: First }): ReactNode {
  const { say, format } = useLineApp();
  const amount = format.money(hkd(first.amountMinor));
  return (
    <Banner kind="attention" title={say('autoTopup.firstTitle')}>
      <p>
        {first.from === null
          ? say('autoTopup.firstText', { amount })
          : say('autoTopup.firstLater', { amount, time: format.dayAndTime(first.from) })}
      </p>
    </Banner>
  );
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
