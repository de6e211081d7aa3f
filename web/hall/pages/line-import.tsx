import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { sentenceOf } from '../../counter/index.ts';
import { Banner, buttonClass, Card } from '../../kit/index.ts';
import { useHall } from '../state/hall-context.tsx';
import {
  type LineFile,
  readLineFile,
  refusedText,
  type Taken,
  takeLineFile,
} from '../state/line-file.ts';

interface UnderWay {
  readonly file: LineFile;
  readonly rowsDone: number;
  readonly taken?: Taken;
}

/** Lines that come from another system: with progress, and again from where it was left. */
export function LineImport(): ReactNode {
  const { channel, say } = useHall();
  const id = useId();
  const [work, setWork] = useState<UnderWay>();
  const isBusy = work !== undefined && !work.taken;
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    const file = await readLineFile(chosen);
    // The same file can be chosen again, and goes on.
    target.value = '';
    setWork({ file, rowsDone: 0 });
    const taken = await takeLineFile(channel, file, (rowsDone) => setWork({ file, rowsDone }));
    setWork((last) => ({ file, rowsDone: last?.rowsDone ?? 0, taken }));
  };
  return (
    <Card title={say('lineFile')}>
      <label htmlFor={id}>{say('lineFileChoose')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        disabled={isBusy}
        onChange={(event) => void take(event)}
      />
      <p className="soft">{say('lineFileHint')}</p>
      {work && <Progress work={work} />}
      <div role="status" className="stack stack-close">
        {work?.taken && <End file={work.file} taken={work.taken} />}
      </div>
    </Card>
  );
}

function Progress({ work: { file, rowsDone } }: { readonly work: UnderWay }): ReactNode {
  const { say } = useHall();
  const total = file.rows.length;
  const label = say('lineFileDone', { done: String(rowsDone), total: String(total) });
  return (
    <div className="stack stack-close">
      <progress max={Math.max(total, 1)} value={total === 0 ? 1 : rowsDone} aria-label={label} />
      <p>{label}</p>
    </div>
  );
}

function End({ file, taken }: Required<Pick<UnderWay, 'file' | 'taken'>>): ReactNode {
  const { say } = useHall();
  if (!taken.isOk) {
    return (
      <Banner kind="attention" title={sentenceOf(taken.problem, say)}>
        {say('lineFileAgain')}
      </Banner>
    );
  }
  const { made, refused } = taken;
  const title = say('lineFileMade', { made: String(made), refused: String(refused.length) });
  if (refused.length === 0) return <Banner kind="calm" title={title} />;
  const address = `data:text/csv;charset=utf-8,${encodeURIComponent(refusedText(file, refused))}`;
  return (
    <>
      <Banner kind="attention" title={title} />
      <a href={address} download={`${file.name}.refused.csv`} className={buttonClass('secondary')}>
        {say('lineFileRefused')}
      </a>
    </>
  );
}
