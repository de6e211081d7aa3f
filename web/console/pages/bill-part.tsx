import { Alert, Button } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import type { Problem, Result } from '../../client/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { bytesText } from '../parts/bytes-text.ts';
import { countText } from '../parts/count-text.ts';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Told = Answer<'importBill'>;
type Done = Extract<Told, { is: 'done' }>;

/** What is larger is brought in on the machine itself. */
const mostBytes = 20_000_000;

interface BillPartProps {
  readonly connector: string;
  readonly day: string;
  readonly onBrought: () => void;
}

/** A bill by hand: a file of one's own, or what the provider gives out at this moment. */
export function BillPart({ connector, day, onBrought }: BillPartProps): ReactNode {
  const { say, follow } = useConsole();
  const id = useId();
  const bringing = useBringing(onBrought);
  const { isBusy, bring } = bringing;
  const params = { connector, day };
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    // The same file can be chosen again.
    const content = file && file.size <= mostBytes ? await base64Of(file) : undefined;
    target.value = '';
    if (!file) return;
    if (content === undefined) return bringing.refuse();
    bring((tell) => follow('importBill', { params, body: { content } }, tell));
  };
  return (
    <div className="card block">
      <label htmlFor={id}>{say('bill.choose')}</label>
      <input id={id} type="file" disabled={isBusy} onChange={(event) => void take(event)} />
      <p className="soft">{say('bill.hint', { most: bytesText(mostBytes) })}</p>
      <div>
        <Button
          disabled={isBusy}
          onClick={() => bring((tell) => follow('fetchBill', { params }, tell))}
        >
          {say('bill.fetch')}
        </Button>
      </div>
      <Outcome {...bringing} />
    </div>
  );
}

/** What is known of it: how far it is, what came of it, or why nothing did. */
function Outcome({ told, problem, isBusy, isTooLarge }: Bringing): ReactNode {
  const { say } = useConsole();
  const most = bytesText(mostBytes);
  if (isTooLarge) return <Alert type="warning" showIcon title={say('bill.tooLarge', { most })} />;
  if (problem) return <ProblemNote problem={problem} />;
  const text = (): string => {
    if (!told) return say('bill.begun');
    if (told.is !== 'progress') return '';
    const { step, done, of } = told;
    if (step === 'reading') return say('bill.reading', { rows: countText(done) });
    const percent = String(of === null || of === 0 ? 0 : Math.floor((100 * done) / of));
    return say(step === 'keeping' ? 'bill.keeping' : 'bill.matching', { percent });
  };
  return (
    <div role="status">
      {isBusy && <p>{text()}</p>}
      {!isBusy && told?.is === 'refused' && <Alert type="warning" showIcon title={told.detail} />}
      {!isBusy && told?.is === 'done' && <Brought of={told} />}
    </div>
  );
}

function Brought({ of }: { readonly of: Done }): ReactNode {
  const { say } = useConsole();
  const { isNew, unresolved, waitsForSecond } = of;
  if (waitsForSecond) return <Alert type="info" showIcon title={say('bill.waitsForSecond')} />;
  const text = say(isNew ? 'bill.brought' : 'bill.known', { count: String(unresolved) });
  return <Alert type={unresolved > 0 ? 'warning' : 'success'} showIcon title={text} />;
}

interface Bringing {
  readonly told: Told | undefined;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly isTooLarge: boolean;
  readonly bring: (work: (tell: (event: Told) => void) => Promise<Result<Told>>) => void;
  readonly refuse: () => void;
}

type State = Pick<Bringing, 'told' | 'problem' | 'isBusy' | 'isTooLarge'>;

const nothing: State = { told: undefined, problem: undefined, isBusy: false, isTooLarge: false };

function useBringing(onBrought: () => void): Bringing {
  const [state, setState] = useState<State>(nothing);
  const bring = async (work: Parameters<Bringing['bring']>[0]): Promise<void> => {
    setState({ ...nothing, isBusy: true });
    const result = await work((told) => setState({ ...nothing, told, isBusy: true }));
    const came = result.isOk ? { told: result.answer } : { problem: result.problem };
    setState({ ...nothing, ...came });
    if (result.isOk) onBrought();
  };
  return {
    ...state,
    bring: (work) => void bring(work),
    refuse: () => setState({ ...nothing, isTooLarge: true }),
  };
}

/** As a browser writes it after the comma of a data URL. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^.*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
}
