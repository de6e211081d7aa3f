import { Alert } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Rows } from '../parts/rows.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Imported = Answer<'importOutlets'>;

/** A file of outlets: what was taken of it, and each row that was not, with its reason. */
export function OutletImport({ onTaken }: { readonly onTaken: () => void }): ReactNode {
  const { say, call } = useConsole();
  const id = useId();
  const [imported, setImported] = useState<Imported & { readonly names: string }>();
  const { sending, problem } = useSending(onTaken);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    const text = await file.text();
    // The same file can be chosen again once it was mended.
    target.value = '';
    const work = call('importOutlets', { body: { text } });
    sending.send(work);
    const result = await work;
    const [names = ''] = text.split(/\r?\n/, 1);
    setImported(result.isOk ? { ...result.answer, names } : undefined);
  };
  return (
    <div className="card block">
      {problem && <ProblemNote problem={problem} />}
      <label htmlFor={id}>{say('outlets.choose')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        disabled={sending.isBusy}
        onChange={(event) => void take(event)}
      />
      <p className="soft">{say('outlets.importHint')}</p>
      <div role="status">{imported && <Taken imported={imported} />}</div>
      {imported && imported.refused.length > 0 && (
        <RefusedRows refused={imported.refused} names={imported.names} />
      )}
    </div>
  );
}

function Taken({ imported: { taken, refused } }: { readonly imported: Imported }): ReactNode {
  const { say } = useConsole();
  const counts = { taken: String(taken), refused: String(refused.length) };
  return (
    <Alert
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      title={say('outlets.taken', counts)}
    />
  );
}

interface RefusedRowsProps extends Pick<Imported, 'refused'> {
  /** The first line of the file, so that what is saved can be mended and sent again. */
  readonly names: string;
}

function RefusedRows({ refused, names }: RefusedRowsProps): ReactNode {
  const { say } = useConsole();
  const text = [names, ...refused.map(({ written }) => written), ''].join('\r\n');
  return (
    <>
      <Rows
        label={say('outlets.why')}
        none=""
        rows={refused}
        keyOf={({ row }) => row}
        columns={[
          { title: say('outlets.row'), isAmount: true, render: ({ row }) => row },
          {
            title: say('outlets.why'),
            isFree: true,
            render: ({ refusal }) => say(`outlets.flaw.${refusal}`),
          },
          { title: say('outlets.written'), isFree: true, render: ({ written }) => written },
        ]}
      />
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}`)}`}
        download="refused.csv"
      >
        {say('outlets.saveRefused')}
      </a>
    </>
  );
}
