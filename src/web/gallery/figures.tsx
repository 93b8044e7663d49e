import { Amount, Money, UnitPrice } from '../ui/amount.tsx';
import { Clock } from '../ui/clock.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Facts } from '../ui/facts.tsx';
import { Meter } from '../ui/meter.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rich } from '../ui/rich.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000 + 30_000).toISOString();

export function Figures() {
  return (
    <div className="two">
      <div>
        <Panel title="Facts">
          <Facts
            facts={[
              {
                label: 'Due now, plus tax',
                value: <Amount value={{ amount: '4950', currency: 'USD' }} />,
                figure: true,
              },
              {
                label: 'Contribution',
                value: <Amount value={{ amount: '-6892.37', currency: 'USD' }} />,
                figure: true,
              },
              { label: 'Unit price', value: <UnitPrice value="15.444" />, figure: true },
              { label: 'Limit', value: <Money value={{ amount: '19000', currency: 'USD' }} /> },
              { label: 'Zahlungsbedingungen', value: '45 Tage nach Rechnungsdatum' },
            ]}
          />
        </Panel>
        <Panel title="Waiting">
          <Skeleton lines={4} />
        </Panel>
      </div>
      <div>
        <Panel title="Meters, clocks, keys" level={2}>
          <div className="gallery-column">
            <p className="small">
              <Rich text="You pay <b>17.00</b> for each device and year." />
            </p>
            <Meter share={0.62} />
            <Meter share={0.92} tone="warn" />
            <Meter share={1.3} tone="neg" />
            <div className="gallery-row">
              <Clock due={inMinutes(158)} promised={240} long />
              <Clock due={inMinutes(46)} promised={240} />
              <Clock due={inMinutes(-92)} promised={240} />
            </div>
            <CopyText text="RLY1-7Q2M-9XKD-44TA-PZ0E" label="Licence key" />
          </div>
        </Panel>
      </div>
    </div>
  );
}
