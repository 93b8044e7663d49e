import { Badge, Count } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Tabs } from '../ui/tabs.tsx';

export function Controls() {
  return (
    <>
      <Panel title="Buttons" note="One primary per view">
        <div className="gallery-column">
          <div className="gallery-row">
            <Button>Quote as PDF</Button>
            <Button kind="primary">Add to basket</Button>
            <Button kind="quiet">See 1,000</Button>
            <Button compact>Take 1,000</Button>
            <Button keys="R">Send reply</Button>
            <Button kind="primary" keys="Q">
              Make quote
            </Button>
            <LinkButton href="/gallery/desk">Desk frame</LinkButton>
            <LinkButton href="/gallery/portal" compact>
              Portal frame
            </LinkButton>
          </div>
          <div className="gallery-row">
            <Button busy>Publish price list</Button>
            <Button kind="primary" busy>
              Placing the order
            </Button>
            <Button blocked="The list has 2 prices under their floor. Raise them or ask Jonas Brandt for an approval.">
              Publish price list
            </Button>
            <Button>Auftragsbestätigungsvorlage zurücksetzen</Button>
            <Button>
              <Icon name="download" />
              Export
            </Button>
          </div>
        </div>
      </Panel>
      <Panel title="States, counts, filters" end={<a href="#main">How states are worded</a>}>
        <div className="gallery-column">
          <div className="gallery-row">
            <Badge>Draft</Badge>
            <Badge tone="pos">Buy now</Badge>
            <Badge tone="warn" talk>
              Talk to sales
            </Badge>
            <Badge tone="neg">7 days overdue</Badge>
            <Badge tone="acc">New</Badge>
            <span>
              Basket <Count>3</Count>
            </span>
          </div>
          <ChipFilter
            label="Whose leads"
            name="whose"
            chips={[
              { value: 'mine', label: 'Mine', count: '7' },
              { value: 'team', label: 'Team', count: '23' },
              { value: 'waiting', label: 'Wartet auf Rückmeldung', count: '9' },
            ]}
          />
          <Tabs
            label="Product"
            tabs={[
              { value: 'offers', label: 'Offers', count: '12' },
              { value: 'editions', label: 'Editions' },
              { value: 'support', label: 'Support' },
              { value: 'history', label: 'Änderungsverlauf' },
            ]}
          />
          <SearchField label="Search accounts" keys="/" />
        </div>
      </Panel>
    </>
  );
}
