import type { PaymentMethod } from '../../business/ordering/terms.ts';
import { storeApi, storeWeb } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { CheckboxField, RadioField } from '../ui/choice-fields.tsx';
import { CountryField } from '../ui/country-field.tsx';
import { TextField } from '../ui/field.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Rich } from '../ui/rich.tsx';
import type { OrderValues } from './order-place.tsx';
import type { BasketReply } from './replies.ts';

type Forming = { readonly form: FormState<OrderValues> };

/** The company as it stands on the documents. It joins no known company by itself. */
export function CompanyFields({ form }: Forming) {
  const t = useTexts('store', 'buying');
  return (
    <fieldset className="form">
      <legend className="form-part">{t('checkoutCompany')}</legend>
      <TextField {...form.field('company/name')} label={t('companyName')} autoComplete="organization" />
      <TextField {...form.field('company/address/line1')} label={t('addressLine1')} autoComplete="address-line1" />
      <TextField
        {...form.field('company/address/line2')}
        label={t('addressLine2')}
        autoComplete="address-line2"
        optional
      />
      <div className="pair">
        <TextField {...form.field('company/address/postalCode')} label={t('postalCode')} autoComplete="postal-code" />
        <TextField {...form.field('company/address/city')} label={t('city')} autoComplete="address-level2" />
      </div>
      <div className="pair">
        <TextField
          {...form.field('company/address/region')}
          label={t('region')}
          autoComplete="address-level1"
          optional
        />
        <CountryField {...form.field('company/country')} label={t('country')} empty={t('countryChoose')} />
      </div>
      <TextField {...form.field('company/vatId')} label={t('vatId')} hint={t('vatIdHint')} optional />
    </fieldset>
  );
}

export function ContactFields({ form }: Forming) {
  const t = useTexts('store', 'buying');
  return (
    <fieldset className="form">
      <legend className="form-part">{t('checkoutContact')}</legend>
      <TextField {...form.field('contact/name')} label={t('personName')} autoComplete="name" />
      <TextField
        {...form.field('contact/email')}
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        autoComplete="email"
      />
      <TextField {...form.field('contact/phone')} label={t('phone')} type="tel" autoComplete="tel" optional />
    </fieldset>
  );
}

/** How it is paid, the buyer's own reference, and the terms by the version that is shown. */
export function PaymentFields({ form, basket }: Forming & { basket: BasketReply }) {
  const t = useTexts('store', 'buying');
  const { body } = useReply<{ methods: readonly PaymentMethod[] }>(storeApi.paymentMethods());
  const byCard = body?.methods.includes('card') ?? false;
  return (
    <fieldset className="form">
      <legend className="form-part">{t('checkoutPayment')}</legend>
      <TextField {...form.field('poReference')} label={t('poReference')} hint={t('poReferenceHint')} optional />
      <RadioField
        {...form.field('paymentMethod')}
        label={t('payBy')}
        options={[
          { value: 'invoice', label: t('payInvoice'), hint: t('payInvoiceHint', { days: basket.paymentDays }) },
          { value: 'prepayment', label: t('payPrepayment'), hint: t('payPrepaymentHint') },
          ...(byCard ? [{ value: 'card', label: t('payCard'), hint: t('payCardHint') }] : []),
        ]}
      />
      <CheckboxField
        {...form.field('termsVersion')}
        label={
          <Rich
            text={t('termsAccept', { version: basket.termsVersion })}
            parts={{
              terms: (words) => (
                <Anchor href={storeWeb.terms(basket.termsVersion)} target="_blank">
                  {words}
                </Anchor>
              ),
            }}
          />
        }
      />
    </fieldset>
  );
}
