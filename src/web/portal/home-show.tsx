import './portal.css';
import type { OrderSummary } from '../../business/ordering/terms.ts';
import type { Page } from '../api.ts';
import { storeApi, storeWeb } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { ContactCard } from '../store/contact-card.tsx';
import { todayIn } from '../store/moment.ts';
import type { StoreReply } from '../store/replies.ts';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { telephone } from '../ui/telephone.ts';
import { CompanySwitch } from './company-switch.tsx';
import { homeOrders } from './first-lists.ts';
import { NeedsYou } from './needs-you.tsx';
import { OrderTable } from './order-table.tsx';
import { portalApi, portalWeb } from './portal-paths.ts';

/** The portal's front: what needs this person, what was ordered lately, and who answers. */
export default function HomeShow() {
  const t = useTexts('portal');
  const format = useFormat();
  const { seller, me } = useReader();
  const store = useReply<StoreReply>(storeApi.store());
  const orders = useReply<Page<OrderSummary>>(portalApi.orders(homeOrders));
  const contact = store.body?.contact ?? null;
  return (
    <>
      <PageHead title={t('homeTitle')} note={format.date(todayIn(seller.timeZone), 'weekday')}>
        {me && me.memberships.length > 1 && <CompanySwitch me={me} />}
        {contact?.phone && (
          <a className="btn" href={telephone(contact.phone)}>
            {t('homeCall', { name: contact.name })}
          </a>
        )}
        <LinkButton kind="primary" href={storeWeb.products()}>
          {t('homeNewOrder')}
        </LinkButton>
      </PageHead>
      <NeedsYou />
      <div className="two">
        <div>
          <Panel title={t('recentOrders')} end={<Anchor href={portalWeb.orders()}>{t('allOrders')}</Anchor>} flush>
            <OrderTable
              rows={orders.body?.items}
              problem={orders.problem}
              again={orders.again}
              caption={t('recentOrders')}
            />
          </Panel>
        </div>
        <div>{contact && <ContactCard contact={contact} title={t('yourContact')} />}</div>
      </div>
    </>
  );
}
