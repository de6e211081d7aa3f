import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { useConsole } from '../state/console-context.tsx';

interface WrittenPerson {
  readonly login: string;
  readonly name: string;
  readonly isSupervisor?: boolean;
}

/** Whose PIN was just made; it is shown once. */
interface Made {
  readonly login: string;
  readonly pin: string;
}

interface ShopPeopleProps {
  readonly reseller: string;
  readonly onDone: () => void;
}

/** Somebody stands at the tills of a shop from now on, or has another PIN. */
export function ShopPeople({ reseller, onDone }: ShopPeopleProps): ReactNode {
  const { say, call } = useConsole();
  const [made, setMade] = useState<Made>();
  const [form] = Form.useForm<WrittenPerson>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    onDone();
  });
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const show = async (login: string, work: ReturnType<typeof add>): Promise<void> => {
    setMade(undefined);
    sending.send(work);
    const result = await work;
    if (result.isOk) setMade({ login, pin: result.answer.pin });
  };
  const add = ({ isSupervisor = false, ...given }: WrittenPerson) =>
    call('addShopOperator', { params: { reseller }, body: { ...given, isSupervisor } });
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {made && <Alert type="info" title={say('shops.pinNow', { ...made })} />}
      </div>
      <Form
        name="person"
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        onFinish={(person: WrittenPerson) => void show(person.login, add(person))}
      >
        <div className="fields">
          <Form.Item name="login" label={say('signIn.login')} rules={needed}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={say('shops.personName')} rules={needed}>
            <Input maxLength={80} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="isSupervisor" valuePropName="checked">
          <Checkbox>{say('shops.isSupervisor')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('shops.addPerson')}
        </Button>
      </Form>
      <LineForm
        fields={[{ name: 'login', label: say('signIn.login') }]}
        send={say('shops.renewPin')}
        missing={say('signIn.missing')}
        isBusy={sending.isBusy}
        onSend={({ login = '' }) => void show(login, call('renewShopPin', { params: { login } }))}
      />
    </>
  );
}
