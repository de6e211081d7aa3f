import { type ReactNode, useState } from 'react';
import type { AutoTopup, Money, Problem } from '../../../client/index.ts';
import { Banner, Button, Card, useToast } from '../../../kit/index.ts';
import { Check } from '../../parts/check.tsx';
import { LinkRow } from '../../parts/link-row.tsx';
import { OutcomeNote } from '../../parts/outcome-note.tsx';
import { pageAddress } from '../../routes.ts';
import { useLineApp } from '../../state/line-words.tsx';
import { choicesAtFirst, waysAtFirst } from './choices-at-first.ts';
import { Choices } from './choices.tsx';
import { MandateOrder, type WaysToPay } from './mandate-order.tsx';
import type { RuleChanges } from './rule-card.tsx';
import { RuleInWords } from './rule-in-words.tsx';
import { isAtAnyTime, ruleSentence, type Said } from './rule-sentence.ts';
import { useWhileShown } from './use-while-shown.ts';

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

/** Nothing is ticked beforehand, and what is charged at once is said and confirmed first. */
export function RuleForm(props: RuleFormProps): ReactNode {
  const { line, value, loaded, change, isAskedFor, onDone } = props;
  const { device, ...app } = useLineApp();
  const { say } = app;
  const tell = useToast();
  const { proposed, consent, rule } = value;
  const isOn = rule?.state === 'on';
  const [used, setUsed] = useState(() => waysAtFirst(value));
  const [chosen, setSaid] = useState<Said>(() => choicesAtFirst(value, device.clock.nowMs()));
  const { intervalMinutes } = proposed;
  const said = { ...chosen, intervalMinutes };
  const isFit = (one: WaysToPay[number]): boolean => !one.isScheduledOnly || !isAtAnyTime(said);
  const paying = used.filter(isFit);
  const body = bodyOf(said, { ...value, mandates: paying }, ruleSentence(app, said));
  // A yes is to what was shown when it was given, and so is what is charged at once.
  const shown = JSON.stringify(body);
  const [isAgreed, agree] = useWhileShown<true>(shown);
  const [first, setFirst] = useWhileShown<First>(shown);
  const turnOn = async (): Promise<void> => {
    const given = { ...body, firstMinor: first?.amountMinor ?? null };
    const of = { params: { line }, body: given };
    const sent = device.channel.call('setAutoTopup', of, { isRepeatable: true });
    const result = await change.run('turnOn', sent);
    if (result.isOk) {
      if (isOn) tell(say('autoTopup.changed'));
      loaded.overtake(result.answer);
      return onDone();
    }
    setFirst(firstIn(result.problem));
    if (isChangedSince(result.problem)) loaded.readAgain();
  };
  if (used.length === 0) return <NoMethod />;
  return (
    <Card title={say(isOn ? 'autoTopup.changeTitle' : 'autoTopup.turnOnTitle')}>
      <div className="stack" ref={isAskedFor ? bringIntoView : undefined}>
        <Choices said={said} proposed={proposed} onChange={setSaid} />
      </div>
      <RuleInWords rule={said} />
      <p className="soft small">{say('autoTopup.intervalHint')}</p>
      <MandateOrder saved={value.mandates} used={used} isFit={isFit} onChange={setUsed} />
      <Check isOn={isAgreed === true} onChange={(isOn) => agree(isOn ? true : null)}>
        {consent.text}
      </Check>
      {first && <FirstCharge first={first} />}
      {change.tried === 'turnOn' && !firstIn(change.problem) && (
        <OutcomeNote change={change} loaded={loaded} />
      )}
      <YesOrNot
        isOn={isOn}
        first={first}
        isReady={isAgreed === true && paying.length > 0}
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
  };
}

/** What was agreed to is otherwise by now: it is read again, with what was chosen kept. */
export function isChangedSince(problem: Problem | undefined): boolean {
  if (problem?.kind !== 'refused') return false;
  return ['auto_topup_changed', 'auto_topup_consent_changed'].includes(problem.code);
}

/** What would be charged because of it, as the server says when it is not confirmed yet. */
function firstIn(problem: Problem | undefined): First | null {
  if (problem?.kind !== 'refused' || problem.code !== 'auto_topup_first') return null;
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
