import { Button, Form, type FormInstance, Input } from 'antd';
import type { ReactNode } from 'react';
import { useSending } from '../../reading/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { Answer } from '../state/staff-channel.ts';

type Resellers = Answer<'readShops'>['resellers'];

interface WrittenTill {
  readonly reseller: string;
  readonly till: string;
}

/** Somebody at a shop's tills, or one of the tills, is stopped and let work again. */
export function ShopStops({ resellers }: { readonly resellers: Resellers }): ReactNode {
  const { say, call } = useConsole();
  const [person] = Form.useForm<{ readonly login: string }>();
  const [place] = Form.useForm<WrittenTill>();
  const { sending, problem } = useSending(() => {
    person.resetFields();
    place.resetFields();
  });
  const needed = [{ required: true, whitespace: true, message: say('signIn.missing') }];
  const digits = [...needed, { pattern: /^[1-9]\d{0,2}$/, message: say('signIn.missing') }];
  const stopPerson = async (isSuspended: boolean): Promise<void> => {
    const written = await asWritten(person);
    if (!written) return;
    const params = { login: written.login.trim() };
    sending.send(call('suspendShopOperator', { params, body: { isSuspended } }));
  };
  const stopTill = async (isSuspended: boolean): Promise<void> => {
    const params = await asWritten(place);
    if (params) sending.send(call('suspendShopTill', { params, body: { isSuspended } }));
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <p>{say('shops.stopsHint')}</p>
      <Form name="stopPerson" form={person} layout="inline" colon={false} requiredMark={false}>
        <Form.Item name="login" label={say('signIn.login')} rules={needed}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Both isBusy={sending.isBusy} onStop={stopPerson} />
      </Form>
      <Form name="stopTill" form={place} layout="inline" colon={false} requiredMark={false}>
        <Form.Item name="reseller" label={say('shops.at')} rules={needed}>
          <Choice options={resellers.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="till" label={say('shops.tillNumber')} rules={digits}>
          <Input inputMode="numeric" maxLength={3} autoComplete="off" />
        </Form.Item>
        <Both isBusy={sending.isBusy} onStop={stopTill} />
      </Form>
    </>
  );
}

/** Undefined where a field is missing, which the form says itself. */
async function asWritten<Written>(form: FormInstance<Written>): Promise<Written | undefined> {
  try {
    return await form.validateFields();
  } catch {
    return undefined;
  }
}

interface BothProps {
  readonly isBusy: boolean;
  readonly onStop: (isSuspended: boolean) => Promise<void>;
}

function Both({ isBusy, onStop }: BothProps): ReactNode {
  const { say } = useConsole();
  return (
    <Form.Item>
      <Button danger disabled={isBusy} onClick={() => void onStop(true)}>
        {say('shops.suspend')}
      </Button>{' '}
      <Button disabled={isBusy} onClick={() => void onStop(false)}>
        {say('shops.resume')}
      </Button>
    </Form.Item>
  );
}
