import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { OutletDesk } from '../state/staff-channel.ts';
import { OutletForm } from './outlet-form.tsx';
import { OutletImport } from './outlet-import.tsx';
import { type Outlet, OutletRows } from './outlet-rows.tsx';

/** So many are told at most. */
const mostShown = 200;

interface Wanted {
  readonly district: string;
  readonly words: string;
}

const everywhere = 'everywhere';

/** Where subscribers are sent to top up in person, and what staff write of it. */
export function OutletsPage(): ReactNode {
  const { say, call, session } = useConsole();
  const [wanted, setWanted] = useState<Wanted>({ district: everywhere, words: '' });
  const [changing, setChanging] = useState<Outlet>();
  const { district, words } = wanted;
  const query = { words, ...(district === everywhere ? {} : { district }) };
  const read = useRead(`outlets ${district} ${words}`, () => call('listStaffOutlets', { query }));
  const { sending, problem } = useSending(read.readAgain);
  const mayChange = session?.staff?.permissions.includes('outlets.change') ?? false;
  const saved = (): void => {
    setChanging(undefined);
    read.readAgain();
  };
  return (
    <Page title={say('title.outlets')}>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {({ districts, outlets }) => (
          <>
            <Search districts={districts} onLook={setWanted} wanted={wanted} />
            {outlets.length === mostShown && (
              <p className="soft">{say('outlets.most', { count: String(mostShown) })}</p>
            )}
            <OutletRows
              outlets={outlets}
              districts={districts}
              sending={sending}
              onChange={mayChange ? setChanging : undefined}
            />
            {mayChange && (
              <>
                <OutletForm
                  key={changing?.code ?? ''}
                  districts={districts}
                  outlet={changing}
                  onSaved={saved}
                  onLeave={() => setChanging(undefined)}
                />
                <Block title={say('outlets.import')}>
                  <OutletImport onTaken={read.readAgain} />
                </Block>
              </>
            )}
          </>
        )}
      </Known>
    </Page>
  );
}

interface SearchProps {
  readonly districts: OutletDesk['districts'];
  readonly wanted: Wanted;
  readonly onLook: (wanted: Wanted) => void;
}

function Search({ districts, wanted, onLook }: SearchProps): ReactNode {
  const { say, language } = useConsole();
  const options = districts.map(({ code, name }) => ({ value: code, label: name[language] }));
  return (
    <Form name="search" layout="inline" role="search" initialValues={wanted} onFinish={onLook}>
      <Form.Item name="district" label={say('outlets.district')}>
        <Choice options={[{ value: everywhere, label: say('outlets.everywhere') }, ...options]} />
      </Form.Item>
      <Form.Item name="words" label={say('outlets.words')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit">{say('outlets.look')}</Button>
    </Form>
  );
}
