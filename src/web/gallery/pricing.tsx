import { useState } from 'react';
import { useFormat } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Choices } from '../ui/choices.tsx';
import { Ladder, type LadderData } from '../ui/ladder.tsx';
import { Panel } from '../ui/panel.tsx';
import { Stepper } from '../ui/stepper.tsx';
import { TraceList } from '../ui/trace-list.tsx';

const steps = [
  { from: 1, unitPrice: '22.00', total: '22.00' },
  { from: 100, unitPrice: '19.80', total: '1980.00' },
  { from: 1000, unitPrice: '17.60', total: '17600.00' },
];
const intervals: LadderData['intervals'] = [
  { from: 1, to: 959, outcome: 'buy' },
  { from: 960, to: 999, outcome: 'talk' },
  { from: 1000, to: 1079, outcome: 'buy' },
  { from: 1080, to: null, outcome: 'talk' },
];

export function Pricing() {
  const format = useFormat();
  const [edition, setEdition] = useState('team');
  const [term, setTerm] = useState('y1');
  const [quantity, setQuantity] = useState(250);
  const step = steps.findLast((one) => quantity >= one.from) ?? steps[0]!;
  return (
    <>
      <Panel title="Edition" end={`Price per device for 1 year, at ${format.quantity(quantity)} devices`} flush>
        <Choices
          legend="Edition"
          value={edition}
          onChange={setEdition}
          choices={[
            {
              value: 'core',
              name: 'Core',
              price: '10.80',
              unit: 'USD per device and year',
              points: ['Remote control and chat', 'File transfer'],
            },
            {
              value: 'team',
              name: 'Team',
              price: '19.80',
              unit: 'USD per device and year',
              points: ['All of Core', 'Unattended access', 'Single sign-on', 'Audit log, 1 year'],
            },
            {
              value: 'enterprise',
              name: 'Unternehmensausgabe',
              price: '34.20',
              unit: 'USD je Gerät und Jahr',
              points: ['Datenhaltung in der Europäischen Union', 'Provisioning by SCIM'],
            },
          ]}
        />
      </Panel>
      <Panel title="Quantity" end="The price of the tier you reach holds for every device">
        <Stepper label="Devices" value={quantity} onChange={setQuantity} />
        <Ladder
          data={{ steps, intervals, at: { quantity, unitPrice: step.unitPrice } }}
          currency="USD"
          contact="Maren Vogt"
          unit="devices"
        />
      </Panel>
      <Panel title="Term" end="Saving against month to month over the same time" flush>
        <Choices
          legend="Term"
          value={term}
          onChange={setTerm}
          choices={['Month to month', '1 year', '3 years', '5 years'].map((name, index) => ({
            value: `y${index}`,
            name,
            price: ['1.98', '19.80', '17.82', '15.444'][index],
            unit: index ? 'USD per device and year' : 'USD per device and month',
            rows: [
              { label: 'Total commitment', value: ['5,940.00', '4,950.00', '13,365.00', '19,305.00'][index] },
              { label: 'Saving', value: ['None', '990.00, 16.7 %', '4,455.00, 25.0 %', '10,395.00, 35.0 %'][index] },
              { label: 'Notice by', value: index ? '14 Feb 2027' : 'To the end of any month', less: true },
            ],
            badge:
              index === 3 ? (
                <Badge tone="warn" talk>
                  Talk to sales
                </Badge>
              ) : (
                <Badge tone="pos">Buy now</Badge>
              ),
          }))}
        />
      </Panel>
      <Panel title="Why this price" end="Worked out on 16 March 2026, in USD, before tax">
        <TraceList
          lines={[
            { text: 'Public price list for 2026: Relay Team, 1 year.', figure: '22.00', rule: 'list' },
            { text: '250 devices reach the tier from 100. It holds for all 250.', figure: '19.80', rule: 'volume' },
            { text: 'Floor 14.00. Alone you may give 8 %, to 14.5728.', figure: 'above', rule: 'floor', tone: 'pos' },
            { text: 'Under the 19,000.00 that one order can commit to here, so you can buy now.', figure: 'Buy' },
          ]}
        />
      </Panel>
    </>
  );
}
