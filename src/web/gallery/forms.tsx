import { useState } from 'react';
import { ApiProblem, type Problem } from '../api.ts';
import { useReader } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxField, RadioField } from '../ui/choice-fields.tsx';
import { DateField, MoneyField, PercentField, QuantityField, SelectField, TextArea, TextField } from '../ui/field.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Progress } from '../ui/progress.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ReplyBox } from '../ui/reply-box.tsx';

const refused: Problem = {
  type: 'order_over_credit',
  status: 422,
  title: 'This order was not placed.',
  detail:
    'It adds 26,350.00; 115,700.00 of credit is left, but invoice INV-2026-000731 is 12 days overdue and the agreement gives 10. Pay 18,700.00 now, or place the order by card.',
  errors: [
    { pointer: '/company', expected: 'the name on your VAT registration' },
    { pointer: '/quantity', value: '1.5', expected: 'a whole number from 1 on' },
    { pointer: '/lines/3/sku', expected: 'a SKU of this store' },
  ],
  facts: {},
};
const network: Problem = { ...refused, type: 'network_lost', status: 0, title: '', detail: '', errors: [] };

function Example({ wrong }: { wrong: boolean }) {
  const form = useForm({
    draft: `gallery-${wrong}`,
    initial: {
      company: wrong ? 'Castell' : '',
      quantity: wrong ? '1.5' : '',
      price: '19.80',
      discount: '8',
      start: '2026-03-16',
      country: '',
      payment: 'invoice',
      terms: '',
      note: '',
    },
    send: async () => {
      throw new ApiProblem(wrong ? refused : network);
    },
  });
  return (
    <Form
      form={form}
      action="Place order"
      label={wrong ? 'Refused' : 'New order'}
      beside={<Button>Keep for later</Button>}
    >
      <TextField {...form.field('company')} label="Company" autoComplete="organization" />
      <QuantityField {...form.field('quantity')} label="Devices" hint="As many as you look after" />
      <MoneyField {...form.field('price')} label="Unit price" currency="USD" />
      <PercentField {...form.field('discount')} label="Discount" optional />
      <DateField {...form.field('start')} label="Starts on" />
      <SelectField
        {...form.field('country')}
        label="Country"
        empty="Choose a country"
        options={[
          { value: 'DE', label: 'Germany' },
          { value: 'US', label: 'United States' },
        ]}
      />
      <RadioField
        {...form.field('payment')}
        label="Payment"
        options={[
          { value: 'invoice', label: 'Invoice', hint: 'Due 30 days after its date' },
          { value: 'prepay', label: 'Transfer in advance', hint: 'Keys follow when the money has arrived' },
        ]}
      />
      <TextArea {...form.field('note')} label="Umsatzsteuer-Identifikationsnummernprüfung" optional />
      <CheckboxField {...form.field('terms')} label="I accept the terms of sale, version 2026-01" />
    </Form>
  );
}

export function Forms() {
  return (
    <div className="two">
      <div>
        <Panel title="Form" note="Press the button: the network is lost">
          <Example wrong={false} />
        </Panel>
        <Panel title="Notes and refusals">
          <div className="gallery-column">
            <Note actions={<Button compact>See 1,000</Button>}>
              <span className="strong">1,000 cost 2,180.20 less than 999.</span> If you need 889 or more, take 1,000.
            </Note>
            <Note tone="warn">414 accounts lose money before anything is spent on selling.</Note>
            <Refusal problem={refused}>
              <Button compact kind="primary">
                Pay 18,700.00
              </Button>
              <Button compact>Use a card</Button>
            </Refusal>
            <Refusal problem={network} again={() => undefined} />
            <Refusal problem={{ ...network, type: 'unreadable_reply', status: 502 }} />
          </div>
        </Panel>
      </div>
      <div>
        <Panel title="Form, refused" note="Press the button">
          <Example wrong />
        </Panel>
        <Panel title="Files and progress">
          <div className="gallery-column">
            <FileDrop
              label="Price list"
              hint="One price per row. The first row names the columns."
              path="/api/v1/gallery"
              kinds={['csv']}
              mostMegabytes={200}
              done={() => undefined}
            />
            <Progress label="Changing 1,173 prices" share={0.42} />
            <Progress label="The server reads 10,000 rows" share={null} />
          </div>
        </Panel>
        <Reply />
      </div>
    </div>
  );
}

function Reply() {
  const [text, setText] = useState('');
  const { me } = useReader();
  return (
    <ReplyBox
      label={`Reply to Ines Falk${me ? ` as ${me.person.name}` : ''}`}
      value={text}
      onChange={setText}
      error="Write what you answer: an empty mail says nothing."
      keys={[
        { keys: ['J', 'K'], does: 'next, previous' },
        { keys: ['R'], does: 'reply' },
      ]}
      actions={
        <>
          <Button keys="R">Send reply</Button>
          <Button kind="primary" keys="Q" className="end">
            Make quote
          </Button>
        </>
      }
    />
  );
}
