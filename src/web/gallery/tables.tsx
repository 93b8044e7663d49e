import { useState } from 'react';
import { Amount, Quantity } from '../ui/amount.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { DiffTable } from '../ui/diff-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Panel } from '../ui/panel.tsx';

type Row = { id: string; name: string; state: 'pos' | 'neg' | undefined; devices: number; amount: string };

const rows: Row[] = [
  { id: '1', name: 'Castell Maritime', state: 'pos', devices: 12_400, amount: '240350.00' },
  { id: '2', name: 'Brightwater Logistics', state: undefined, devices: 1200, amount: '64224.00' },
  { id: '3', name: 'Altamar Credit', state: 'neg', devices: 4, amount: '-6892.37' },
  { id: '4', name: 'Donaudampfschifffahrtsgesellschaft Größe & Söhne', state: 'pos', devices: 38, amount: '752.40' },
];

const columns: Column<Row>[] = [
  { key: 'name', label: 'Account', sort: 'name', cell: (row) => row.name, total: 'Total' },
  {
    key: 'state',
    label: 'State',
    cell: (row) => (
      <Badge tone={row.state}>{row.state === 'pos' ? 'Active' : row.state === 'neg' ? 'Overdue' : 'Prospect'}</Badge>
    ),
  },
  { key: 'devices', label: 'Devices', figure: true, sort: 'devices', cell: (row) => <Quantity value={row.devices} /> },
  {
    key: 'amount',
    label: 'Commitment',
    figure: true,
    sort: 'amount',
    cell: (row) => <Amount value={{ amount: row.amount, currency: 'USD' }} />,
    total: <Amount value={{ amount: '298434.03', currency: 'USD' }} />,
  },
];

const common = {
  caption: 'Accounts',
  columns,
  rowKey: (row: Row) => row.id,
  rowName: (row: Row) => row.name,
  empty: (
    <EmptyState title="No accounts yet." action={<Button>Add an account</Button>}>
      Add one, or import a file, and they stand here.
    </EmptyState>
  ),
};

export function Tables() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['2']));
  return (
    <>
      <Panel title="List" count="1,204" note="Largest commitment first. USD." flush>
        <div className="list-bar">
          <ListSearch label="Search accounts" />
          <ChipFilter
            label="State"
            name="state"
            chips={[
              { value: 'all', label: 'All' },
              { value: 'active', label: 'Active' },
            ]}
          />
        </div>
        <DataTable
          {...common}
          rows={rows}
          rowHref={(row) => `/gallery?account=${row.id}`}
          sort="-amount"
          selection={{
            selected,
            onChange: setSelected,
            actions: (
              <>
                <Button compact>Change owner</Button>
                <Button compact>Change prices</Button>
              </>
            ),
          }}
          more={() => undefined}
          approximateTotal={1204}
          exportHref="/api/v1/gallery.csv"
        />
      </Panel>
      <div className="two">
        <div>
          <Panel title="List, waiting" flush>
            <DataTable {...common} caption="Accounts, waiting" rows={undefined} />
          </Panel>
          <Panel title="Before and after" flush>
            <DiffTable
              caption="Prices that change"
              figures
              rows={[
                { key: '1', what: 'Relay Team, 1 year', before: '22.00', after: '23.50', difference: '1.50' },
                { key: '2', what: 'Relay Core, 1 year', before: null, after: '12.00' },
                { key: '3', what: 'Relay Lite', before: '9.00', after: null },
              ]}
            />
          </Panel>
        </div>
        <div>
          <Panel title="List, empty" flush>
            <DataTable {...common} rows={[]} />
          </Panel>
          <Panel title="List, refused" flush>
            <DataTable
              {...common}
              rows={undefined}
              problem={{ type: 'network_lost', status: 0, title: '', detail: '', errors: [], facts: {} }}
              again={() => undefined}
            />
          </Panel>
          <Panel title="Somebody else's change" flush>
            <DiffTable
              caption="Changed meanwhile"
              sides={{ after: 'Theirs', yours: 'Yours' }}
              rows={[
                {
                  key: '1',
                  what: 'Telephone',
                  before: '+1 503 555 0147',
                  after: '+1 503 555 0199',
                  yours: 'taken over',
                },
                { key: '2', what: 'Industry', before: 'Logistics', after: 'Freight', yours: 'Shipping' },
              ]}
            />
          </Panel>
          <Panel title="Nothing changes" flush>
            <DiffTable caption="Nothing" rows={[]} />
          </Panel>
        </div>
      </div>
    </>
  );
}
