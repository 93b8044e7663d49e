import './store.css';
import './basket.css';
import { send } from '../api.ts';
import { api, storeApi, web } from '../paths.ts';
import { navigate, useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { CountryField } from '../ui/country-field.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BasketTotals, LineDigest, useDigest } from './basket-totals.tsx';
import { ContactCard } from './contact-card.tsx';
import { LimitState } from './limit-state.tsx';
import { usePeriodWords } from './period-words.ts';
import { productPath } from './product-choice.ts';
import { editionName } from './product-summary.tsx';
import type { BasketReply, ProductReply, StoreReply, TalkReply } from './replies.ts';

/** What is talked about: a choice of a product where the address names one, else the basket, else just a question. */
type About =
  | { readonly kind: 'product'; readonly reply: ProductReply }
  | { readonly kind: 'basket'; readonly basket: BasketReply }
  | { readonly kind: 'question' };

/** Talk to sales: the basket goes along, the rest is said once, a named person answers by a named time. */
export default function RequestCreate() {
  const t = useTexts('store', 'buying');
  const { search } = useSearch();
  const slug = search.get('product');
  const product = useReply<ProductReply>(slug === null ? null : productPath(slug, search));
  const basket = useReply<BasketReply>(slug === null ? api.basket() : null);
  const store = useReply<StoreReply>(storeApi.store());
  const asked = slug === null ? basket : product;
  const contact = product.body?.contact ?? basket.body?.contact ?? store.body?.contact ?? null;
  const about: About | null = product.body
    ? { kind: 'product', reply: product.body }
    : basket.body
      ? basket.body.lines.length > 0
        ? { kind: 'basket', basket: basket.body }
        : { kind: 'question' }
      : null;
  return (
    <div className="stacked store-page">
      <PageHead title={t('talkTitle')} />
      <p className="muted">{contact ? t('talkLede', { name: contact.name }) : t('talkLedeNobody')}</p>
      {asked.problem && <Refusal problem={asked.problem} again={asked.again} />}
      {!about && !asked.problem && (
        <Panel title={t('talkTitle')} hiddenTitle>
          <Skeleton height="20rem" />
        </Panel>
      )}
      {about && (
        <div className="cols">
          <TalkForm about={about} name={contact?.name ?? null} />
          <aside className="side" aria-label={t('talkAboutThis')}>
            <AboutPanel about={about} />
            {contact && <ContactCard contact={contact} />}
          </aside>
        </div>
      )}
    </div>
  );
}

const empty = { company: '', country: '', name: '', email: '', phone: '', need: '' };

function subjectOf(about: About) {
  switch (about.kind) {
    case 'product':
      return {
        product: { offerId: about.reply.choice.offerId, quantity: about.reply.quantity },
        currency: about.reply.currency,
      };
    case 'basket':
      return about.basket.id ? { basketId: about.basket.id } : {};
    case 'question':
      return {};
  }
}

function TalkForm({ about, name }: { about: About; name: string | null }) {
  const t = useTexts('store', 'buying');
  const { me } = useReader();
  const company = me?.memberships.find(({ accountId }) => accountId === me.activeAccountId);
  const wanted = (value: string) => (value.trim() ? null : t('fieldNeeded'));
  const form = useForm({
    draft: 'talk',
    initial: { ...empty, name: me?.person.name ?? '', email: me?.person.email ?? '', phone: me?.person.phone ?? '' },
    checks: {
      ...(company ? {} : { company: wanted, country: wanted, name: wanted, email: wanted }),
      ...(about.kind === 'question' ? { need: wanted } : {}),
    },
    send: (values, idempotencyKey) => {
      const given = Object.entries(values).filter(([field, value]) => {
        const own = company && ['company', 'country', 'name', 'email'].includes(field);
        return value.trim() !== '' && !own;
      });
      const body = { ...subjectOf(about), ...Object.fromEntries(given) };
      return send<TalkReply>('POST', storeApi.talk(), body, { idempotencyKey });
    },
    done: (reply) => navigate(`${web.store.request(reply.token)}?sent=${reply.updated ? 'updated' : 'new'}`),
  });
  return (
    <Panel title={t('talkForm')}>
      <Form form={form} action={name ? t('talkSendTo', { name }) : t('talkSend')} label={t('talkTitle')}>
        <TextArea
          {...form.field('need')}
          label={t('talkNeed')}
          hint={t('talkNeedHint')}
          rows={5}
          optional={about.kind !== 'question'}
        />
        {company && me ? (
          <p className="small">{t('talkAsBuyer', { name: me.person.name, company: company.company })}</p>
        ) : (
          <>
            <div className="pair">
              <TextField {...form.field('company')} label={t('companyName')} autoComplete="organization" />
              <CountryField {...form.field('country')} label={t('country')} empty={t('countryChoose')} />
            </div>
            <div className="pair">
              <TextField {...form.field('name')} label={t('personName')} autoComplete="name" />
              <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="email" />
            </div>
          </>
        )}
        <TextField {...form.field('phone')} label={t('phone')} type="tel" autoComplete="tel" optional />
      </Form>
    </Panel>
  );
}

function AboutPanel({ about }: { about: About }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const period = usePeriodWords();
  const digest = useDigest();
  if (about.kind === 'question') {
    return (
      <section className="panel sum" aria-labelledby="about-title">
        <h2 id="about-title">{t('talkAboutThis')}</h2>
        <p className="small">{t('talkAboutNothing')}</p>
      </section>
    );
  }
  if (about.kind === 'basket') {
    return (
      <section className="panel sum" aria-labelledby="about-title">
        <h2 id="about-title">{t('talkAboutThis')}</h2>
        <LineDigest lines={digest(about.basket)} />
        <BasketTotals basket={about.basket} />
        <hr className="rule" />
        <LimitState limit={about.basket.limit} commitment={about.basket.totals.commitment} />
      </section>
    );
  }
  const { reply } = about;
  return (
    <section className="panel sum" aria-labelledby="about-title">
      <h2 id="about-title">{t('talkAboutThis')}</h2>
      <LineDigest
        lines={[
          {
            key: reply.choice.sku,
            name: `${format.quantity(reply.quantity)} ${reply.product.name} ${editionName(reply)}`,
            note: period.term(reply.term),
            amount: reply.choice.commitment,
          },
        ]}
      />
      <hr className="rule" />
      <LimitState limit={reply.limit} commitment={reply.choice.commitment} />
    </section>
  );
}
