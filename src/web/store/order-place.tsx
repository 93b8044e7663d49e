import './store.css';
import './basket.css';
import { useRef, useState } from 'react';
import type { PaymentMethod, PlaceOrder } from '../../business/ordering/terms.ts';
import { ApiProblem, send } from '../api.ts';
import { api, storeApi, storeWeb, web } from '../paths.ts';
import { navigate, usePlace } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { type SignedIn, useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Rich } from '../ui/rich.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useBasketChange } from './basket-changes.ts';
import { BasketTotals, LineDigest, useDigest } from './basket-totals.tsx';
import { WaysOn } from './basket-ways-on.tsx';
import { ContactCard } from './contact-card.tsx';
import { LimitState } from './limit-state.tsx';
import { CompanyFields, ContactFields, PaymentFields } from './order-fields.tsx';
import { PriceChange } from './order-price-change.tsx';
import type { BasketReply, OrderPlacedReply } from './replies.ts';

/** Refusals after which the basket on the screen is no longer the one that would be ordered. */
const outdated = new Set([
  'price_changed',
  'promotion_gone',
  'basket_changed',
  'terms_changed',
  'over_the_limit',
  'price_on_request',
]);

/** Checkout: who orders, how it is paid, the terms by version, the basket beside it; one order however often it is clicked. */
export default function OrderPlace() {
  const t = useTexts('store', 'buying');
  const { body, problem, again } = useReply<BasketReply>(api.basket());
  return (
    <div className="stacked store-page">
      <PageHead title={t('checkoutTitle')} />
      {problem && <Refusal problem={problem} again={again} />}
      {!body && !problem && (
        <Panel title={t('checkoutTitle')} hiddenTitle>
          <Skeleton height="24rem" />
        </Panel>
      )}
      {body && body.lines.length === 0 && (
        <Panel title={t('checkoutTitle')} hiddenTitle flush>
          <EmptyState
            title={t('checkoutEmptyTitle')}
            action={
              <LinkButton kind="primary" href={storeWeb.products()}>
                {t('showAllProducts')}
              </LinkButton>
            }
          >
            {t('checkoutEmptyBody')}
          </EmptyState>
        </Panel>
      )}
      {body && body.lines.length > 0 && <Checkout basket={body} />}
    </div>
  );
}

/** The company that a signed-in buyer orders for. */
function companyOf(me: SignedIn | null) {
  return me?.memberships.find(({ accountId }) => accountId === me.activeAccountId) ?? null;
}

const empty = {
  'company/name': '',
  'company/country': '',
  'company/vatId': '',
  'company/address/line1': '',
  'company/address/line2': '',
  'company/address/postalCode': '',
  'company/address/city': '',
  'company/address/region': '',
  'contact/name': '',
  'contact/email': '',
  'contact/phone': '',
  poReference: '',
  paymentMethod: 'invoice',
  termsVersion: '',
};
export type OrderValues = typeof empty;

const companyNeeds: readonly (keyof OrderValues)[] = [
  'company/name',
  'company/country',
  'company/address/line1',
  'company/address/postalCode',
  'company/address/city',
];
const contactNeeds: readonly (keyof OrderValues)[] = ['contact/name', 'contact/email'];

/** Fields that an order cannot do without, so that all are shown at once and before anything is sent. */
function needed(names: readonly (keyof OrderValues)[], words: string) {
  return Object.fromEntries(names.map((name) => [name, (value: string) => (value.trim() ? null : words)]));
}

const methods: readonly PaymentMethod[] = ['invoice', 'prepayment', 'card'];

/** The form as the order's body; what was left empty is left out. */
function orderBody(values: OrderValues, basket: BasketReply, language: 'en' | 'de', ownCompany: boolean): PlaceOrder {
  const given = (name: keyof OrderValues) => values[name].trim() || undefined;
  return {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: methods.find((method) => method === values.paymentMethod) ?? 'invoice',
    ...(ownCompany
      ? {}
      : {
          company: {
            name: values['company/name'],
            country: values['company/country'],
            vatId: given('company/vatId'),
            address: {
              line1: values['company/address/line1'],
              line2: given('company/address/line2'),
              postalCode: values['company/address/postalCode'],
              city: values['company/address/city'],
              region: given('company/address/region'),
            },
          },
        }),
    contact: { name: values['contact/name'], email: values['contact/email'], phone: given('contact/phone') },
    poReference: given('poReference'),
    termsVersion: basket.termsVersion,
    language,
  };
}

function Checkout({ basket }: { basket: BasketReply }) {
  const t = useTexts('store', 'buying');
  const { me, language } = useReader();
  const company = companyOf(me);
  const changing = useBasketChange();
  /** The basket as it stood when an order on it was refused, for the difference. */
  const [before, setBefore] = useState<BasketReply | null>(null);
  const seen = useRef(basket);
  seen.current = basket;
  const form = useForm({
    draft: 'order',
    initial: {
      ...empty,
      'contact/name': me?.person.name ?? '',
      'contact/email': me?.person.email ?? '',
      'contact/phone': me?.person.phone ?? '',
    },
    secret: ['termsVersion'],
    checks: {
      ...needed(company ? contactNeeds : [...companyNeeds, ...contactNeeds], t('fieldNeeded')),
      termsVersion: (value) => (value === 'yes' ? null : t('termsNeeded')),
    },
    send: async (values, idempotencyKey) => {
      try {
        const body = orderBody(values, seen.current, language, company !== null);
        return await send<OrderPlacedReply>('POST', storeApi.orders(), body, { idempotencyKey });
      } catch (cause) {
        if (cause instanceof ApiProblem && outdated.has(cause.problem.type)) {
          setBefore(seen.current);
          await queryClient.invalidateQueries({ queryKey: [api.basket()] });
        }
        throw cause;
      }
    },
    done: ({ link, state }) => {
      const { pathname } = new URL(link, location.href);
      navigate(state === 'placed' ? `${pathname}?placed=1` : pathname, { replace: true });
      void queryClient.invalidateQueries({ queryKey: [api.basket()] });
    },
  });
  const buys = basket.limit.decision === 'buy';
  return (
    <div className="cols">
      <div className="config">
        {before && <PriceChange before={before} after={basket} />}
        {!buys && (
          <Note tone="warn">
            <span className="strong">{t('basketOver')}</span>
          </Note>
        )}
        {buys && <OrderForm form={form} basket={basket} company={company} />}
      </div>
      <aside className="side" aria-label={t('basketTotals')}>
        <section className="panel sum" aria-labelledby="order-total">
          <h2 id="order-total">{t('basketTitle')}</h2>
          <LineDigest lines={useDigest()(basket)} />
          <BasketTotals basket={basket} />
          <p className="tiny muted">{t('checkoutBeforeTax')}</p>
          <hr className="rule" />
          <LimitState limit={basket.limit} commitment={basket.totals.commitment} />
          {buys ? (
            <Anchor className="small" href={web.store.basket()}>
              {t('backToBasket')}
            </Anchor>
          ) : (
            <div className="sum-stack">
              <WaysOn basket={basket} changing={changing} />
            </div>
          )}
        </section>
        {basket.contact && <ContactCard contact={basket.contact} />}
      </aside>
    </div>
  );
}

type OrderForming = Parameters<typeof CompanyFields>[0]['form'];

function OrderForm({
  form,
  basket,
  company,
}: {
  readonly form: OrderForming;
  readonly basket: BasketReply;
  readonly company: ReturnType<typeof companyOf>;
}) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { url } = usePlace();
  return (
    <Panel title={t('checkoutTitle')} hiddenTitle>
      {!company && (
        <p className="small form-lede">
          <Rich
            text={t('checkoutSignIn')}
            parts={{ in: (words) => <Anchor href={web.signIn(url.pathname)}>{words}</Anchor> }}
          />
        </p>
      )}
      <Form
        form={form}
        action={t('placeOrder', { amount: format.money(basket.totals.dueNow) })}
        label={t('checkoutTitle')}
      >
        {company ? (
          <fieldset className="form">
            <legend className="form-part">{t('checkoutCompany')}</legend>
            <p className="small">{t('checkoutCompanyOf', { company: company.company, number: company.number })}</p>
          </fieldset>
        ) : (
          <CompanyFields form={form} />
        )}
        <ContactFields form={form} />
        <PaymentFields form={form} basket={basket} />
      </Form>
    </Panel>
  );
}
