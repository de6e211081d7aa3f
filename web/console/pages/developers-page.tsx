import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type Sending, useRead, useSending } from '../../reading/index.ts';
import { Block } from '../layout/block.tsx';
import { Known } from '../layout/known.tsx';
import { Page } from '../layout/page.tsx';
import { ProblemNote } from '../layout/problem-note.tsx';
import { ApproveOrRefuse } from '../parts/approve-or-refuse.tsx';
import { Choice } from '../parts/choice.tsx';
import { Rows } from '../parts/rows.tsx';
import { When } from '../parts/when.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';
import { DeveloperRows, nameIn } from './developer-rows.tsx';

type Desk = Answer<'readDevelopers'>;

/** Who signs in to the partners' portal; two people let somebody in, to begin or again. */
export function DevelopersPage(): ReactNode {
  const { say, call, session } = useConsole();
  const read = useRead('developers', () => call('readDevelopers', {}));
  const { sending, problem } = useSending(read.readAgain);
  const mayPropose = session?.staff?.permissions.includes('developers.propose') ?? false;
  return (
    <Page title={say('title.developers')}>
      <p className="soft">{say('developers.about')}</p>
      {problem && <ProblemNote problem={problem} />}
      <Known read={read}>
        {(desk) => (
          <>
            <Block title={say('developers.admissions')}>
              <AdmissionRows {...desk} sending={sending} />
              {mayPropose && <AdmissionForm {...desk} onDone={read.readAgain} />}
            </Block>
            <DeveloperRows {...desk} />
          </>
        )}
      </Known>
    </Page>
  );
}

interface AdmissionRowsProps extends Pick<Desk, 'partners' | 'admissions'> {
  readonly sending: Sending;
}

function AdmissionRows({ partners, admissions, sending }: AdmissionRowsProps): ReactNode {
  const { say, call, session } = useConsole();
  const mayDecide = session?.staff?.permissions.includes('developers.approve') ?? false;
  const decide = (admission: string, isApproved: boolean): void =>
    sending.send(call('decideAdmission', { params: { admission }, body: { isApproved } }));
  return (
    <Rows
      label={say('developers.admissions')}
      none={say('none.admissions')}
      rows={admissions}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('developers.partner'),
          isFree: true,
          render: ({ partner }) => nameIn(partners, partner),
        },
        { title: say('developers.email'), isFree: true, render: ({ email }) => email },
        {
          title: say('developers.what'),
          render: ({ isKnown }) => say(isKnown ? 'developers.anew' : 'developers.begins'),
        },
        { title: say('column.reason'), isFree: true, render: ({ reason }) => reason },
        { title: say('developers.askedBy'), render: ({ proposedBy }) => proposedBy },
        { title: say('column.when'), render: ({ proposedAt }) => <When at={proposedAt} /> },
        {
          title: say('column.act'),
          render: ({ id }) =>
            mayDecide && (
              <ApproveOrRefuse
                isBusy={sending.isBusy}
                onAnswer={(isApproved) => decide(id, isApproved)}
              />
            ),
        },
      ]}
    />
  );
}

interface Wanted {
  readonly partner: string;
  readonly email: string;
  readonly reason: string;
}

interface AdmissionFormProps extends Pick<Desk, 'partners'> {
  readonly onDone: () => void;
}

function AdmissionForm({ partners, onDone }: AdmissionFormProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Wanted>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  return (
    <Form
      name="admission"
      form={form}
      className="card"
      layout="vertical"
      requiredMark={false}
      onFinish={(body: Wanted) => sending.send(call('proposeAdmission', { body }))}
    >
      {problem && <ProblemNote problem={problem} />}
      <div className="fields">
        <Form.Item name="partner" label={say('developers.partner')} rules={needed}>
          <Choice options={partners.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="email" label={say('developers.email')} rules={needed}>
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item name="reason" label={say('developers.reason')} rules={needed}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={sending.isBusy}>
        {say('developers.ask')}
      </Button>
    </Form>
  );
}
