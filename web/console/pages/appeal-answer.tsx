import { Button, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { languageNames, translated } from '../../language/index.ts';
import { ProblemNote } from '../layout/problem-note.tsx';
import { Choice } from '../parts/choice.tsx';
import { useConsole } from '../state/console-context.tsx';
import type { ExplainedAppeal, Gives } from '../state/staff-channel.ts';
import { useSending } from '../../reading/index.ts';

type As = 'reply' | 'question' | 'note' | 'answer';

interface Written {
  readonly as: As;
  readonly gives?: Gives;
  readonly amount?: number;
  readonly text: string;
}

const ways: readonly As[] = ['reply', 'question', 'note', 'answer'];
const ofOrders: readonly Gives[] = ['explained', 'apology', 'credit', 'refund', 'write_off'];
const ofCharges: readonly Gives[] = ['explained', 'apology', 'credit'];

interface AppealAnswerProps {
  readonly appeal: ExplainedAppeal;
  readonly readAgain: () => void;
}

/** What staff say: to the person, to each other, or as the answer with what it gives. */
export function AppealAnswer({ appeal, readAgain }: AppealAnswerProps): ReactNode {
  const { say, call } = useConsole();
  const [form] = Form.useForm<Written>();
  const { sending, problem } = useSending(() => {
    form.resetFields();
    readAgain();
  });
  const as = Form.useWatch('as', form);
  const needed = [{ required: true, message: say('signIn.missing') }];
  const params = { number: appeal.number.replace(' ', '') };
  const send = ({ as: way, gives = 'explained', amount, text }: Written): void => {
    if (way !== 'answer') {
      sending.send(call('sayToPerson', { params, body: { as: way, text } }));
      return;
    }
    const given = amount === undefined ? {} : { amountMinor: Math.round(amount * 100) };
    sending.send(call('answerAppeal', { params, body: { gives, text, ...given } }));
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Form<Written>
        form={form}
        className="card"
        layout="vertical"
        requiredMark={false}
        initialValues={{ as: 'reply' }}
        onFinish={send}
      >
        <Form.Item
          name="as"
          label={say('appeal.as')}
          extra={appeal.canBeTold ? undefined : say('appeal.untold')}
          rules={needed}
        >
          <Radio.Group>
            {ways.map((way) => (
              <Radio key={way} value={way}>
                {say(`appeal.as.${way}`)}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {as === 'answer' && <What appeal={appeal} />}
        <Macros appeal={appeal} onChoose={(text) => form.setFieldValue('text', text)} />
        <Form.Item
          name="text"
          label={say('appeal.text')}
          extra={say('appeal.textHint', { language: languageNames[appeal.language] })}
          rules={[{ required: true, whitespace: true, message: say('signIn.missing') }]}
        >
          <Input.TextArea rows={4} maxLength={2_000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending.isBusy}>
          {say('appeal.send')}
        </Button>
      </Form>
    </>
  );
}

function What({ appeal }: Pick<AppealAnswerProps, 'appeal'>): ReactNode {
  const { say, format } = useConsole();
  const needed = [{ required: true, message: say('signIn.missing') }];
  const form = Form.useFormInstance<Written>();
  const gives = Form.useWatch('gives', form);
  const isMoney = gives === 'credit' || gives === 'refund' || gives === 'write_off';
  // What goes back is of what was paid, which need not be what was credited.
  const currency = gives === 'credit' ? 'HKD' : (appeal.topup?.price.currency ?? 'HKD');
  const choices = appeal.topup?.state === 'credited' ? ofOrders : ofCharges;
  return (
    <>
      <Form.Item
        name="gives"
        label={say('appeal.gives')}
        extra={say('appeal.fourEyes', { amount: format.money(appeal.aloneLeft) })}
        rules={needed}
      >
        <Radio.Group>
          {choices.map((one) => (
            <Radio key={one} value={one}>
              {say(`appeal.gives.${one}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {isMoney && (
        <Form.Item name="amount" label={say('appeal.amount', { currency })} rules={needed}>
          <InputNumber controls={false} min={0.01} precision={2} />
        </Form.Item>
      )}
    </>
  );
}

interface MacrosProps extends Pick<AppealAnswerProps, 'appeal'> {
  readonly onChoose: (text: string) => void;
}

/** Named in the language of who chooses, written in that of who reads it. */
function Macros({ appeal, onChoose }: MacrosProps): ReactNode {
  const { say, language } = useConsole();
  return (
    <Form.Item label={say('appeal.macro')} htmlFor="appeal-macro">
      <Choice
        id="appeal-macro"
        options={appeal.macros.map(({ code, title }) => {
          return { value: code, label: translated(title, language) };
        })}
        onChange={(code) => {
          const macro = appeal.macros.find((one) => one.code === code);
          if (macro) onChoose(macro.words[appeal.language]);
        }}
      />
    </Form.Item>
  );
}
